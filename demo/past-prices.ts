import { stringify } from 'csv-stringify/sync';
import type { Listing } from '../app/core/listing/listing';
import type { SandboxPriceChange, SandboxSeed } from '../sandbox/model';
import { convertedCents } from '../sandbox/store/prices';
import { toCents } from '../sandbox/store/records';

/**
 * The store's past prices as a merchant would have them, in the columns that the app imports: Shopify keeps none, so that an
 * app which is installed today has none to show. Each price stands in the currencies that buyers were shown, and the last one
 * again for today, as in a list that was exported today. `null`: the store tells of no past prices.
 */
export function pastPricesCsv(seed: SandboxSeed, now: Date): string | null {
  // A generated store streams its listings, and tells of prices for a few of them alone.
  if (!Array.isArray(seed.products)) return null;
  const past = seed.priceChanges.filter(({ at }) => at <= now.toISOString());
  if (past.length === 0) return null;
  const handles = new Map<string, string>();
  for (const { handle, variants } of seed.products as Listing[])
    for (const { sku } of variants) if (sku !== null) handles.set(sku, handle);
  const latest = new Map(past.map((change) => [change.sku, change]));
  const today = [...latest.values()].map((change) => ({ ...change, at: now.toISOString() }));
  const rows = [...past, ...today].flatMap((change) => rowsOf(change, handles, seed.shop));
  return stringify(rows, {
    header: true,
    columns: ['handle', 'sku', 'date', 'price', 'compare_at_price', 'currency'],
  });
}

function rowsOf(
  { at, sku, price, compareAtPrice }: SandboxPriceChange,
  handles: ReadonlyMap<string, string>,
  { currency, canadianRate, usRate }: SandboxSeed['shop'],
): string[][] {
  const handle = handles.get(sku);
  if (handle === undefined) return [];
  const rates = new Map([
    ['USD', usRate],
    ['CAD', canadianRate],
    [currency, 1],
  ]);
  return [...rates].map(([each, rate]) => {
    const written = (amount: number) =>
      (rate === 1 ? amount : convertedCents(toCents(amount), rate) / 100).toFixed(2);
    const compareAt = compareAtPrice === null ? '' : written(compareAtPrice);
    return [handle, sku, at, written(price), compareAt, each];
  });
}
