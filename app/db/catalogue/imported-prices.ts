import type pg from 'pg';
import { z } from 'zod';
import { laidOver, withImported, type ImportedSeries } from '~/core/prices/imported-prices';
import { ofListings } from '../named-listings';
import { decodedBytes, readRows } from '../rows';
import type { PriceHistories, StoredSeries } from './price-chunk';
import { decodeSeries } from './price-codec';

const IMPORTED = {
  tables: 'imported_price',
  row: z.object({
    listing_id: z.string(),
    series: z.instanceof(Buffer),
  }),
};

/** What the merchant's files tell of each listing, in the order in which they were imported; absent: none does. */
export async function readImportedPrices(
  on: Pick<pg.Pool, 'query'>,
  store: string,
  listingIds: string[],
): Promise<Map<string, StoredSeries[]>> {
  const rows = await readRows(
    on,
    IMPORTED,
    `SELECT p.listing_id, p.series FROM ${ofListings('imported_price', '$2')} p
     JOIN price_import i ON i.store = $1 AND i.id = p.import_id
     ORDER BY p.listing_id, i.imported_at, i.id`,
    [store, listingIds],
  );
  const place = { store, tables: IMPORTED.tables, column: 'series' };
  const groups = Map.groupBy(rows, ({ listing_id: id }) => id);
  return new Map(
    [...groups].map(([id, all]) => [
      id,
      all.flatMap(({ series }) => decodedBytes(place, series, decodeSeries)),
    ]),
  );
}

/** What the app saw, and before it what was imported. */
export function addImported(
  seen: PriceHistories,
  imported: readonly StoredSeries[],
): PriceHistories {
  if (imported.length === 0) return seen;
  const ofPlace = (place: 'CA' | 'US') => {
    const told = new Map<string, ImportedSeries>();
    for (const { country, ...series } of imported) {
      if (country !== place) continue;
      const { variantId, points } = series;
      const last = points.at(-1)?.at ?? 0;
      const whole = { ...series, observedUntil: series.observedUntil ?? last };
      const earlier = told.get(variantId);
      told.set(variantId, earlier ? laidOver(earlier, whole) : whole);
    }
    const of = new Map(seen[place].map((series) => [series.variantId, series]));
    return [...new Set([...of.keys(), ...told.keys()])].sort().flatMap((variantId) => {
      const known = of.get(variantId);
      const more = told.get(variantId);
      const series = more ? withImported(known, more) : known;
      return series ? [series] : [];
    });
  };
  return { CA: ofPlace('CA'), US: ofPlace('US') };
}
