import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Audience } from '~/core/listing/audience';
import type { SeasonName } from '~/core/calendar/season-mark';
import { liftPeriods, type LiftPeriods } from '~/core/promotions/lift-periods';
import {
  compareSales,
  type BuyersSums,
  type SalesToCompare,
  type SeasonComparison,
  type SeasonSums,
} from '~/core/promotions/suggestions/compare-sales';
import { sharedData } from '../../../support/shared-data';

export interface Sold {
  day: string;
  productId: string;
  category: string;
  units: number;
}

/** Four years of a US office supplier's orders: fictional, and widely used. */
export function superstore(): Sold[] {
  const row = z.object({
    'Order Date': z.string().regex(/^\d+\/\d+\/\d{4}$/),
    'Product ID': z.string(),
    'Sub-Category': z.string(),
    Quantity: z.coerce.number().int(),
  });
  const file = readFileSync(sharedData('orders/superstore-us/orders.csv'));
  return z
    .array(row)
    .parse(parse(file, { columns: true, bom: true }))
    .map((each) => {
      const [month = '', day = '', year = ''] = each['Order Date'].split('/');
      return {
        day: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
        productId: each['Product ID'],
        category: each['Sub-Category'],
        units: each.Quantity,
      };
    });
}

export interface Asked {
  season: SeasonName;
  audience: Audience;
}

/** What the app would say at the end of a year, from the orders until then. */
export function comparedAtEndOf(
  year: number,
  sold: readonly Sold[],
  asked: Asked,
): SeasonComparison {
  const period = { since: '2015-01-03', until: `${year}-12-31` };
  const periods = liftPeriods({ ...asked, ...period });
  return compareSales(salesIn(sold, periods), periods, { limit: 2000 });
}

type Week = Pick<SeasonSums['season'], 'units' | 'lineSquares'>;

const NOTHING: Week = { units: 0, lineSquares: 0 };

/** A line more. */
function plus({ units, lineSquares }: Week = NOTHING, line: number): Week {
  return { units: units + line, lineSquares: lineSquares + line ** 2 };
}

/** As the repository's SQL sums them. */
export function salesIn(sold: readonly Sold[], { weeks }: LiftPeriods): SalesToCompare {
  const byListing = new Map<string, Week[]>();
  const byCategory = new Map<string, Week[]>();
  const together = weeks.map(() => NOTHING);
  const categoryOf = new Map<string, string>();
  for (const { day, productId, category, units } of sold) {
    const week = weeks.findIndex(({ first, last }) => day >= first && day <= last);
    if (week < 0) continue;
    categoryOf.set(productId, category);
    add(byListing, productId, week, units);
    add(byCategory, category, week, units);
    together[week] = plus(together[week], units);
  }
  const sums = (sold: readonly Week[]): BuyersSums => {
    const of = (inSeason: boolean): SeasonSums['season'] =>
      weeks.reduce(
        (sum, week, index) => {
          const { units, lineSquares } =
            (week.inSeason === inSeason ? sold[index] : undefined) ?? NOTHING;
          return {
            units: sum.units + units,
            squares: sum.squares + units ** 2 / week.days,
            lineSquares: sum.lineSquares + lineSquares,
          };
        },
        { ...NOTHING, squares: 0 },
      );
    const both = { season: of(true), other: of(false) };
    return { audience: both, allBuyers: both };
  };
  function add(map: Map<string, Week[]>, key: string, week: number, units: number): void {
    const counts = map.get(key) ?? weeks.map(() => NOTHING);
    counts[week] = plus(counts[week], units);
    map.set(key, counts);
  }
  return {
    listings: [...byListing].map(([listingId, units]) => ({
      listingId,
      category: categoryOf.get(listingId) ?? null,
      isMarked: false,
      ...sums(units),
    })),
    unknown: [],
    categories: new Map([...byCategory].map(([name, units]) => [name, sums(units)])),
    store: sums(together),
  };
}
