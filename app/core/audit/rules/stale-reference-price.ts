import { DAY_MS } from '../../days/milliseconds';
import { canadianTests, type CanadianTests } from '../../prices/canadian-was-price';
import { lastHeldAt, timeTest, type Verdict } from '../../prices/was-price-law';
import { timeZoneOf } from '../../store/time-zone';
import type { PricePlace } from '../../prices/was-price-claim';
import type { Finding, Outcome } from '../outcome';
import { defineRule } from '../rule';
import { judgeWasPrices, wasPriceFinding } from '../was-price-answer';
import { unsupportedWasPrice } from './unsupported-was-price';

/**
 * A reference price that nobody was asked for more than 90 days: California (Business and Professions Code
 * s. 17501) wants it to have prevailed within three months, or its date stated. Canada has tests of its own: one that
 * meets them may be older, so that there it is stale only where they are not met either.
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
  needs: ['listing', 'variants'],
  uses: ['canadianPrices', 'americanPrices', 'sales', 'store'],
  settings: {
    days: {
      default: 90,
      min: 28,
      max: 365,
      unit: 'days',
      source: 'California Business and Professions Code s. 17501: three months',
    },
  },
  judge(facts, { now, settings, audiences }): Outcome {
    const { listing, variants, canadianPrices, americanPrices, sales, store } = facts;
    if (variants.length === 0)
      return { outcome: 'unknown', reason: { id: 'reason.noVariants', data: {} } };
    const pricesIn = { US: americanPrices, CA: canadianPrices };
    const period = { from: now.getTime() - settings.days * DAY_MS, to: now.getTime() };
    const answers = PLACES.filter((place) => audiences.includes(place)).map((place) => ({
      place,
      answer: judgeWasPrices(variants, place, pricesIn[place], (claim) => {
        const { verdict, importedDays } = timeTest(claim, period, (held) => held > 0);
        const lastHeld = lastHeldAt(claim, now);
        if (place === 'US' || verdict === 'met')
          return { verdict, lastHeld, importedDays, lacksSales: false };
        const timeZone = timeZoneOf(store);
        const canada = canadianTests(claim, listing, { ...CANADIAN, now, sales, timeZone });
        return { ...inEither(verdict, canada), lastHeld, importedDays };
      }),
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
          ({ lastHeld, importedDays }) => ({
            place,
            days: settings.days,
            importedDays: Math.round(importedDays),
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
    const { place, answer } = lacking;
    if (!pricesIn[place])
      return { outcome: 'unknown', reason: { id: MISSING_IN[place], data: {} } };
    const needsSales = answer.unknown.some(({ lacksSales }) => lacksSales);
    return {
      outcome: 'unknown',
      reason: {
        id: needsSales ? 'reason.wasPriceSalesUnknown' : 'reason.shortWasPriceHistory',
        data: {
          claims: answer.claims + answer.unread,
          unknown: answer.unknown.length + answer.unread,
          minimumDays: needsSales ? CANADIAN.timeWindowDays : settings.days,
        },
      },
    };
  },
});

const { timeWindowDays, volumeWindowDays, minimumAgeDays } = unsupportedWasPrice.settings;
/** As that rule judges unless the merchant says otherwise. */
const CANADIAN = {
  timeWindowDays: timeWindowDays.default,
  volumeWindowDays: volumeWindowDays.default,
  minimumAgeDays: minimumAgeDays.default,
};

/** Stale where neither the price was recent nor Canada's tests are met, and unknown where one of them is. */
function inEither(recent: Verdict, { verdict, lacksSales }: CanadianTests) {
  if (verdict === 'met') return { verdict, lacksSales: false };
  const isKnown = recent === 'notMet' && verdict === 'notMet';
  return { verdict: isKnown ? verdict : ('unknown' as const), lacksSales };
}

const PLACES: readonly PricePlace[] = ['US', 'CA'];
const MISSING_IN = {
  US: 'reason.missing.americanPrices',
  CA: 'reason.missing.canadianPrices',
} as const;
