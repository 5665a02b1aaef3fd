import type pg from 'pg';
import { z } from 'zod';
import { PRICE_KINDS, type ChangeState } from '~/core/changes/change';
import type {
  Change,
  ChangeBatch,
  ChangeEnd,
  ChangeQuery,
  ChangeRepository,
  ChangesPage,
  NewChange,
} from '~/services/changes/ports';
import { inTransaction, type Database } from '../database';
import { UnknownStoreError } from '../errors';
import { readCursor, writeCursor } from '../page-cursor';
import { readRow, readRows } from '../rows';
import { storableJson, storableText } from '../stored-text';
import { CHANGE, CHANGE_COLUMNS, COUNTS, ENDED, IDS, toChange, UNDOABLE } from './change-rows';

const BY_TIME = 'time';

/** A change is recorded, begun and ended by statements that ask for the state from which they go. */
export class PostgresChangeRepository implements ChangeRepository {
  constructor(private readonly database: Database) {}

  record(store: string, batch: ChangeBatch, changes: NewChange[]): Promise<string[]> {
    return this.#change(store, async (client) => {
      const rows = await readRows(
        client,
        IDS,
        `INSERT INTO store_change (store, id, batch, position, listing_id, kind, resource_id, key, locale, market_id,
           source, source_digest, before, after, state, asked_at, asked_by, undoes)
         SELECT $1, c.id, $2::uuid, c.position, c."listingId", c.kind, c."resourceId", c.key, c.locale,
           COALESCE(c."marketId", ''), c.source,
           c."sourceDigest", c.before, c.after, 'planned', $3, $4, c.undoes
         FROM jsonb_to_recordset($5::jsonb) AS c (id uuid, position int, "listingId" text, kind text,
           "resourceId" text, key text, locale text, "marketId" text, source text, "sourceDigest" text, before text, after text,
           undoes uuid)
         WHERE c.undoes IS NULL OR EXISTS (
           SELECT FROM store_change w WHERE w.store = $1 AND w.id = c.undoes AND w.state = 'written')
         ORDER BY c.position
         ON CONFLICT DO NOTHING
         RETURNING id`,
        [
          store,
          batch.id,
          batch.at,
          batch.by,
          storableJson(
            changes.map(({ target, ...change }, position) => ({ ...change, ...target, position })),
          ),
        ],
      );
      return rows.map(({ id }) => id);
    });
  }

  async find(store: string, ids: string[]): Promise<Change[]> {
    const rows = await readRows(
      this.database.pool,
      CHANGE,
      `SELECT ${CHANGE_COLUMNS} FROM store_change
       WHERE store = $1 AND id = ANY($2::uuid[]) ORDER BY asked_at, position, id`,
      [store, ids],
    );
    return rows.map(toChange);
  }

  async ofBatch(store: string, batch: string): Promise<Change[]> {
    const rows = await readRows(
      this.database.pool,
      CHANGE,
      `SELECT ${CHANGE_COLUMNS} FROM store_change
       WHERE store = $1 AND batch = $2 ORDER BY position, id`,
      [store, batch],
    );
    return rows.map(toChange);
  }

  async countsOf(store: string, batch: string): Promise<Map<ChangeState, number>> {
    const rows = await readRows(
      this.database.pool,
      COUNTS,
      `SELECT state, count(*)::int AS count FROM store_change WHERE store = $1 AND batch = $2 GROUP BY state`,
      [store, batch],
    );
    return new Map(rows.map(({ state, count }) => [state, count]));
  }

  hold(store: string, batch: string): Promise<number> {
    return this.#change(store, async (client) => {
      const { rowCount } = await client.query(
        `UPDATE store_change SET state = 'held'
         WHERE store = $1 AND batch = $2 AND state = 'planned' AND kind <> ALL($3)`,
        [store, batch, PRICE_KINDS],
      );
      return rowCount ?? 0;
    });
  }

  async callOff(store: string, batch: string, at: Date): Promise<void> {
    await this.#change(store, (client) =>
      client.query(
        `UPDATE store_change SET state = 'calledOff', settled_at = $3
         WHERE store = $1 AND batch = $2 AND state IN ('planned', 'held')`,
        [store, batch, at],
      ),
    );
  }

  letGo(store: string, batch: string): Promise<number> {
    return this.#change(store, async (client) => {
      const { rowCount } = await client.query(
        `UPDATE store_change h SET state = 'planned' WHERE store = $1 AND batch = $2 AND state = 'held'
           AND NOT EXISTS (
             SELECT FROM store_change o WHERE o.store = h.store AND o.state IN ('planned', 'writing')
               AND (o.kind, o.resource_id, o.key, o.locale, o.market_id)
                 = (h.kind, h.resource_id, h.key, h.locale, h.market_id))`,
        [store, batch],
      );
      return rowCount ?? 0;
    });
  }

  async undoableIn(store: string, batches: string[]): Promise<Map<string, number>> {
    const rows = await readRows(
      this.database.pool,
      UNDOABLE,
      `SELECT batch, count(*)::int AS count FROM store_change
       WHERE store = $1 AND batch = ANY($2::uuid[]) AND undoes IS NULL AND state = 'written'
         AND before IS DISTINCT FROM after
       GROUP BY batch`,
      [store, batches],
    );
    return new Map(rows.map(({ batch, count }) => [batch, count]));
  }

  begin(store: string, changes: Pick<Change, 'id' | 'calledAt'>[], at: Date): Promise<string[]> {
    return this.#change(store, async (client) => {
      const rows = await readRows(
        client,
        IDS,
        `UPDATE store_change c SET state = 'writing', called_at = $4
         FROM unnest($2::uuid[], $3::timestamptz[]) AS r (id, called_at)
         WHERE c.store = $1 AND c.id = r.id AND c.called_at IS NOT DISTINCT FROM r.called_at
           AND c.state IN ('planned', 'writing')
         RETURNING c.id`,
        [store, changes.map(({ id }) => id), changes.map(({ calledAt }) => calledAt), at],
      );
      return rows.map(({ id }) => id);
    });
  }

  async release(store: string, ids: string[]): Promise<void> {
    await this.#change(store, (client) =>
      client.query(
        `UPDATE store_change SET state = 'planned', called_at = NULL
         WHERE store = $1 AND id = ANY($2::uuid[]) AND state = 'writing'`,
        [store, ids],
      ),
    );
  }

  async end(store: string, id: string, end: ChangeEnd, at: Date): Promise<void> {
    const overtaken = end.state === 'overtaken' ? end : null;
    const failure = end.state === 'refused' ? end.failure : null;
    const isStoredOtherwise = end.state === 'written' && end.stored !== undefined;
    await this.#change(store, async (client) => {
      const ended = await readRow(
        client,
        ENDED,
        `UPDATE store_change SET state = $3, settled_at = $4, overtaken_by = $5, found = $6, failure = $7,
           failure_words = $8, after = CASE WHEN $9 THEN $10 ELSE after END
         WHERE store = $1 AND id = $2 AND state IN ('planned', 'writing')
         RETURNING undoes, asked_by`,
        [
          store,
          id,
          end.state,
          at,
          overtaken?.by ?? null,
          textOrNull(overtaken?.found),
          failure?.kind ?? null,
          textOrNull(failure?.words),
          isStoredOtherwise,
          textOrNull(end.state === 'written' ? end.stored : null),
        ],
      );
      if (!ended?.undoes) return;
      await client.query(
        `UPDATE store_change SET undone_by = $3, settled_at = $4, overtaken_by = $5, found = $6, failure = $7,
           failure_words = $8, state = CASE $9 WHEN 'written' THEN 'undone' WHEN 'overtaken' THEN 'overtaken'
             ELSE state END
         WHERE store = $1 AND id = $2 AND state = 'written'`,
        [
          store,
          ended.undoes,
          ended.asked_by,
          at,
          overtaken?.by ?? null,
          textOrNull(overtaken?.found),
          failure?.kind ?? null,
          textOrNull(failure?.words),
          end.state,
        ],
      );
    });
  }

  async page(store: string, query: ChangeQuery): Promise<ChangesPage> {
    const after = readStart(query.after);
    const rows = await readRows(
      this.database.pool,
      CHANGE,
      `SELECT ${CHANGE_COLUMNS} FROM store_change
       WHERE store = $1 AND undoes IS NULL
         AND ($2::text IS NULL OR listing_id = $2) AND ($3::text IS NULL OR kind = $3)
         AND ($4::text IS NULL OR state = $4) AND ($5::uuid IS NULL OR batch = $5)
         AND ($6::timestamptz IS NULL OR asked_at < $6 OR (asked_at = $6 AND (position, id) > ($7::int, $8::uuid)))
       ORDER BY asked_at DESC, position, id LIMIT $9`,
      [
        store,
        query.listingId ?? null,
        query.kind ?? null,
        query.state ?? null,
        query.batch ?? null,
        after?.at ?? null,
        after?.position ?? null,
        after?.id ?? null,
        query.limit + 1,
      ],
    );
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      changes: shown.map(toChange),
      cursor:
        rows.length > shown.length && last
          ? writeCursor({
              sort: BY_TIME,
              value: `${last.askedAt.toISOString()} ${last.position}`,
              id: last.id,
            })
          : null,
    };
  }

  /** Pages show changes, and whatever changes one locks its store's row first. */
  #change<T>(store: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    return inTransaction(this.database.pool, async (client) => {
      const { rowCount } = await client.query(
        'UPDATE store SET version = version + 1 WHERE domain = $1',
        [store],
      );
      if (rowCount === 0) throw new UnknownStoreError(store);
      return work(client);
    });
  }
}

const startKey = z.object({
  at: z.iso.datetime(),
  position: z.coerce.number().int().max(1e9),
  id: z.guid(),
});

/** A cursor that is none of ours begins at the first page. */
function readStart(cursor: string | null | undefined) {
  const key = readCursor(BY_TIME, cursor);
  const [at, position] = key?.value.split(' ') ?? [];
  return startKey.safeParse({ at, position, id: key?.id }).data ?? null;
}

function textOrNull(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : storableText(text);
}
