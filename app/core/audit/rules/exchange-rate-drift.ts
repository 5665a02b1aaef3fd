import { exchangeRateRange } from '../../prices/exchange-rate-range';
import { CURRENCY_OF } from '../../prices/was-price-claim';
import { nameOf } from '../../listing/variant-name';
import type { Outcome } from '../outcome';
import { defineRule } from '../rule';

/** What binary fractions leave: 41.60 over 40, less one, is a little above 0.04. */
const ROUNDING = 1e-9;

/**
 * A Canadian price that drifts with the exchange rate alone: the store's own price stood still, no Canadian
 * price is fixed, and what a Canadian was shown moved by more than an ordinary quarter moves it.
 */
export const exchangeRateDrift = defineRule({
  id: 'exchange-rate-drift',
  audiences: ['CA'],
  severity: 'medium',
  gravest: 'medium',
  group: 'prices',
  weight: 3,
  certainty: 1,
  opensBy: 'time',
  explainedBy: { cause: 'noFixedCanadianPrices' },
  promotion: 'none',
  needs: ['variants'],
  uses: ['canadianPrices'],
  settings: {
    windowDays: { default: 90, min: 28, max: 365, unit: 'days', source: '[J] a quarter' },
    range: {
      default: 0.04,
      min: 0.005,
      max: 1,
      unit: 'share',
      source: '[J] a usual online price change is about 4% (Gorodnichenko and Talavera)',
    },
    minimumHistoryDays: {
      default: 28,
      min: 1,
      max: 365,
      unit: 'days',
      source: '[J] as for volatile-price',
    },
  },
  judge({ variants, canadianPrices }, { now, settings }): Outcome {
    if (variants.length === 0)
      return { outcome: 'unknown', reason: { id: 'reason.noVariants', data: {} } };
    if (variants.every(({ shopPrice }) => shopPrice.price.currency === CURRENCY_OF.CA)) {
      return {
        outcome: 'notApplicable',
        reason: { id: 'reason.sellsInCanadianDollars', data: {} },
      };
    }
    const follow = variants.filter(({ hasFixedCanadianPrice }) => hasFixedCanadianPrice !== true);
    if (follow.length === 0) return { outcome: 'pass' };
    if (!canadianPrices) {
      return { outcome: 'unknown', reason: { id: 'reason.missing.canadianPrices', data: {} } };
    }
    const seriesOf = new Map(canadianPrices.map((series) => [series.variantId, series]));
    const judged = follow.map((variant) => {
      const series = seriesOf.get(variant.id);
      return { variant, series, moved: series && exchangeRateRange(series, { now, ...settings }) };
    });
    const drifting = judged
      .filter(({ moved }) => moved !== undefined && moved.range > settings.range + ROUNDING)
      .sort(
        (a, b) =>
          (b.moved?.range ?? 0) - (a.moved?.range ?? 0) || (a.variant.id < b.variant.id ? -1 : 1),
      );
    const certain = drifting.filter(({ variant }) => variant.hasFixedCanadianPrice === false);
    const [worst] = certain;
    if (worst?.moved && worst.series) {
      const { variant, moved, series } = worst;
      const name = nameOf(variant);
      const money = (amount: number) => ({ amount, currency: series.currency });
      return {
        outcome: 'fail',
        findings: [
          {
            key: 'price',
            message: {
              id: 'rule.exchange-rate-drift.drifts',
              data: {
                named: name !== null,
                variant: name ?? '',
                range: moved.range,
                lowest: money(moved.lowest),
                highest: money(moved.highest),
                days: Math.round(moved.knownDays),
                driftingVariants: certain.length,
                variants: variants.length,
              },
            },
            field: `variants[${name ?? variant.id}].price`,
            severity: 'medium',
          },
        ],
      };
    }
    if (drifting.length > 0) {
      return { outcome: 'unknown', reason: { id: 'reason.fixedPricesNotRead', data: {} } };
    }
    const known = judged.filter(
      ({ moved }) => (moved?.knownDays ?? 0) >= settings.minimumHistoryDays,
    );
    if (known.length < follow.length) {
      return {
        outcome: 'unknown',
        reason: {
          id: 'reason.shortExchangeRateHistory',
          data: {
            variants: follow.length,
            known: known.length,
            minimumDays: settings.minimumHistoryDays,
          },
        },
      };
    }
    return { outcome: 'pass' };
  },
});
