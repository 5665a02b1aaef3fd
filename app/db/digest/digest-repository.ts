import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Told } from '~/core/digest/digest';
import { DIGEST_STATES, type DigestState } from '~/core/digest/digest-state';
import { DIGEST_LANGUAGES } from '~/core/digest/recipient';
import type {
  Attempt,
  AttemptOutcome,
  DigestRepository,
  NewDigest,
  StoredDigest,
} from '~/services/digest/ports';
import { inTransaction, type Database } from '../database';
import { readRow, readRows } from '../rows';
import { storableJson, storableText } from '../stored-text';
import { RAISE_VERSION } from './recipient-repository';
import { readinessOfAll, storedDigest } from './stored-digest';

const DIGEST = {
  tables: 'recipient_digest, digest_recipient',
  row: z.object({
    id: z.string(),
    recipient_id: z.string(),
    email: z.string().nullable(),
    language: z.enum(DIGEST_LANGUAGES),
    iso_week: z.string(),
    state: z.enum(DIGEST_STATES),
    digest: storedDigest,
    message_id: z.string(),
    subject: z.string().nullable(),
    claimed_at: z.date(),
    sending_at: z.date().nullable(),
    ended_at: z.date().nullable(),
    attempts: z.number(),
    next_attempt_at: z.date().nullable(),
    response: z.string().nullable(),
    delay: z.string().nullable(),
  }),
};

const ATTEMPTS = { tables: 'recipient_digest', row: z.object({ attempts: z.number() }) };

const NEXT_LOOK = { tables: 'recipient_digest', row: z.object({ at: z.date().nullable() }) };

const LAST_SENT = {
  tables: 'recipient_digest',
  row: z.object({ at: z.date(), until: z.date(), readiness: readinessOfAll }),
};

const LAST_TOLD = { tables: 'recipient_digest', row: z.object({ digest: storedDigest }) };

const SELECT = `SELECT d.id, d.recipient_id, r.email, r.language, d.iso_week, d.state, d.digest, d.message_id, d.subject,
    d.claimed_at, d.sending_at, d.ended_at, d.attempts, d.next_attempt_at, d.response, d.delay
  FROM recipient_digest d JOIN digest_recipient r ON r.store = d.store AND r.id = d.recipient_id
  WHERE d.store = $1`;

/** The one place that moves a digest from state to state; each move names the states that it may leave. */
export class PostgresDigestRepository implements DigestRepository {
  constructor(private readonly database: Database) {}

  claim(store: string, digest: NewDigest, at: Date): Promise<boolean> {
    return inTransaction(this.database.pool, async (client) => {
      // First, so that of two workers the second finds the recipient moved on.
      const moved = await client.query(
        `UPDATE digest_recipient SET next_due_at = $5, next_week = $6
         WHERE store = $1 AND id = $2 AND next_due_at = $3 AND next_week = $4 AND state = 'active'`,
        [
          store,
          digest.recipientId,
          digest.due.at,
          digest.due.isoWeek,
          digest.next.at,
          digest.next.isoWeek,
        ],
      );
      if (moved.rowCount === 0) return false;
      const { rowCount } = await client.query(
        `INSERT INTO recipient_digest (store, id, recipient_id, iso_week, state, digest, readiness, message_id, claimed_at)
         VALUES ($1, $2, $3, $4, 'claimed', $5, $6, $7, $8)
         ON CONFLICT (store, recipient_id, iso_week) DO NOTHING`,
        [
          store,
          randomUUID(),
          digest.recipientId,
          digest.isoWeek,
          storableJson(digest.digest),
          JSON.stringify(digest.readiness),
          digest.messageId,
          at,
        ],
      );
      return rowCount === 1;
    });
  }

  async ready(store: string, now: Date): Promise<StoredDigest[]> {
    const rows = await readRows(
      this.database.pool,
      DIGEST,
      `${SELECT} AND d.state = 'claimed' AND coalesce(d.leased_until, d.next_attempt_at, $2) <= $2
       ORDER BY d.claimed_at, d.id`,
      [store, now],
    );
    return rows.map(toDigest);
  }

