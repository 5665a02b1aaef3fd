import { z } from 'zod';
import type { PointsEntry, PointsRepository, PointsState } from '~/services/store/points-ports';
import type { Database } from '../database';
import { readRow } from '../rows';

const COLUMNS = `revision, maximum, restore_rate, available, at, under_way, under_way_until, next_id, next_cost, next_until`;

const ENTRY = {
  tables: 'store_points',
  row: z
    .object({
      // PostgreSQL's bigint, which the driver gives as text.
      revision: z.string(),
      maximum: z.number(),
      restore_rate: z.number(),
      available: z.number(),
      at: z.date(),
      under_way: z.number(),
      under_way_until: z.date(),
      next_id: z.string().nullable(),
      next_cost: z.number().nullable(),
      next_until: z.date().nullable(),
    })
    .transform(
      ({
        revision,
        next_id: requestId,
        next_cost: cost,
        next_until: until,
        ...row
      }): PointsEntry => ({
        revision,
        state: {
          maximum: row.maximum,
          restoreRate: row.restore_rate,
          available: row.available,
          at: row.at,
          underWay: row.under_way,
          underWayUntil: row.under_way_until,
          next:
            requestId === null || cost === null || until === null
              ? null
              : { requestId, cost, until },
        },
      }),
    ),
};

/** One statement for each request's wish, and one when it is over: nobody waits here on anybody's lock. */
export class PostgresPointsRepository implements PointsRepository {
  constructor(private readonly database: Database) {}

  async read(store: string): Promise<PointsEntry | null> {
    const entry = await readRow(
      this.database.pool,
      ENTRY,
      `SELECT ${COLUMNS} FROM store_points WHERE store = $1`,
      [store],
    );
    return entry ?? null;
  }

  async replace(
    store: string,
    seen: string | null,
    state: PointsState,
  ): Promise<PointsEntry | null> {
    const { maximum, restoreRate, available, at, underWay, underWayUntil, next } = state;
    const values = [maximum, restoreRate, available, at, underWay, underWayUntil];
    const nextValues = [next?.requestId ?? null, next?.cost ?? null, next?.until ?? null];
    const entry = await readRow(this.database.pool, ENTRY, seen === null ? INSERT : UPDATE, [
      store,
      ...values,
      ...nextValues,
      ...(seen === null ? [] : [seen]),
    ]);
    return entry ?? null;
  }
}

/** Nothing is kept of a store that is not installed. */
const INSERT = `INSERT INTO store_points (store, maximum, restore_rate, available, at, under_way, under_way_until,
    next_id, next_cost, next_until, revision)
  SELECT domain, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1 FROM store WHERE domain = $1
  ON CONFLICT (store) DO NOTHING RETURNING ${COLUMNS}`;

const UPDATE = `UPDATE store_points SET maximum = $2, restore_rate = $3, available = $4, at = $5, under_way = $6,
    under_way_until = $7, next_id = $8, next_cost = $9, next_until = $10, revision = revision + 1
  WHERE store = $1 AND revision = $11 RETURNING ${COLUMNS}`;
