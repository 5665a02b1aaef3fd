import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  DIGEST_LANGUAGES,
  RECIPIENT_STATES,
  WEEKDAYS,
  type RecipientInput,
} from '~/core/digest/recipient';
import type { DueDigest } from '~/core/digest/schedule';
import type {
  AddOutcome,
  LinkPurpose,
  Recipient,
  RecipientRepository,
} from '~/services/digest/ports';
import { inTransaction, type Database } from '../database';
import { UnknownStoreError } from '../errors';
import { parseRow, parseRows, readRow, readRows } from '../rows';
import { audiences } from '../shapes';
import { readinessOfAll } from './stored-digest';

const state = z.enum(RECIPIENT_STATES);

const RECIPIENT = {
  tables: 'digest_recipient',
  row: z.object({
    id: z.string(),
    email: z.string(),
    language: z.enum(DIGEST_LANGUAGES),
    weekday: z.literal(WEEKDAYS),
    hour: z.number(),
    audiences,
    state,
    state_detail: z.string().nullable(),
    state_at: z.date(),
    added_by: z.string(),
    added_at: z.date(),
    confirmed_at: z.date().nullable(),
    next_due_at: z.date().nullable(),
    next_week: z.string().nullable(),
    reported_until: z.date().nullable(),
    reported_readiness: readinessOfAll.nullable(),
  }),
};

const KNOWN = {
  tables: 'digest_recipient',
  row: z.object({ email: z.string().nullable(), state }),
};

const COUNT = { tables: 'digest_recipient', row: z.object({ count: z.number() }) };

/** What Prisma gives as text. */
const STATE = { tables: 'digest_recipient', row: z.object({ state }) };

const DUE = {
  tables: 'digest_recipient, recipient_digest',
  row: z.object({ store: z.string(), due_at: z.date() }),
};

const COLUMNS = `id, email, language, weekday, hour, audiences, state, state_detail, state_at, added_by, added_at,
  confirmed_at, next_due_at, next_week, reported_until, reported_readiness`;

export class PostgresRecipientRepository implements RecipientRepository {
  constructor(private readonly database: Database) {}

  async list(store: string): Promise<Recipient[]> {
    const rows = await readRows(
      this.database.pool,
      RECIPIENT,
      `SELECT ${COLUMNS} FROM digest_recipient WHERE store = $1 AND email IS NOT NULL ORDER BY added_at, id`,
      [store],
    );
    return rows.map(toRecipient);
  }

  async find(store: string, id: string): Promise<Recipient | null> {
    const row = await readRow(
      this.database.pool,
      RECIPIENT,
      `SELECT ${COLUMNS} FROM digest_recipient WHERE store = $1 AND id = $2 AND email IS NOT NULL`,
      [store, id],
    );
    return row ? toRecipient(row) : null;
  }

  add(
    store: string,
    input: RecipientInput,
    { by, at, limit }: { by: string; at: Date; limit: number },
  ): Promise<AddOutcome> {
    const key = addressKey(store, input.email);
    return inTransaction(this.database.pool, async (client): Promise<AddOutcome> => {
      // One at a time for a store, or two could each be its last one.
      const locked = await client.query('SELECT 1 FROM store WHERE domain = $1 FOR NO KEY UPDATE', [
        store,
      ]);
      if (locked.rowCount === 0) throw new UnknownStoreError(store);
      const known = await readRow(
        client,
        KNOWN,
        'SELECT email, state FROM digest_recipient WHERE store = $1 AND address_key = $2',
        [store, key],
      );
      if (known?.state === 'unsubscribed') return { refused: 'unsubscribed' };
      if (known && known.email !== null) return { refused: 'exists' };
      const counted = await readRow(
        client,
        COUNT,
        'SELECT count(*)::int AS count FROM digest_recipient WHERE store = $1 AND email IS NOT NULL',
        [store],
      );
      if ((counted?.count ?? 0) >= limit) return { refused: 'tooMany' };
      const added = await readRow(
        client,
        RECIPIENT,
        `INSERT INTO digest_recipient (store, id, address_key, email, language, weekday, hour, audiences, state,
           state_at, added_at, added_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'unconfirmed', $9, $9, $10)
         ON CONFLICT (store, address_key) DO UPDATE SET
           email = EXCLUDED.email, language = EXCLUDED.language, weekday = EXCLUDED.weekday,
           hour = EXCLUDED.hour, audiences = EXCLUDED.audiences, state = EXCLUDED.state, state_detail = NULL,
           state_at = EXCLUDED.state_at, added_at = EXCLUDED.added_at, added_by = EXCLUDED.added_by,
           confirmed_at = NULL, next_due_at = NULL, next_week = NULL
         RETURNING ${COLUMNS}`,
        [
          store,
          randomUUID(),
          key,
          input.email,
          input.language,
          input.weekday,
          input.hour,
          input.audiences,
          at,
          by,
        ],
      );
      await client.query(RAISE_VERSION, [store]);
      if (!added) throw new Error('An added recipient has a row.');
      return { added: toRecipient(added) };
    });
  }

