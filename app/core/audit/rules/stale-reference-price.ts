import { DAY_MS } from '../../days/milliseconds';
import { lastHeldAt, timeTest } from '../../prices/was-price-law';
import type { PricePlace } from '../../prices/was-price-claim';
import type { Finding, Outcome } from '../outcome';
import { defineRule } from '../rule';
import { judgeWasPrices, wasPriceFinding } from '../was-price-answer';

/**
 * A reference price that nobody was asked for more than 90 days: California (Business and Professions Code
 * s. 17501) wants it to have prevailed within three months, or its date stated; Canada's time test counts only
 * what was recent.
 */
export const staleReferencePrice = defineRule({
  id: 'stale-reference-price',
  audiences: ['US', 'CA'],
  severity: 'medium',
  gravest: 'medium',
  group: 'prices',
  weight: 3,
  certainty: 0.8,
  opensBy: 'time',
  explainedBy: null,
  promotion: 'none',
  needs: ['variants'],
  uses: ['canadianPrices', 'americanPrices'],
  settings: {
    days: {
      default: 90,
      min: 28,
      max: 365,
      unit: 'days',
      source: 'California Business and Professions Code s. 17501: three months',
    },
  },
  judge({ variants, canadianPrices, americanPrices }, { now, settings, audiences }): Outcome {
    if (variants.length === 0)
      return { outcome: 'unknown', reason: { id: 'reason.noVariants', data: {} } };
    const pricesIn = { US: americanPrices, CA: canadianPrices };
    const period = { from: now.getTime() - settings.days * DAY_MS, to: now.getTime() };
    const answers = PLACES.filter((place) => audiences.includes(place)).map((place) => ({
      place,
      answer: judgeWasPrices(variants, place, pricesIn[place], (claim) => ({
        ...timeTest(claim, period, (held) => held > 0),
        lastHeld: lastHeldAt(claim, now),
      })),
    }));
    if (answers.every(({ answer }) => answer.claims + answer.unread === 0)) {
      return { outcome: 'notApplicable', reason: { id: 'reason.noWasPrice', data: {} } };
    }
    const findings = answers
      .map(({ place, answer }) =>
        wasPriceFinding(
          answer,
          'rule.stale-reference-price.stale',
          { key: `compareAtPrice.${place}`, severity: 'medium', audiences: [place] },
          ({ lastHeld }) => ({
            place,
            days: settings.days,
            everHeld: lastHeld !== null,
            daysSince: lastHeld === null ? 0 : Math.floor((period.to - lastHeld) / DAY_MS),
          }),
        ),
      )
      .filter((finding): finding is Finding => finding !== null);
    const unknownIn = answers.filter(
      ({ answer }) => answer.failed.length === 0 && answer.unknown.length + answer.unread > 0,
    );
    const [first, ...others] = findings;
    if (first) {
      return {
        outcome: 'fail',
        findings: [first, ...others],
        ...(unknownIn.length > 0 && { unknownFor: unknownIn.map(({ place }) => place) }),
      };
    }
    const [lacking] = unknownIn;
    if (!lacking) return { outcome: 'pass' };
    return {
      outcome: 'unknown',
      reason: pricesIn[lacking.place]
        ? {
            id: 'reason.shortWasPriceHistory',
            data: {
              claims: lacking.answer.claims + lacking.answer.unread,
              unknown: lacking.answer.unknown.length + lacking.answer.unread,
              minimumDays: settings.days,
            },
          }
        : { id: MISSING_IN[lacking.place], data: {} },
    };
  },
});

const PLACES: readonly PricePlace[] = ['US', 'CA'];
const MISSING_IN = {
  US: 'reason.missing.americanPrices',
  CA: 'reason.missing.canadianPrices',
} as const;
