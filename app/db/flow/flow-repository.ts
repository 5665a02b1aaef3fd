import { z } from 'zod';
import { SEVERITIES } from '~/core/audit/outcome';
import {
  FLOW_TRIGGERS,
  type FindingTurn,
  type FlowEvent,
  type FlowTrigger,
} from '~/core/flow/triggers';
import { AUDIENCES } from '~/core/listing/audience';
import type {
  FlowEventEnd,
  FlowRepository,
  FlowUse,
  PendingFlowEvent,
} from '~/services/flow/ports';
import { inTransaction, type Database } from '../database';
import { parseRows, readRows } from '../rows';
import { audiences, severity } from '../shapes';
import { storableJson } from '../stored-text';

const USE = {
  tables: 'flow_use',
  row: z.object({ trigger: z.enum(FLOW_TRIGGERS), collectedUntil: z.date() }),
};
const STORE_IN_USE = { tables: 'flow_use', row: z.object({ store: z.string() }) };
const PENDING = {
  tables: 'flow_event',
  row: z.object({
    id: z.string(),
    trigger: z.enum(FLOW_TRIGGERS),
    payload: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
};
const TURN = {
  tables: 'finding',
  row: z.object({
    listingId: z.string(),
    rule: z.string(),
    audiences,
    severity,
    count: z.number(),
    at: z.date(),
  }),
};

/** A finding that was opened and resolved since then counts as both; one that is set aside as neither. */
const TURNED = {
  opened: {
    at: 'opened_at',
    where: `(status = 'open' OR (status = 'resolved' AND resolved_at > $2)) AND opened_at > $2`,
  },
  resolved: { at: 'resolved_at', where: `status = 'resolved' AND resolved_at > $2` },
} as const;

export class PostgresFlowRepository implements FlowRepository {
  constructor(private readonly database: Database) {}

  async noteUse(
    store: string,
    { trigger, isUsed, toldAt }: { trigger: FlowTrigger; isUsed: boolean; toldAt: Date },
  ): Promise<void> {
    await this.database.pool.query(
      `INSERT INTO flow_use AS u (store, trigger, is_used, told_at, collected_until)
       SELECT $1, $2, $3, $4, $4 FROM store WHERE domain = $1
       ON CONFLICT (store, trigger) DO UPDATE SET
         is_used = EXCLUDED.is_used,
         told_at = EXCLUDED.told_at,
         -- What happened while no workflow asked for it is not told afterwards.
         collected_until = CASE WHEN u.is_used THEN u.collected_until ELSE EXCLUDED.told_at END
       WHERE u.told_at < EXCLUDED.told_at`,
      [store, trigger, isUsed, toldAt],
    );
  }

  async uses(store: string): Promise<FlowUse[]> {
    return readRows(
      this.database.pool,
      USE,
      `SELECT trigger, collected_until AS "collectedUntil"
       FROM flow_use WHERE store = $1 AND is_used ORDER BY trigger`,
      [store],
    );
  }

  async storesInUse(): Promise<string[]> {
    const { rows } = await this.database.pool.query(
      'SELECT DISTINCT store FROM flow_use WHERE is_used ORDER BY store',
    );
    return parseRows(STORE_IN_USE, null, rows).map(({ store }) => store);
  }

  async turnsSince(
    store: string,
    which: 'opened' | 'resolved',
    since: Date,
  ): Promise<FindingTurn[]> {
    const { at, where } = TURNED[which];
    const turns = await readRows(
      this.database.pool,
      TURN,
      `SELECT listing_id AS "listingId", rule, ${at} AS at, count(DISTINCT key)::int AS count,
              array_agg(DISTINCT audience ORDER BY audience) AS audiences,
              (array_agg(severity ORDER BY array_position($3::text[], severity)))[1] AS severity
       FROM finding, unnest(audiences) AS audience
       WHERE store = $1 AND ${where}
       GROUP BY listing_id, rule, ${at}
       ORDER BY ${at}, listing_id, rule`,
      [store, since, [...SEVERITIES]],
    );
    return turns.map((turn) => ({
      ...turn,
      audiences: AUDIENCES.filter((audience) => turn.audiences.includes(audience)),
      at: turn.at.toISOString(),
    }));
  }

  async collect(
    store: string,
    trigger: FlowTrigger,
    events: FlowEvent[],
    collectedUntil: Date,
  ): Promise<void> {
    await inTransaction(this.database.pool, async (client) => {
      await client.query(
        `INSERT INTO flow_event (store, trigger, subject, payload, happened_at)
         SELECT $1, $2, subject, payload, happened_at
         FROM unnest($3::text[], $4::jsonb[], $5::timestamptz[]) AS e(subject, payload, happened_at)
         ON CONFLICT (store, trigger, subject) DO NOTHING`,
        [
          store,
          trigger,
          events.map(({ subject }) => subject),
          events.map(({ payload }) => storableJson(payload)),
          events.map(({ at }) => at),
        ],
      );
      await client.query(
        `UPDATE flow_use SET collected_until = $3
         WHERE store = $1 AND trigger = $2 AND collected_until < $3`,
        [store, trigger, collectedUntil],
      );
    });
  }

  async pending(store: string, limit: number): Promise<PendingFlowEvent[]> {
    return readRows(
      this.database.pool,
      PENDING,
      `SELECT id::text, trigger, payload FROM flow_event
       WHERE store = $1 AND state = 'pending' AND ended_at IS NULL ORDER BY id LIMIT $2`,
      [store, limit],
    );
  }

  async claim(store: string, eventId: string, at: Date): Promise<boolean> {
    const { rowCount } = await this.database.pool.query(
      `UPDATE flow_event SET state = 'sending', claimed_at = $3
       WHERE store = $1 AND id = $2 AND state = 'pending'`,
      [store, eventId, at],
    );
    return rowCount === 1;
  }

  async release(store: string, eventId: string): Promise<void> {
    await this.database.pool.query(
      `UPDATE flow_event SET state = 'pending', claimed_at = NULL
       WHERE store = $1 AND id = $2 AND state = 'sending'`,
      [store, eventId],
    );
  }

  async end(store: string, eventId: string, end: FlowEventEnd, at: Date): Promise<void> {
    await this.database.pool.query(
      `UPDATE flow_event SET state = $3, ended_at = $4 WHERE store = $1 AND id = $2`,
      [store, eventId, end, at],
    );
  }

  async endLost(store: string, claimedBefore: Date, at: Date): Promise<number> {
    const { rowCount } = await this.database.pool.query(
      `UPDATE flow_event SET state = 'unknown', ended_at = $3
       WHERE store = $1 AND state = 'sending' AND ended_at IS NULL AND claimed_at < $2`,
      [store, claimedBefore, at],
    );
    return rowCount ?? 0;
  }

  async stopUse(store: string, trigger: FlowTrigger, at: Date): Promise<void> {
    await inTransaction(this.database.pool, async (client) => {
      await client.query('UPDATE flow_use SET is_used = false WHERE store = $1 AND trigger = $2', [
        store,
        trigger,
      ]);
      await client.query(
        `UPDATE flow_event SET state = 'refused', ended_at = $3
         WHERE store = $1 AND trigger = $2 AND state = 'pending'`,
        [store, trigger, at],
      );
    });
  }

  async forgetBefore(store: string, endedBefore: Date): Promise<void> {
    await this.database.pool.query('DELETE FROM flow_event WHERE store = $1 AND ended_at < $2', [
      store,
      endedBefore,
    ]);
  }
}
