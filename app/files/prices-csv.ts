import type { Listing, Variant } from '~/core/listing/listing';
import { CURRENCY_OF, type PricePlace } from '~/core/prices/was-price-claim';
import type { PriceHistory, PriceSeries } from '~/core/prices/price-history';
import { PricePoints } from '~/core/prices/price-points';
import { openCsv } from './csv-table';
import { readPriceRow, requirePriceColumns } from './price-rows';
import { RowReader } from './row-reader';
import { MatchedRows, rowKey, type SideFileUse } from './side-file';
import { SkuOwners } from './sku-owners';

interface PriceRow {
  atMs: number;
  amount: number;
  compareAt: number | null;
}

/** Currency → rows. */
type PricesByCurrency = Map<string, PriceRow[]>;

export interface PricesFile {
  /** Every currency that the file names. */
  currencies: string[];
  /** Is to be told of every listing before it is asked about any: a SKU that two have is neither's. */
  meet(listing: Listing): void;
  /** What buyers of that country were shown. Empty where the file has no row for the listing. */
  historyOf(listing: Listing, place: PricePlace): PriceHistory;
  use(): SideFileUse;
}

/**
 * Reads observed prices: `handle,sku,date,price,compare_at_price,currency`. Held in memory.
 *
 * A price holds until the variant's next row, and the last one until the file's latest date. Rows in Canadian
 * dollars are what a Canadian was shown; beside them, rows in `shopCurrency` tell exchange rates from the
 * merchant's own changes. Without Canadian dollars the file's other currency is taken as shown to Canadians. What an
 * American was shown are rows in US dollars alone.
 * Rows after `now` are set aside.
 */
export async function readPricesCsv(
  file: string,
  { now, shopCurrency }: { now: Date; shopCurrency: string | null },
): Promise<PricesFile> {
  const table = await openCsv(file);
  const { columns, rows } = table;
  requirePriceColumns(columns);
  const reader = new RowReader(columns);
  const prices = new MatchedRows<PricesByCurrency>(table, () => new Map());
  const currencies = new Set<string>();
  let later = 0;
  let lastMs = 0;
  for await (const row of rows) {
    const { handle, sku, at, amount, compareAt, currency } = readPriceRow(reader, row);
    const price = { atMs: at.getTime(), amount, compareAt };
    if (price.atMs > now.getTime()) {
      later += 1;
      continue;
    }
    const byCurrency = prices.add(rowKey(handle, sku));
    const series = byCurrency.get(currency) ?? [];
    series.push(price);
    byCurrency.set(currency, series);
    currencies.add(currency);
    lastMs = Math.max(lastMs, price.atMs);
  }
  const owners = new SkuOwners();
  const sharedKeys = new Set<string>();
  return {
    currencies: [...currencies],
    meet: (listing) => {
      owners.meet(listing);
    },
    historyOf: (listing, place) =>
      listing.variants.flatMap((variant) => {
        const { known, shared } = keysOf(listing, variant, owners);
        const found = prices.use(...known);
        if (!found) {
          for (const key of shared) sharedKeys.add(key);
          return [];
        }
        const currency = shopCurrency ?? variant.shopPrice.price.currency;
        const series = seriesOf(found, variant.id, place, currency, lastMs);
        return series ? [series] : [];
      }),
    use: () => prices.report([{ rows: later, why: 'afterNow' }], sharedKeys),
  };
}

/** By which rows a variant is known, best first; `shared`: those by which others are known as well. */
function keysOf(
  { handle, variants }: Listing,
  { sku }: Variant,
  owners: SkuOwners,
): { known: string[]; shared: string[] } {
  const byHandle = variants.length === 1 ? [handle] : [];
  if (sku === null) return { known: byHandle, shared: [] };
  const withHandle = rowKey(handle, sku);
  if (variants.filter((each) => each.sku === sku).length > 1)
    return { known: [], shared: [withHandle, sku] };
  if (owners.isShared(sku)) return { known: [withHandle, ...byHandle], shared: [sku] };
  return { known: [withHandle, sku, ...byHandle], shared: [] };
}

function seriesOf(
  prices: PricesByCurrency,
  variantId: string,
  place: PricePlace,
  shopCurrency: string,
  observedUntil: number,
): PriceSeries | null {
  const wanted =
    place === 'US' ? [CURRENCY_OF.US] : [CURRENCY_OF.CA, shopCurrency, ...prices.keys()];
  const currency = wanted.find((name) => prices.has(name));
  if (currency === undefined) return null;
  const shop = currency === shopCurrency ? [] : inOrder(prices.get(shopCurrency) ?? []);
  const points = new PricePoints();
  for (const { atMs, amount, compareAt } of inOrder(prices.get(currency) ?? [])) {
    const shopAmount = shop.findLast((row) => row.atMs <= atMs)?.amount;
    const last = points.at(-1);
    if (last?.amount === amount && last.compareAt === compareAt && last.shopAmount === shopAmount)
      continue;
    points.add({
      at: atMs,
      amount,
      compareAt,
      ...(shopAmount !== undefined && { shopAmount }),
    });
  }
  return { variantId, currency, points, observedUntil };
}

/** Ascending; of two rows at one instant the later one in the file counts. */
function inOrder(rows: PriceRow[]): PriceRow[] {
  return [...new Map(rows.map((row) => [row.atMs, row])).values()].sort((a, b) => a.atMs - b.atMs);
}