  async takeAttempt(
    store: string,
    digestId: string,
    { now, until }: { now: Date; until: Date },
  ): Promise<Attempt | null> {
    const row = await readRow(
      this.database.pool,
      ATTEMPTS,
      `UPDATE recipient_digest SET attempts = attempts + 1, leased_until = $4, next_attempt_at = NULL
       WHERE store = $1 AND id = $2 AND state = 'claimed' AND coalesce(leased_until, next_attempt_at, $3) <= $3
       RETURNING attempts`,
      [store, digestId, now, until],
    );
    return row ? { digestId, number: row.attempts } : null;
  }

  async keepAttempt(store: string, attempt: Attempt, until: Date): Promise<void> {
    await this.database.pool.query(
      `UPDATE recipient_digest SET leased_until = greatest(leased_until, $4)
       WHERE store = $1 AND id = $2 AND attempts = $3 AND state = 'claimed' AND leased_until IS NOT NULL`,
      [store, attempt.digestId, attempt.number, until],
    );
  }

  async handBack(store: string, attempt: Attempt): Promise<void> {
    await this.database.pool.query(
      `UPDATE recipient_digest SET leased_until = NULL
       WHERE store = $1 AND id = $2 AND attempts = $3 AND state = 'claimed'`,
      [store, attempt.digestId, attempt.number],
    );
  }

  async beginSending(store: string, attempt: Attempt, subject: string, at: Date): Promise<boolean> {
    const { rowCount } = await this.database.pool.query(
      `UPDATE recipient_digest d SET state = 'sending', sending_at = $4, subject = $5
       FROM digest_recipient r
       WHERE d.store = $1 AND d.id = $2 AND d.attempts = $3 AND d.state = 'claimed'
         AND r.store = d.store AND r.id = d.recipient_id AND r.state = 'active' AND r.email IS NOT NULL`,
      [store, attempt.digestId, attempt.number, at, storableText(subject)],
    );
    return rowCount === 1;
  }

  async record(
    store: string,
    attempt: Attempt,
    outcome: AttemptOutcome,
    at: Date,
  ): Promise<boolean> {
    const recorded = await inTransaction(this.database.pool, async (client) => {
      const { rowCount } = await client.query(
        `UPDATE recipient_digest SET state = $4, response = $5, leased_until = NULL,
           ended_at = CASE WHEN $4 = 'claimed' THEN NULL ELSE $6::timestamptz END, next_attempt_at = $7
         WHERE store = $1 AND id = $2 AND attempts = $3 AND state = ANY($8)`,
        [
          store,
          attempt.digestId,
          attempt.number,
          outcome.state,
          storableText(outcome.response),
          at,
          outcome.state === 'claimed' ? outcome.nextAttemptAt : null,
          MAY_FOLLOW[outcome.state],
        ],
      );
      if (rowCount === 0) return false;
      if (outcome.state === 'sent') {
        await client.query(
          `UPDATE digest_recipient r SET reported_until = (d.digest->>'until')::timestamptz, reported_readiness = d.readiness
           FROM recipient_digest d
           WHERE d.store = $1 AND d.id = $2 AND r.store = d.store AND r.id = d.recipient_id
             AND coalesce(r.reported_until < (d.digest->>'until')::timestamptz, true)`,
          [store, attempt.digestId],
        );
      }
      if (outcome.state === 'refused' && outcome.stopsRecipient) {
        await client.query(
          `UPDATE digest_recipient r SET state = 'refused', state_detail = $3, state_at = $4, next_due_at = NULL, next_week = NULL
           FROM recipient_digest d
           WHERE d.store = $1 AND d.id = $2 AND r.store = d.store AND r.id = d.recipient_id AND r.state = 'active'`,
          [store, attempt.digestId, storableText(outcome.response), at],
        );
      }
      return true;
    });
    // Apart, since an audit may hold the store's row: the outcome of a mail does not wait for that.
    if (recorded) await this.#raiseVersion(store);
    return recorded;
  }

