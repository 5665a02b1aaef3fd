import { describe, expect, it } from 'vitest';
import type { PriceSeries } from '~/core/prices/price-history';
import {
  knownDaysOf,
  regularChanges,
  regularPricesWithin,
  relativeChange,
} from '~/core/prices/regular-changes';
import { dominicksSeries, knownBy, makroSeries } from '../../support/price-records';
import { hasSharedData } from '../../support/shared-data';

const DAY_MS = 86_400_000;
const OPTIONS = { deadband: 0.02, dipDays: 42 };

/** As known 60 days before the end: falls of 20% that are younger than a promotion, and what became of them. */
function openFalls(all: PriceSeries[]) {
  const now = new Date(Math.max(...all.map(({ observedUntil }) => observedUntil)));
  const then = new Date(now.getTime() - 60 * DAY_MS);
  const found = { judged: 0, certain: 0, young: 0, didNotLast: 0 };
  for (const series of all) {
    const known = knownBy(series, then);
    const prices = known
      ? regularPricesWithin(known, { ...OPTIONS, now: then, windowDays: 90 })
      : [];
    if (knownDaysOf(prices) < 28) continue;
    found.judged++;
    const jumps = regularChanges(prices, OPTIONS.deadband).filter(
      (change) => Math.abs(relativeChange(change)) >= 0.2 - 1e-9,
    );
    const young = jumps.filter(
      (change) => relativeChange(change) < 0 && then.getTime() - change.after.from <= 42 * DAY_MS,
    );
    if (young.length < jumps.length) found.certain++;
    const [fall] = young;
    if (!fall || young.length < jumps.length) continue;
    found.young++;
    const inTheEnd = regularChanges(
      regularPricesWithin(series, { ...OPTIONS, now, windowDays: 400 }),
      OPTIONS.deadband,
    );
    const lasted = inTheEnd.some(
      (change) => change.after.from === fall.after.from && relativeChange(change) < 0,
    );
    if (!lasted) found.didNotLast++;
  }
  return found;
}

/** The figures stand in docs/rules/price-jump.md. */
describe.skipIf(!hasSharedData)(
  `falls that may be promotions${hasSharedData ? '' : ' (skipped: ../shared/data/prices is absent)'}`,
  () => {
    it('seldom last, in real prices', () => {
      expect(openFalls(makroSeries())).toEqual({
        judged: 2433,
        certain: 189,
        young: 31,
        didNotLast: 29,
      });
      expect(openFalls(dominicksSeries())).toEqual({
        judged: 132,
        certain: 9,
        young: 9,
        didNotLast: 9,
      });
    });
  },
);
