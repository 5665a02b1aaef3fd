import { beforeEach, expect, it } from 'vitest';
import type { BuyersSums, SalesToCompare } from '~/core/promotions/suggestions/compare-sales';
import { liftPeriods } from '~/core/promotions/lift-periods';
import { recentComparisons, type AskedComparison } from '~/services/promotions/recent-comparison';

const none = { season: { units: 0, squares: 0 }, other: { units: 0, squares: 0 } };
const nothing: BuyersSums = { audience: none, allBuyers: none };
const history = { since: '2025-05-01', until: '2026-10-31', readUntil: null };
const periods = liftPeriods({ season: 'holidays', audience: 'US', ...history });
const ASKED: AskedComparison = {
  query: { season: 'holidays', audience: 'US', weeks: periods.weeks },
  periods,
  history,
  today: '2026-11-01',
};

let now: number;
let marked: number;
/** Comparisons that have begun and not ended, the oldest first. */
let underWay: { end: (takenMs: number) => void; fail: () => void }[];
let compare: ReturnType<typeof recentComparisons>;

beforeEach(() => {
  now = Date.parse('2026-11-01T12:00:00Z');
  marked = 3;
  underWay = [];
  const compareSeason = () =>
    new Promise<SalesToCompare>((resolve, reject) => {
      underWay.push({
        end: (takenMs) => {
          now += takenMs;
          resolve({ listings: [], categories: new Map(), store: nothing });
        },
        fail: () => {
          reject(new Error('The database went away.'));
        },
      });
    });
  const counts = () => Promise.resolve([{ season: 'holidays', audience: 'US', marked }]);
  const ports = {
    promotionSales: { compareSeason },
    seasons: { counts },
    now: () => new Date(now),
  };
  compare = recentComparisons(ports as unknown as Parameters<typeof recentComparisons>[0], {
    patienceMs: 1,
  });
});

it('gives no answer while it takes long, and the next asked the answer of the first', async () => {
  expect(await compare('a', ASKED)).toBeNull();
  expect(await compare('a', ASKED)).toBeNull();
  expect(underWay).toHaveLength(1);
  underWay[0]?.end(8_000);
  expect(await compare('a', ASKED)).toMatchObject({ compared: 0, shortlist: [] });
  expect(underWay).toHaveLength(1);
});

it('keeps it for the same store, season, buyers, orders and marks alone', async () => {
  await compare('a', ASKED);
  underWay[0]?.end(8_000);
  expect(await compare('b', ASKED)).toBeNull();
  expect(await compare('a', { ...ASKED, query: { ...ASKED.query, audience: 'QC' } })).toBeNull();
  expect(await compare('a', ASKED)).not.toBeNull();
  const read = { ...ASKED, history: { ...history, until: '2026-11-01' } };
  expect(await compare('a', read)).toBeNull();
  marked = 4;
  expect(await compare('a', ASKED)).toBeNull();
  expect(underWay).toHaveLength(5);
});

it('compares anew after ten minutes, what is quick, and what failed', async () => {
  await compare('a', ASKED);
  underWay[0]?.end(8_000);
  now += 10 * 60_000;
  expect(await compare('a', ASKED)).toBeNull();
  underWay[1]?.end(20);
  await Promise.resolve();
  await new Promise(setImmediate);
  expect(await compare('a', ASKED)).toBeNull();
  underWay[2]?.fail();
  await new Promise(setImmediate);
  expect(await compare('a', ASKED)).toBeNull();
  expect(underWay).toHaveLength(4);
});
