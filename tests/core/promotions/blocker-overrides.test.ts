import { describe, expect, it } from 'vitest';
import { stillBlocking } from '~/core/promotions/blocker';
import { BLOCKER_KINDS } from '~/core/promotions/what-stands-in-the-way';
import { NOW } from '../support';
import { facts, passed, plan } from './support';
import {
  whatStandsInTheWay,
  ofListing,
  chosen,
  highFinding,
  forQuebec,
  CASES,
} from './blocker-cases';

describe('a reason and its override', () => {
  const override = (blocker: string) => ({
    blocker,
    reason: 'Our lawyer says so',
    by: '42',
    at: NOW.toISOString(),
  });

  it('holds for what it was given for, and no longer once that changes', () => {
    const [blocker] = whatStandsInTheWay(forQuebec, ofListing({ results: [highFinding] }));
    expect(blocker).toBeDefined();
    const overrides = [override(blocker!.key)];
    expect(stillBlocking([blocker!], overrides)).toEqual([]);
    const [finding] = highFinding.findings;
    const worse = passed({
      outcome: 'fail',
      findings: [finding!, { ...finding!, key: 'descriptionHtml' }],
    });
    const now = whatStandsInTheWay(forQuebec, ofListing({ results: [worse] }));
    expect(stillBlocking(now, overrides)).toHaveLength(1);
  });

  it('never helps against what Shopify or time itself refuses', () => {
    const technical = BLOCKER_KINDS.filter(({ overridable }) => !overridable).map(({ id }) => id);
    expect(technical).toEqual([
      'empty-selection',
      'end-before-start',
      'start-in-past',
      'end-in-past',
      'too-many-automatic-discounts',
      'too-many-entries',
      'code-taken',
      'sale-permission',
      'sale-too-many',
      'listing-missing',
      'reach-not-supported',
      'sale-follows',
      'sale-no-price-list',
      'sale-no-price',
      'sale-overlap',
    ]);
    const found = whatStandsInTheWay(plan({ selection: chosen(0) }), facts({ listings: [] }));
    expect(found.map(({ overridable }) => overridable)).toEqual([false]);
    expect(stillBlocking(found, [override(found[0]!.key)])).toEqual(found);
  });

  it('does not end because a day passed', () => {
    const low = CASES['stock-too-low'].says['low']!;
    const keys = [NOW, new Date(NOW.getTime() - 86_400_000)].map(
      (now) => whatStandsInTheWay(low[0], { ...low[1], now })[0]?.key,
    );
    expect(keys[0]).toBeDefined();
    expect(keys[1]).toBe(keys[0]);
  });
});
