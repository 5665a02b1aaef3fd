import type { Variant } from '../../listing/listing';
import type { PriceSeries } from '../../prices/price-history';
import {
  priceMoves,
  priceStatistics,
  type PriceMoves,
  type PriceStatistics,
} from '../../prices/price-statistics';
import { isConvertedIn } from '../../prices/was-price-claim';
import { nameOf } from '../../listing/variant-name';
import type { Finding, Severity } from '../outcome';
import { defineRule, type Setting } from '../rule';
import { priceJump } from './price-jump';

const SETTINGS = {
  windowDays: { default: 90, min: 28, max: 365, unit: 'days', source: '[J] a quarter' },
  changes: {
    default: 3,
    min: 1,
    max: 90,
    unit: 'changes',
    source:
      '[J] once a month; the median price changes once in 8 to 11 months without sales (Nakamura and Steinsson)',
  },
  highChanges: { default: 6, min: 1, max: 180, unit: 'changes', source: '[J] twice `changes`' },
  variation: {
    default: 0.05,
    min: 0.005,
    max: 1,
    unit: 'share',
    source: '[J] above the 99th percentile (3.4%) of simulated exchange-rate conversion',
  },
  highVariation: {
    default: 0.1,
    min: 0.005,
    max: 2,
    unit: 'share',
    source: '[J] twice `variation`',
  },
  deadband: {
    default: 0.02,
    min: 0,
    max: 0.2,
    unit: 'share',
    source: '[J] half of a usual online change of about 4% (Gorodnichenko and Talavera)',
  },
  dipDays: {
    default: 42,
    min: 1,
    max: 180,
    unit: 'days',
    source: '[J] longest usual promotion, six weeks',
  },
  minimumHistoryDays: {
    default: 28,
    min: 1,
    max: 365,
    unit: 'days',
    source: '[J] the 28 days after which a price counts as genuine in New Jersey',
  },
} satisfies Record<string, Setting>;

type Settings = Record<keyof typeof SETTINGS, number>;

/**
 * A regular price that does not stand still for a Canadian. That Canadians mind is the product's premise; what
 * is usual is measured: a median product changes its regular price in 9 to 12% of months (Nakamura and
 * Steinsson), so three changes in a quarter are far from it.
 */
export const volatilePrice = defineRule({
  id: 'volatile-price',
  audiences: ['CA'],
  severity: 'medium',
  gravest: 'high',
  group: 'prices',
  // [J] Not 5: that Canadians mind it is the product's premise, not a measured fact.
  weight: 3,
  certainty: 1,
  opensBy: 'edit',
  explainedBy: {
    cause: 'noFixedCanadianPrices',
    where: { figure: 'exchangeRateChanges', equals: 'changes' },
  },
  promotion: 'blocks',
  needs: ['variants', 'canadianPrices'],
  settings: SETTINGS,
  judge({ variants, canadianPrices }, { now, settings }) {
    const seriesOf = new Map(canadianPrices.map((series) => [series.variantId, series]));
    const judged: JudgedVariant[] = variants.flatMap((variant) => {
      const series = seriesOf.get(variant.id);
      if (!series) return [];
      return [{ variant, series, moves: priceMoves(series, { ...settings, now }) }];
    });
    const volatile = judged
      .map((each) => ({ ...each, severity: severityOf(each.moves, settings) }))
      .filter((each): each is VolatileVariant => each.severity !== null)
      .sort(worstFirst);
    const [worst] = volatile;
    if (worst) {
      const isFixed = isConvertedIn(worst.variant, 'CA') === false;
      const statistics = priceStatistics(worst.series, { ...settings, now, isFixed });
      const counts = { volatileVariants: volatile.length, variants: variants.length };
      return { outcome: 'fail', findings: [finding(worst, statistics, counts, settings)] };
    }

    const settled = judged.filter(({ moves }) => moves.knownDays >= settings.minimumHistoryDays);
    if (settled.length < variants.length || variants.length === 0) {
      return {
        outcome: 'unknown',
        reason: {
          id: 'reason.shortPriceHistory',
          data: {
            variants: variants.length,
            known: settled.length,
            minimumDays: settings.minimumHistoryDays,
          },
        },
      };
    }
    return { outcome: 'pass' };
  },
});

interface JudgedVariant {
  variant: Variant;
  series: PriceSeries;
  moves: PriceMoves;
}

type VolatileVariant = JudgedVariant & { severity: Severity };

/** One change is no volatility, however large. */
const LEAST_CHANGES = 2;
/** From which on `price-jump` tells of a change, so that it says nothing here: what happened besides does. */
const JUMP = priceJump.settings.jump.default;

/**
 * `null` where the price is steady or too little of it is known. Changes count from the first day, since more
 * history can only add to them; the coefficient of variation waits for the minimum, since changes in the first
 * days of a history would look like 5% and be 1% by the end of the quarter.
 */
function severityOf(moves: PriceMoves, settings: Settings): Severity | null {
  const { changes, knownDays } = moves;
  const speaks = changes >= LEAST_CHANGES && knownDays >= settings.minimumHistoryDays;
  const { coefficientOfVariation, variationBesides, largestJump } = moves;
  const untold = largestJump >= JUMP ? variationBesides : coefficientOfVariation;
  const variation = speaks ? untold : 0;
  if (changes >= settings.highChanges || variation > settings.highVariation) return 'high';
  if (changes >= settings.changes || variation > settings.variation) return 'medium';
  return null;
}

/** A total order, so that the variant named does not depend on the order in which they came. */
function worstFirst(a: VolatileVariant, b: VolatileVariant): number {
  return (
    Number(b.severity === 'high') - Number(a.severity === 'high') ||
    b.moves.changes - a.moves.changes ||
    b.moves.coefficientOfVariation - a.moves.coefficientOfVariation ||
    (a.variant.id < b.variant.id ? -1 : 1)
  );
}

/** One for the listing: variants usually move together, and thousands of like findings would hide the rest. */
function finding(
  { variant, severity }: VolatileVariant,
  statistics: PriceStatistics,
  counts: { volatileVariants: number; variants: number },
  settings: Settings,
): Finding {
  const name = nameOf(variant);
  return {
    key: 'price',
    message: {
      id: 'rule.volatile-price.volatile',
      data: {
        named: name !== null,
        variant: name ?? '',
        ...counts,
        days: Math.round(Math.min(statistics.knownDays, settings.windowDays)),
        changes: statistics.changes,
        exchangeRateChanges: statistics.exchangeRateChanges,
        variation: statistics.coefficientOfVariation,
        largestJump: statistics.largestJump,
        medianLogChange: statistics.medianLogChange,
        shareAwayFromMode: statistics.shareAwayFromMode,
      },
    },
    field: `variants[${name ?? variant.id}].price`,
    severity,
  };
}
