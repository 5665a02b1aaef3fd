import { DAY_MS } from '../../days/milliseconds';
import { calmWindow } from '../../prices/calm-window';
import {
  isExchangeRates,
  knownDaysOf,
  regularChanges,
  regularPricesWithin,
  relativeChange,
  type RegularChange,
} from '../../prices/regular-changes';
import type { Variant } from '../../listing/listing';
import type { PriceSeries } from '../../prices/price-history';
import { isConvertedIn } from '../../prices/was-price-claim';
import { nameOf } from '../../listing/variant-name';
import type { Outcome } from '../outcome';
import { defineRule } from '../rule';

/** What binary fractions leave: 120 over 100, less one, is a little under 0.2. */
const ROUNDING = 1e-9;

/**
 * One change of the regular price that a Canadian notices at once. That Canadians mind is the product's
 * premise; online, a change is usually about 4% (Gorodnichenko and Talavera).
 */
export const priceJump = defineRule({
  id: 'price-jump',
  audiences: ['CA'],
  severity: 'medium',
  gravest: 'medium',
  group: 'prices',
  weight: 3,
  certainty: 1,
  opensBy: 'edit',
  explainedBy: null,
  promotion: 'none',
  needs: ['variants', 'canadianPrices'],
  settings: {
    jump: {
      default: 0.2,
      min: 0.05,
      max: 2,
      unit: 'share',
      source: '[J] five times a usual online change of about 4% (Gorodnichenko and Talavera)',
    },
    windowDays: { default: 90, min: 28, max: 365, unit: 'days', source: '[J] a quarter' },
    dipDays: {
      default: 42,
      min: 1,
      max: 180,
      unit: 'days',
      source: '[J] longest usual promotion, six weeks',
    },
    deadband: {
      default: 0.02,
      min: 0,
      max: 0.2,
      unit: 'share',
      source: '[J] as for volatile-price',
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
    const seriesOf = new Map(canadianPrices.map((series) => [series.variantId, series]));
    const judged = variants.map((variant) => {
      const series = seriesOf.get(variant.id);
      const window = { ...settings, now };
      const calm = series ? calmWindow(series, window) : null;
      if (calm) return { variant, series, hasOpenFall: false, knownDays: calm.knownDays };
      const prices = series ? regularPricesWithin(series, window) : [];
      const jumps = regularChanges(prices, settings.deadband).filter(
        (change) => Math.abs(relativeChange(change)) >= settings.jump - ROUNDING,
      );
      const maybePromotion = (change: RegularChange) =>
        relativeChange(change) < 0 &&
        now.getTime() - change.after.from <= settings.dipDays * DAY_MS;
      return {
        variant,
        series,
        largest: jumps.filter((change) => !maybePromotion(change)).sort(largestFirst)[0],
        hasOpenFall: jumps.some(maybePromotion),
        knownDays: knownDaysOf(prices),
      };
    });
    const jumped = judged
      .flatMap(({ variant, series, largest }): JumpedVariant[] =>
        series && largest ? [{ variant, series, largest }] : [],
      )
      .sort(worstFirst);
    const [worst] = jumped;
    if (worst) {
      const { variant, series, largest } = worst;
      const name = nameOf(variant);
      const money = (amount: number) => ({ amount, currency: series.currency });
      return {
        outcome: 'fail',
        findings: [
          {
            key: 'price',
            message: {
              id: 'rule.price-jump.jumped',
              data: {
                named: name !== null,
                variant: name ?? '',
                rose: relativeChange(largest) > 0,
                jump: Math.abs(relativeChange(largest)),
                before: money(largest.before.amount),
                after: money(largest.after.amount),
                daysAgo: Math.floor((now.getTime() - largest.after.from) / DAY_MS),
                exchangeRate: isExchangeRates(largest) && isConvertedIn(variant, 'CA') !== false,
                jumpedVariants: jumped.length,
                variants: variants.length,
              },
            },
            field: `variants[${name ?? variant.id}].price`,
            severity: 'medium',
          },
        ],
      };
    }
    if (judged.some(({ hasOpenFall }) => hasOpenFall)) {
      return {
        outcome: 'unknown',
        reason: { id: 'reason.maybePromotion', data: { days: settings.dipDays } },
      };
    }
    const known = judged.filter(({ knownDays }) => knownDays >= settings.minimumHistoryDays);
    if (known.length < variants.length || variants.length === 0) {
      return {
        outcome: 'unknown',
        reason: {
          id: 'reason.shortPriceHistory',
          data: {
            variants: variants.length,
            known: known.length,
            minimumDays: settings.minimumHistoryDays,
          },
        },
      };
    }
    return { outcome: 'pass' };
  },
});

interface JumpedVariant {
  variant: Variant;
  series: PriceSeries;
  largest: RegularChange;
}

function largestFirst(a: RegularChange, b: RegularChange): number {
  return Math.abs(relativeChange(b)) - Math.abs(relativeChange(a)) || b.after.from - a.after.from;
}

/** A total order, so that the variant named does not depend on the order in which they came. */
function worstFirst(a: JumpedVariant, b: JumpedVariant): number {
  return largestFirst(a.largest, b.largest) || (a.variant.id < b.variant.id ? -1 : 1);
}
