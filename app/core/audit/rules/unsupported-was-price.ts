import { canadianTests } from '../../prices/canadian-was-price';
import { timeZoneOf } from '../../store/time-zone';
import type { Outcome } from '../outcome';
import { defineRule, type Setting } from '../rule';
import { judgeWasPrices, wasPriceFinding } from '../was-price-answer';

const SETTINGS = {
  timeWindowDays: {
    default: 182,
    min: 28,
    max: 182,
    unit: 'days',
    source: 'Competition Bureau: six months; shorter for seasonal goods',
  },
  volumeWindowDays: {
    default: 365,
    min: 182,
    max: 365,
    unit: 'days',
    source: 'Competition Bureau: twelve months',
  },
  minimumAgeDays: {
    default: 28,
    min: 1,
    max: 182,
    unit: 'days',
    source: '[J] the 28 days after which a price counts as genuine in New Jersey',
  },
} satisfies Record<string, Setting>;

/**
 * A "was" price in Canada that neither the time nor the volume test of the Competition Act, s. 74.01(3),
 * supports: not offered at that price or above for more than half of the six months before, and no more than
 * half of a year's units sold at it or above. Every day on which it is shown makes the claim anew, so that both
 * look back from the audit and a sale without an end is found out.
 */
export const unsupportedWasPrice = defineRule({
  id: 'unsupported-was-price',
  audiences: ['CA'],
  severity: 'high',
  gravest: 'high',
  group: 'prices',
  weight: 5,
  certainty: 1,
  opensBy: 'edit',
  explainedBy: null,
  promotion: 'judgedAnew',
  needs: ['listing', 'variants'],
  uses: ['canadianPrices', 'sales', 'store'],
  settings: SETTINGS,
  judge({ listing, variants, canadianPrices, sales, store }, { now, settings }): Outcome {
    if (variants.length === 0)
      return { outcome: 'unknown', reason: { id: 'reason.noVariants', data: {} } };
    const answer = judgeWasPrices(variants, 'CA', canadianPrices, (claim) =>
      canadianTests(claim, listing, { ...settings, now, sales, timeZone: timeZoneOf(store) }),
    );
    if (answer.claims + answer.unread === 0) {
      return { outcome: 'notApplicable', reason: { id: 'reason.noWasPrice', data: {} } };
    }
    const finding = wasPriceFinding(
      answer,
      'rule.unsupported-was-price.unsupported',
      { key: 'compareAtPrice', severity: 'high' },
      ({ time, volume }) => ({
        heldDays: Math.floor(time?.heldDays ?? 0),
        days: Math.round(time?.periodDays ?? 0),
        units: volume?.units ?? 0,
        heldUnits: volume?.heldUnits ?? 0,
        volumeDays: Math.round(volume?.knownDays ?? 0),
        importedDays: Math.round(time?.importedDays ?? 0),
      }),
    );
    if (finding) return { outcome: 'fail', findings: [finding] };
    if (answer.unknown.length + answer.unread === 0) return { outcome: 'pass' };
    if (!canadianPrices) {
      return { outcome: 'unknown', reason: { id: 'reason.missing.canadianPrices', data: {} } };
    }
    return {
      outcome: 'unknown',
      reason: {
        id: answer.unknown.some(({ lacksSales }) => lacksSales)
          ? 'reason.wasPriceSalesUnknown'
          : 'reason.shortWasPriceHistory',
        data: {
          claims: answer.claims + answer.unread,
          unknown: answer.unknown.length + answer.unread,
          minimumDays: settings.timeWindowDays,
        },
      },
    };
  },
});
