import { testPeriod, timeTest } from '../../prices/was-price-law';
import type { Outcome } from '../outcome';
import { defineRule } from '../rule';
import { judgeWasPrices, wasPriceFinding } from '../was-price-answer';

/**
 * A reference price in the US that was held too briefly: 16 CFR 233.1 asks for a reasonably substantial period,
 * New Jersey (N.J.A.C. 13:45A-9.4) for 28 of 90 days. Every day on which it is shown makes the claim anew, so
 * the 90 days are those before the audit.
 */
export const briefReferencePrice = defineRule({
  id: 'brief-reference-price',
  audiences: ['US'],
  severity: 'high',
  gravest: 'high',
  group: 'prices',
  weight: 5,
  certainty: 1,
  opensBy: 'edit',
  explainedBy: null,
  promotion: 'judgedAnew',
  needs: ['listing', 'variants'],
  uses: ['americanPrices'],
  settings: {
    windowDays: { default: 90, min: 28, max: 365, unit: 'days', source: 'N.J.A.C. 13:45A-9.4' },
    heldDays: { default: 28, min: 1, max: 90, unit: 'days', source: 'N.J.A.C. 13:45A-9.4' },
    minimumAgeDays: {
      default: 28,
      min: 1,
      max: 182,
      unit: 'days',
      source: '[J] a younger product cannot have held any price for `heldDays`',
    },
  },
  judge({ listing, variants, americanPrices }, { now, settings }): Outcome {
    if (variants.length === 0)
      return { outcome: 'unknown', reason: { id: 'reason.noVariants', data: {} } };
    const period = testPeriod({
      now,
      windowDays: settings.windowDays,
      createdAt: listing.createdAt,
      minimumAgeDays: settings.minimumAgeDays,
    });
    const answer = judgeWasPrices(variants, 'US', americanPrices, (claim) =>
      period
        ? timeTest(claim, period, (held) => held >= settings.heldDays)
        : { verdict: 'unknown' as const, heldDays: 0, periodDays: 0, importedDays: 0 },
    );
    if (answer.claims + answer.unread === 0) {
      return { outcome: 'notApplicable', reason: { id: 'reason.noWasPrice', data: {} } };
    }
    const finding = wasPriceFinding(
      answer,
      'rule.brief-reference-price.brief',
      { key: 'compareAtPrice', severity: 'high' },
      ({ heldDays, periodDays, importedDays }) => ({
        heldDays: Math.floor(heldDays),
        days: Math.round(periodDays),
        expectedDays: settings.heldDays,
        importedDays: Math.round(importedDays),
      }),
    );
    if (finding) return { outcome: 'fail', findings: [finding] };
    if (answer.unknown.length + answer.unread === 0) return { outcome: 'pass' };
    return {
      outcome: 'unknown',
      reason: americanPrices
        ? {
            id: 'reason.shortWasPriceHistory',
            data: {
              claims: answer.claims + answer.unread,
              unknown: answer.unknown.length + answer.unread,
              minimumDays: settings.windowDays,
            },
          }
        : { id: 'reason.missing.americanPrices', data: {} },
    };
  },
});