  async giveUpOn(store: string, sendingBefore: Date, at: Date): Promise<number> {
    const { rowCount } = await this.database.pool.query(
      `UPDATE recipient_digest SET state = 'unknown', ended_at = $3, leased_until = NULL
       WHERE store = $1 AND state = 'sending' AND sending_at < $2`,
      [store, sendingBefore, at],
    );
    if (rowCount) await this.#raiseVersion(store);
    return rowCount ?? 0;
  }

  async reopen(store: string, digestId: string, at: Date): Promise<boolean> {
    const { rowCount } = await this.database.pool.query(
      `UPDATE recipient_digest SET state = 'claimed', ended_at = NULL, leased_until = NULL, next_attempt_at = $3
       WHERE store = $1 AND id = $2 AND state IN ('unknown', 'refused')`,
      [store, digestId, at],
    );
    return rowCount === 1;
  }

  async nextLook(store: string, sendingForMs: number): Promise<Date | null> {
    const row = await readRow(
      this.database.pool,
      NEXT_LOOK,
      `SELECT min(CASE state WHEN 'sending' THEN sending_at + $2 * interval '1 millisecond'
         ELSE coalesce(leased_until, next_attempt_at, claimed_at) END) AS at
       FROM recipient_digest WHERE store = $1 AND state IN ('claimed', 'sending')`,
      [store, sendingForMs],
    );
    return row?.at ?? null;
  }

  async find(store: string, digestId: string): Promise<StoredDigest | null> {
    const row = await readRow(this.database.pool, DIGEST, `${SELECT} AND d.id = $2`, [
      store,
      digestId,
    ]);
    return row ? toDigest(row) : null;
  }

  async list(store: string, { limit }: { limit: number }): Promise<StoredDigest[]> {
    const rows = await readRows(
      this.database.pool,
      DIGEST,
      `${SELECT} ORDER BY d.claimed_at DESC, d.id LIMIT $2`,
      [store, limit],
    );
    return rows.map(toDigest);
  }

  async lastSent(store: string) {
    const row = await readRow(
      this.database.pool,
      LAST_SENT,
      `SELECT ended_at AS at, (digest->>'until')::timestamptz AS until, readiness FROM recipient_digest
       WHERE store = $1 AND state = 'sent' ORDER BY claimed_at DESC LIMIT 1`,
      [store],
    );
    return row ?? null;
  }

  async lastTold(store: string, recipientId: string): Promise<Told | null> {
    const row = await readRow(
      this.database.pool,
      LAST_TOLD,
      `SELECT digest FROM recipient_digest
       WHERE store = $1 AND recipient_id = $2 AND state = 'sent'
       ORDER BY (digest->>'until')::timestamptz DESC LIMIT 1`,
      [store, recipientId],
    );
    return row?.digest.told ?? null;
  }

  async forgetBefore(store: string, claimedBefore: Date): Promise<number> {
    const { count } = await this.database.prisma.recipientDigest.deleteMany({
      where: { store, claimedAt: { lt: claimedBefore }, state: { notIn: ['claimed', 'sending'] } },
    });
    return count;
  }

  async #raiseVersion(store: string): Promise<void> {
    await this.database.pool.query(RAISE_VERSION, [store]);
  }
}

/** The server's answer counts even where it came after the attempt was given up on. */
const MAY_FOLLOW: Record<AttemptOutcome['state'], DigestState[]> = {
  sent: ['sending', 'unknown'],
  claimed: ['claimed', 'sending'],
  refused: ['claimed', 'sending', 'unknown'],
  unknown: ['sending'],
  cancelled: ['claimed'],
};

function toDigest(row: z.infer<typeof DIGEST.row>): StoredDigest {
  return {
    id: row.id,
    recipientId: row.recipient_id,
    email: row.email,
    language: row.language,
    isoWeek: row.iso_week,
    state: row.state,
    digest: row.digest,
    messageId: row.message_id,
    subject: row.subject,
    claimedAt: row.claimed_at,
    sendingAt: row.sending_at,
    endedAt: row.ended_at,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    response: row.response,
    delay: row.delay,
  };
}
