import type pg from 'pg';
import { z } from 'zod';
import { oneOf } from '../named-listings';
import { readRows } from '../rows';
import { joined, merged, toHistories, type PriceHistories } from './price-chunk';
import { readBeginnings, readChunks, readChunksSince } from './price-chunks';
import { readPricePoints } from './price-points';
import { addImported, readImportedPrices } from './imported-prices';

const READ_AT = {
  tables: 'listing',
  row: z.object({ id: z.string(), prices_read_at: z.date().nullable() }),
};

/** Listings without a price that was read are absent. `since` as the port says. */
export async function readPriceHistories(
  pool: pg.Pool,
  store: string,
  listingIds: string[],
  since: Date | null,
): Promise<Map<string, PriceHistories>> {
  const [looks, points, chunks, imported] = await Promise.all([
    readRows(
      pool,
      READ_AT,
      `SELECT id, prices_read_at FROM listing WHERE store = $1 AND id ${oneOf('$2')}`,
      [store, listingIds],
    ),
    readPricePoints(pool, store, listingIds),
    since === null
      ? readChunks(pool, store, listingIds)
      : readChunksSince(pool, store, listingIds, since),
    readImportedPrices(pool, store, listingIds),
  ]);
  const beginnings = await readBeginnings(pool, store, [...imported.keys()]);
  const histories = new Map<string, PriceHistories>();
  for (const { id, prices_read_at: readAt } of looks) {
    const ofPoints = points.get(id);
    const kept = joined(chunks.get(id) ?? []);
    const series = ofPoints ? merged(ofPoints, kept) : kept;
    const seen =
      series.length > 0 ? toHistories(series, readAt?.getTime() ?? null) : { CA: [], US: [] };
    const first = chunks.get(id)?.[0]?.since;
    const ofImports = isWhole(first, beginnings.get(id)) ? (imported.get(id) ?? []) : [];
    const known = addImported(seen, ofImports);
    if (known.CA.length + known.US.length > 0) histories.set(id, known);
  }
  return histories;
}

/** Whether a listing's chunks were read from the first one on: what was imported is of the time before that one. */
function isWhole(first: number | undefined, beginning: number | undefined): boolean {
  return first === undefined || beginning === undefined || first <= beginning;
}
