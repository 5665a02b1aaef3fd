import type pg from 'pg';
import { z } from 'zod';
import { oneOf } from '../named-listings';
import { readRows } from '../rows';
import type { SaveContext } from './listing-columns';
import { isAllAsStored } from './listing-look';

const NOTED = { tables: 'listing', row: z.object({ id: z.string() }) };

/**
 * Notes that a sync saw listings whose export, with what was read beside it, holds what is stored: an unchanged store
 * costs little else. Answers their ids; of the others something changed, or has meanwhile.
 */
export async function noteUnchanged(
  client: pg.PoolClient,
  { store, readAt, runId, unchanged = [] }: SaveContext,
): Promise<ReadonlySet<string>> {
  const same = unchanged.filter(isAllAsStored);
  if (same.length === 0) return new Set();
  // A later look may have been noted meanwhile, of the same content.
  const noted = await readRows(
    client,
    NOTED,
    `UPDATE listing l SET
       seen_by_run = coalesce($3, l.seen_by_run),
       read_at = greatest(l.read_at, $2),
       prices_read_at = CASE WHEN r.has_prices THEN greatest(l.prices_read_at, $2) ELSE l.prices_read_at END
     FROM unnest($4::text[], $5::text[], $6::int[], $7::bool[])
       AS r(id, content_hash, revision, has_prices)
     WHERE l.store = $1 AND l.id ${oneOf('$4')} AND l.id = r.id
       AND (l.content_hash, l.revision) = (r.content_hash, r.revision)
     RETURNING l.id`,
    [
      store,
      readAt,
      runId,
      same.map(({ id }) => id),
      same.map(({ stored }) => stored.contentHash),
      same.map(({ stored }) => stored.revision),
      same.map(({ stored }) => stored.hasPrices),
    ],
  );
  return new Set(noted.map(({ id }) => id));
}
