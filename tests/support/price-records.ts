import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { PriceSeries } from '~/core/prices/price-history';
import { PricePoints } from '~/core/prices/price-points';
import { sharedData } from './shared-data';

const makroRow = z.object({ date: z.iso.date(), name: z.string(), price: z.coerce.number() });

/**
 * Weekly shelf prices of a retailer over 31 weeks. Products that carry two prices on one day are left out: the
 * file does not say which of two pack sizes is meant.
 */
export function makroSeries(): PriceSeries[] {
  const csv = gunzipSync(readFileSync(sharedData('prices', 'makro-za', 'snapshots.csv.gz')));
  const prices = new Map<string, Map<string, number>>();
  const ambiguous = new Set<string>();
  for (const { date, name, price } of z.array(makroRow).parse(parse(csv, { columns: true }))) {
    const ofProduct = prices.get(name) ?? new Map<string, number>();
    prices.set(name, ofProduct);
    if ((ofProduct.get(date) ?? price) !== price) ambiguous.add(name);
    ofProduct.set(date, price);
  }
  return [...prices]
    .filter(([name]) => !ambiguous.has(name))
    .map(([name, byDate]) =>
      toSeries(
        name,
        'ZAR',
        [...byDate].map(([date, amount]) => ({ at: Date.parse(date), amount })),
      ),
    );
}

const dominicksRow = z.object({
  store: z.string(),
  week: z.coerce.number().int(),
  product: z.string(),
  price: z.coerce.number(),
});

/** The first week of the Dominick's data, 14 September 1989, as its manual gives it. */
const DOMINICKS_WEEK_1 = Date.UTC(1989, 8, 14);
const WEEK_MS = 7 * 86_400_000;

/** Weekly prices of orange juice in twelve stores over 121 weeks, heavily promoted. */
export function dominicksSeries(): PriceSeries[] {
  const csv = readFileSync(sharedData('prices', 'dominicks-oj-us', 'weekly_prices.csv'));
  const weekly = new Map<string, { at: number; amount: number }[]>();
  for (const row of z.array(dominicksRow).parse(parse(csv, { columns: true }))) {
    const id = `${row.store} ${row.product}`;
    const points = weekly.get(id) ?? [];
    weekly.set(id, points);
    const at = DOMINICKS_WEEK_1 + (row.week - 1) * WEEK_MS;
    points.push({ at, amount: row.price });
  }
  return [...weekly].map(([id, points]) => toSeries(id, 'USD', points));
}

function toSeries(
  id: string,
  currency: string,
  looks: { at: number; amount: number }[],
): PriceSeries {
  const points = PricePoints.of(looks.map((look) => ({ ...look, compareAt: null })));
  const last = points.at(-1);
  if (!last) throw new Error(`No price of ${id}`);
  return {
    variantId: id,
    currency,
    points,
    observedUntil: last.at,
  };
}

/** The series as it stood at that instant; `null` before its first look. */
export function knownBy(series: PriceSeries, at: Date): PriceSeries | null {
  const points = series.points.slice(0, series.points.countBefore(at.getTime() + 1));
  const last = points.at(-1);
  return last ? { ...series, points, observedUntil: last.at } : null;
}
