import type pg from 'pg';
import { z } from 'zod';
import type { PricesByListing } from '~/services/catalogue/ports';
import { oneOf } from '../named-listings';
import { readRows } from '../rows';
import { merged, toHistories, type PriceHistories } from './price-chunk';
import { readBeginnings, readKeptPrices, readKeptPricesSince } from './price-chunks';
import { readPricePoints } from './price-points';
import { addImported, readImportedPrices } from './imported-prices';

const READ_AT = {
  tables: 'listing',
  row: z.object({ id: z.string(), prices_read_at: z.date().nullable() }),
};

/** `since` as the port says. */
export async function readPriceHistories(
  pool: pg.Pool,
  store: string,
  listingIds: string[],
  since: Date | null,
): Promise<PricesByListing> {
  const [looks, points, kept, imported] = await Promise.all([
    readRows(
      pool,
      READ_AT,
      `SELECT id, prices_read_at FROM listing WHERE store = $1 AND id ${oneOf('$2')}`,
      [store, listingIds],
    ),
    readPricePoints(pool, store, listingIds),
    since === null
      ? readKeptPrices(pool, store, listingIds)
      : readKeptPricesSince(pool, store, listingIds, since),
    readImportedPrices(pool, store, listingIds),
  ]);
  const beginnings = await readBeginnings(pool, store, [...imported.keys()]);
  const readAt = new Map(looks.map(({ id, prices_read_at: at }) => [id, at?.getTime() ?? null]));

  const historiesOf = (id: string): PriceHistories | undefined => {
    const lookedAt = readAt.get(id);
    if (lookedAt === undefined) return undefined;
    const { since: first, series: ofChunks } = kept.get(id)?.() ?? { series: [] };
    const ofPoints = points.get(id);
    const series = ofPoints ? merged(ofPoints, ofChunks) : ofChunks;
    const seen = toHistories(series, lookedAt);
    const ofImports = isWhole(first, beginnings.get(id)) ? (imported.get(id) ?? []) : [];
    const known = addImported(seen, ofImports);
    return known.CA.length + known.US.length > 0 ? known : undefined;
  };
  return {
    get: historiesOf,
    *all() {
      for (const { id } of looks) {
        const histories = historiesOf(id);
        if (histories) yield histories;
      }
    },
  };
}

/** Whether a listing's chunks were read from the first one on: what was imported is of the time before that one. */
function isWhole(first: number | undefined, beginning: number | undefined): boolean {
  return first === undefined || beginning === undefined || first <= beginning;
}
