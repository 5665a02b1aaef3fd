import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutcomeName, RuleResult } from '~/core/audit/outcome';
import { addWeights, noWeights, readiness, weighListing } from '~/core/audit/readiness';
import type { Audience } from '~/core/listing/audience';

const PROFILE = {
  rules: {
    grave: { weight: 5 as const },
    light: { weight: 1 as const },
  },
  minimumCoverage: 0.5,
};

function result(rule: string, outcome: OutcomeName, audiences: Audience[] = ['QC']): RuleResult {
  return { rule, outcome, audiences, severity: 'low', reason: null, findings: [] };
}

describe('weighListing', () => {
  it('sums weights by outcome for each audience', () => {
    const results = [result('grave', 'fail', ['US', 'QC']), result('light', 'pass')];
    expect(weighListing(results, PROFILE)).toEqual({
      US: { passed: 0, failed: 5, unknown: 0 },
      CA: noWeights(),
      QC: { passed: 1, failed: 5, unknown: 0 },
    });
  });

  it('takes an error for unknown and gives what does not apply no weight', () => {
    const results = [result('grave', 'error'), result('light', 'notApplicable')];
    expect(weighListing(results, PROFILE).QC).toEqual({ passed: 0, failed: 0, unknown: 5 });
  });

  it('refuses a rule that the profile does not weigh', () => {
    expect(() => weighListing([result('new-rule', 'pass')], PROFILE)).toThrow('"new-rule"');
  });
});

describe('readiness', () => {
  it('is the share of known weight that passes, with its coverage', () => {
    expect(readiness({ passed: 3, failed: 1, unknown: 4 }, PROFILE)).toEqual({
      share: 0.75,
      coverage: 0.5,
    });
  });

  it('is unknown below the coverage that the profile asks for', () => {
    expect(readiness({ passed: 4, failed: 0, unknown: 5 }, PROFILE)).toEqual({
      share: null,
      coverage: 4 / 9,
    });
  });

  it('is unknown where nothing applies or nothing is known, never 0', () => {
    expect(readiness(noWeights(), PROFILE)).toEqual({ share: null, coverage: 0 });
    expect(
      readiness({ passed: 0, failed: 0, unknown: 2 }, { minimumCoverage: 0 }).share,
    ).toBeNull();
  });

  it('of a store is that of the sum of its listings, in any order', () => {
    const weights = fc.record({ passed: fc.nat(50), failed: fc.nat(50), unknown: fc.nat(50) });
    fc.assert(
      fc.property(fc.array(weights), (listings) => {
        const total = listings.reduce(addWeights, noWeights());
        expect(listings.toReversed().reduce(addWeights, noWeights())).toEqual(total);
        const { share, coverage } = readiness(total, PROFILE);
        expect(coverage).toBeGreaterThanOrEqual(0);
        expect(coverage).toBeLessThanOrEqual(1);
        if (share !== null)
          expect(share * (total.passed + total.failed)).toBeCloseTo(total.passed, 9);
      }),
    );
  });
});