  async update(
    store: string,
    id: string,
    { next, ...change }: Parameters<RecipientRepository['update']>[2],
  ): Promise<boolean> {
    const { count } = await this.database.prisma.digestRecipient.updateMany({
      where: { store, id, email: { not: null } },
      data: { ...change, ...(next !== undefined && dueColumns(next)) },
    });
    if (count > 0) await this.#raiseVersion(store);
    return count > 0;
  }

  async setState(
    store: string,
    id: string,
    change: Parameters<RecipientRepository['setState']>[2],
  ): Promise<boolean> {
    const { count } = await this.database.prisma.digestRecipient.updateMany({
      where: { store, id, state: { in: [...change.from] } },
      data: {
        state: change.to,
        stateAt: change.at,
        stateDetail: change.detail ?? null,
        ...dueColumns(change.next),
        confirmedAt: change.confirmedAt,
      },
    });
    if (count > 0) await this.#raiseVersion(store);
    return count > 0;
  }

  async remove(store: string, id: string, at: Date): Promise<boolean> {
    const { rowCount } = await this.database.pool.query(
      `UPDATE digest_recipient SET email = NULL, next_due_at = NULL, next_week = NULL, state_detail = NULL, state_at = $3,
         state = CASE WHEN state = 'unsubscribed' THEN state ELSE 'unconfirmed' END
       WHERE store = $1 AND id = $2 AND email IS NOT NULL`,
      [store, id, at],
    );
    if (rowCount) await this.#raiseVersion(store);
    return rowCount === 1;
  }

  async addLink(
    store: string,
    recipientId: string,
    { tokenHash, purpose, at }: { tokenHash: string; purpose: LinkPurpose; at: Date },
  ): Promise<void> {
    await this.database.prisma.digestLink.create({
      data: { store, recipientId, tokenHash, purpose, createdAt: at },
    });
  }

  countLinks(
    store: string,
    recipientId: string,
    purpose: LinkPurpose,
    since: Date,
  ): Promise<number> {
    return this.database.prisma.digestLink.count({
      where: { store, recipientId, purpose, createdAt: { gt: since } },
    });
  }

  async findByLink(tokenHash: string, purpose: LinkPurpose) {
    const link = await this.database.prisma.digestLink.findUnique({
      where: { tokenHash, purpose },
      include: { recipient: true },
    });
    if (link === null) return null;
    const { recipient } = link;
    return {
      store: recipient.store,
      id: recipient.id,
      state: parseRow(STATE, recipient.store, recipient).state,
      isRemoved: recipient.email === null,
    };
  }

  async due(store: string, now: Date): Promise<Recipient[]> {
    const rows = await readRows(
      this.database.pool,
      RECIPIENT,
      `SELECT ${COLUMNS} FROM digest_recipient
       WHERE store = $1 AND state = 'active' AND next_due_at <= $2 AND email IS NOT NULL ORDER BY id`,
      [store, now],
    );
    return rows.map(toRecipient);
  }

  async skip(
    store: string,
    id: string,
    { due, next }: { due: DueDigest; next: DueDigest },
  ): Promise<boolean> {
    const { count } = await this.database.prisma.digestRecipient.updateMany({
      where: { store, id, nextDueAt: due.at, nextWeek: due.isoWeek, state: 'active' },
      data: dueColumns(next),
    });
    return count > 0;
  }

  async storesDue(before: Date): Promise<{ store: string; dueAt: Date }[]> {
    const { rows } = await this.database.pool.query(
      `SELECT store, min(due_at) AS due_at FROM (
         SELECT store, next_due_at AS due_at FROM digest_recipient
         WHERE state = 'active' AND next_due_at < $1
         UNION ALL
         SELECT store, coalesce(leased_until, next_attempt_at, sending_at, claimed_at) FROM recipient_digest
         WHERE state IN ('claimed', 'sending')
       ) AS waiting WHERE due_at < $1 GROUP BY store ORDER BY due_at, store`,
      [before],
    );
    return parseRows(DUE, null, rows).map(({ store, due_at }) => ({ store, dueAt: due_at }));
  }

  /** Open pages look again. */
  async #raiseVersion(store: string): Promise<void> {
    await this.database.pool.query(RAISE_VERSION, [store]);
  }
}

export const RAISE_VERSION = 'UPDATE store SET version = version + 1 WHERE domain = $1';

function dueColumns(due: DueDigest | null) {
  return { nextDueAt: due?.at ?? null, nextWeek: due?.isoWeek ?? null };
}

/** Two spellings of an address that differ in case alone are one recipient. */
function addressKey(store: string, email: string): string {
  return createHash('sha256')
    .update(`${store}\n${email.normalize('NFC').toLowerCase()}`)
    .digest('base64url');
}

function toRecipient(row: z.infer<typeof RECIPIENT.row>): Recipient {
  return {
    id: row.id,
    email: row.email,
    language: row.language,
    weekday: row.weekday,
    hour: row.hour,
    audiences: row.audiences,
    state: row.state,
    stateDetail: row.state_detail,
    stateAt: row.state_at,
    addedBy: row.added_by,
    addedAt: row.added_at,
    confirmedAt: row.confirmed_at,
    next: row.next_due_at && row.next_week ? { at: row.next_due_at, isoWeek: row.next_week } : null,
    reportedUntil: row.reported_until,
    reportedReadiness: row.reported_readiness,
  };
}
