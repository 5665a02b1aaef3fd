import { useFormatter, useTranslate } from '~/components/language';
import type { Lift } from '~/core/promotions/lift';
import type { SalesSums } from '~/core/promotions/results/results';

/** How figures of results are written, in the reader's language. */
export function useResultsWords(currency: string | null) {
  const t = useTranslate();
  const format = useFormatter();
  return {
    /** `null`: too few units. */
    lift: (lift: Lift | null) =>
      lift?.ratio == null || lift.upper === null
        ? t('promotionResults.lift.tooFew')
        : t('promotionResults.lift', { ratio: lift.ratio, lower: lift.lower, upper: lift.upper }),
    /** `null`: nothing was sold in the other period. */
    ratio: (ratio: number | null) =>
      t('promotionResults.ratio', { known: ratio !== null, ratio: ratio ?? 0 }),
    revenue: ({ revenue, revenueUnits, units }: SalesSums) => {
      if (currency === null || (units > 0 && revenueUnits === 0)) {
        return t('promotionResults.revenue.unknown');
      }
      const written = format.money({ amount: revenue, currency });
      return revenueUnits < units
        ? t('promotionResults.revenue.partial', { revenue: written, known: revenueUnits, units })
        : written;
    },
    returned({ returnedUnits, units }: SalesSums) {
      if (returnedUnits === null) return t('promotionResults.returned.unknown');
      return units === 0
        ? format.count(0)
        : `${format.count(returnedUnits)} (${format.percent(returnedUnits / units)})`;
    },
  };
}
