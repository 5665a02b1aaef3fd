import type { DayRange } from '~/core/promotions/lift-periods';
import type { ResultPeriods } from '~/core/promotions/results/result-periods';
import { totalSales, type SalesSums } from '~/core/promotions/results/results';
import type { StoreDomain } from '~/core/store/store-domain';
import type { TermsInCountries } from './buyers-of';
import type { BuyersResult } from './computation-ports';
import type { PromotionPorts } from './ports';

type Ports = Pick<PromotionPorts, 'promotionSales'>;

/** What each of the buyers bought who got something else than others. Empty: all got the same. */
export async function resultsByBuyers(
  ports: Ports,
  store: StoreDomain,
  {
    buyers,
    periods,
  }: { buyers: readonly TermsInCountries[]; periods: Pick<ResultPeriods, 'during'> },
  listingIds: string[],
): Promise<BuyersResult[]> {
  if (buyers.length < 2) return [];
  return Promise.all(
    buyers.map(async (each): Promise<BuyersResult> => {
      const { terms, countries } = each;
      const others = buyers.filter((other) => other !== each);
      const { audiences, discount, trigger } = terms;
      const code = trigger.kind === 'code' ? trigger.code : null;
      const what = { listingIds, countries, code };
      const isTold = code !== null || !others.some((other) => meet(other.countries, countries));
      const sums = isTold ? await sumsOf(ports, store, periods.during, what) : null;
      return { audiences, discount, code, countries, sums };
    }),
  );
}

/** `null`: it is not known what was sold, or which codes some orders used. */
async function sumsOf(
  { promotionSales }: Ports,
  store: StoreDomain,
  range: DayRange,
  { code, ...what }: { listingIds: string[]; countries: string[] | null; code: string | null },
): Promise<SalesSums | null> {
  if (code === null) {
    const days = await promotionSales.daySums(store, range, what);
    return days && totalSales(days);
  }
  const codes = [code.toLowerCase()];
  const used = await promotionSales.codeSales(store, range, { ...what, codes });
  return used && totalSales(used.variants.map(({ sums }) => sums));
}

/** Orders are counted by country: whoever gets something else in the same one is not told apart. */
export function meet(one: string[] | null, other: string[] | null): boolean {
  return one === null || other === null || one.some((country) => other.includes(country));
}
