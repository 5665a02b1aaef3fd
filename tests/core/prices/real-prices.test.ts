import { describe, expect, it } from 'vitest';
import { diffFindings, type FindingIdentity } from '~/core/audit/diff-findings';
import type { RuleResult } from '~/core/audit/outcome';
import { priceStatistics } from '~/core/prices/price-statistics';
import type { PriceSeries } from '~/core/prices/price-history';
import { dominicksSeries, knownBy, makroSeries } from '../../support/price-records';
import { hasSharedData } from '../../support/shared-data';
import { listing, resultOf, STORE, variant } from '../support';

const WHERE = hasSharedData ? '' : ' (skipped: ../shared/data/prices is absent)';
const PARTIAL_SNAPSHOT = '2025-10-23T00:00:00.000Z';

/** The figures below stand in docs/rules/volatile-price.md. */
describe.skipIf(!hasSharedData)(
  `volatile-price over 31 weeks of a retailer's prices${WHERE}`,
  () => {
    const all = hasSharedData ? makroSeries() : [];
    const dates = [...new Set(all.flatMap(({ points }) => [...points].map(({ at }) => at)))]
      .sort((a, b) => a - b)
      .map((at) => new Date(at).toISOString());
    const weekly = dates.map((date) => ({ date, results: audit(all, new Date(date)) }));

    it('never flags a series that never changes', () => {
      const still = new Set(all.filter(neverChanges).map(({ variantId }) => variantId));
      expect(still.size).toBe(2622);
      const flagged = weekly.flatMap(({ results }) =>
        results.filter(
          ({ listingId, result }) => still.has(listingId) && result.outcome === 'fail',
        ),
      );
      expect(flagged).toEqual([]);
    });

    it('answers without an error for every product in every week', () => {
      const outcomes = new Set(
        weekly.flatMap(({ results }) => results.map(({ result }) => result.outcome)),
      );
      expect([...outcomes].sort()).toEqual(['fail', 'pass', 'unknown']);
    });

    it('opens and resolves next to nothing on a partial snapshot', () => {
      let open: FindingIdentity[] = [];
      const changes = weekly.map(({ date, results }) => {
        const { opened, stillOpen, resolved } = diffFindings(
          open,
          results.map(({ listingId, result }) => ({ listingId, results: [result] })),
        );
        const kept = open.filter(
          ({ listingId }) =>
            ![...stillOpen, ...resolved].some((finding) => finding.listingId === listingId),
        );
        open = [...kept, ...stillOpen, ...opened];
        return { date, opened: opened.length, resolved: resolved.length };
      });
      expect(changes.find(({ date }) => date === PARTIAL_SNAPSHOT)).toEqual({
        date: PARTIAL_SNAPSHOT,
        opened: 4,
        resolved: 7,
      });
      const median = changes.map(({ opened }) => opened).sort((a, b) => a - b)[15];
      expect(median).toBe(19);
    });

    it('counts fewer changes and flags fewer products once promotions are taken out', () => {
      expect(tally(all, dates.at(-1), 0)).toEqual({ judged: 2441, changes: 1372, flagged: 258 });
      expect(tally(all, dates.at(-1), 42)).toEqual({ judged: 2441, changes: 806, flagged: 89 });
    });

    it('tells of no single change, and of a jump again only beside another change', () => {
      const now = new Date(dates.at(-1) ?? '');
      const failing = (rule: string) =>
        new Map(
          audit(all, now, rule)
            .filter(({ result }) => result.outcome === 'fail')
            .map(({ listingId, result }) => [listingId, result.findings[0]?.message.data]),
        );
      const volatile = failing('volatile-price');
      const jumps = failing('price-jump');
      const both = [...jumps.keys()].filter((id) => volatile.has(id));
      expect({ volatile: volatile.size, jumps: jumps.size, both: both.length }).toEqual({
        volatile: 89,
        jumps: 125,
        both: 46,
      });
      expect([...volatile.values()].filter((data) => Number(data?.changes) < 2)).toEqual([]);
    });
  },
);

describe.skipIf(!hasSharedData)(`volatile-price over heavily promoted orange juice${WHERE}`, () => {
  it('takes most weekly promotions out of the regular price', () => {
    const all = hasSharedData ? dominicksSeries() : [];
    const last = all
      .flatMap(({ points }) => [...points].map(({ at }) => at))
      .reduce((latest, at) => Math.max(latest, at));
    expect(all).toHaveLength(132);
    expect(tally(all, last, 0)).toEqual({ judged: 132, changes: 777, flagged: 122 });
    expect(tally(all, last, 42)).toEqual({ judged: 132, changes: 222, flagged: 26 });
  });
});

function audit(
  all: PriceSeries[],
  now: Date,
  rule = 'volatile-price',
): { listingId: string; result: RuleResult }[] {
  return all.flatMap((whole) => {
    const series = knownBy(whole, now);
    if (!series) return [];
    const audited = listing({
      id: series.variantId,
      variants: [variant({ id: series.variantId })],
    });
    const surroundings = { store: STORE, canadianPrices: [series] };
    const result = resultOf(rule, audited, surroundings, { now });
    return [{ listingId: audited.id, result }];
  });
}

function tally(all: PriceSeries[], at: number | string | undefined, dipDays: number) {
  const now = new Date(at ?? '');
  const judged = all
    .map((series) => priceStatistics(series, { now, windowDays: 90, deadband: 0.02, dipDays }))
    .filter(({ knownDays }) => knownDays >= 28);
  return {
    judged: judged.length,
    changes: judged.reduce((sum, { changes }) => sum + changes, 0),
    flagged: judged.filter(
      ({ changes, coefficientOfVariation, variationBesides, largestJump }) =>
        changes >= 3 ||
        (changes >= 2 && (largestJump < 0.2 ? coefficientOfVariation : variationBesides) > 0.05),
    ).length,
  };
}

function neverChanges({ points }: PriceSeries): boolean {
  return [...points].every(({ amount }) => amount === points.amount(0));
}
