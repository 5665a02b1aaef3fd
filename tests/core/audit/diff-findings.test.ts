import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffFindings, type FindingIdentity } from '~/core/audit/diff-findings';
import { OUTCOMES, type Finding, type OutcomeName, type RuleResult } from '~/core/audit/outcome';

function finding(key: string): Finding {
  return { key, message: { id: 'rule.few-photos.few', data: {} }, field: key, severity: 'low' };
}

function result(outcome: OutcomeName, keys: string[] = [], rule = 'r'): RuleResult {
  return {
    rule,
    audiences: ['US'],
    severity: 'low',
    outcome,
    reason: null,
    findings: keys.map(finding),
  };
}

const open = (key: string, rule = 'r', listingId = 'p1'): FindingIdentity => ({
  listingId,
  rule,
  key,
});

function diff(before: FindingIdentity[], ...results: RuleResult[]) {
  const { opened, stillOpen, resolved } = diffFindings(before, [{ listingId: 'p1', results }]);
  const keys = (findings: FindingIdentity[]) => findings.map(({ key }) => key);
  return { opened: keys(opened), stillOpen: keys(stillOpen), resolved: keys(resolved) };
}

describe('diffFindings', () => {
  it('tells new from still there and gone', () => {
    expect(diff([open('a'), open('b')], result('fail', ['b', 'c']))).toEqual({
      opened: ['c'],
      stillOpen: ['b'],
      resolved: ['a'],
    });
  });

  it('keeps a finding to those buyers whom it concerns', () => {
    const failed: RuleResult = {
      ...result('fail'),
      audiences: ['US', 'CA'],
      findings: [{ ...finding('a'), audiences: ['US'] }],
    };
    expect(diffFindings([], [{ listingId: 'p1', results: [failed] }]).opened).toMatchObject([
      { audiences: ['US'] },
    ]);
  });

  it('carries the finding, its listing, rule and audiences', () => {
    expect(
      diffFindings([], [{ listingId: 'p1', results: [result('fail', ['a'])] }]).opened,
    ).toEqual([{ ...finding('a'), listingId: 'p1', rule: 'r', audiences: ['US'] }]);
  });

  it('resolves what rested on a word of the merchant’s that was taken back', () => {
    const reason = { id: 'reason.packagingNotLookedAt', data: { photos: 2 } } as const;
    expect(diff([open('a')], { ...result('unknown'), reason }).resolved).toEqual(['a']);
  });

  it('resolves a missing French once the text holds French of its own', () => {
    const reason = { id: 'reason.sourceIsBilingual', data: {} } as const;
    expect(diff([open('a')], { ...result('unknown'), reason }).resolved).toEqual(['a']);
  });

  it.each(['pass', 'notApplicable'] as const)('resolves everything on %s', (outcome) => {
    expect(diff([open('a')], result(outcome))).toEqual({
      opened: [],
      stillOpen: [],
      resolved: ['a'],
    });
  });

  it.each(['unknown', 'error'] as const)('leaves everything as it is on %s', (outcome) => {
    expect(diff([open('a')], result(outcome))).toEqual({ opened: [], stillOpen: [], resolved: [] });
  });

  it('leaves findings of rules that did not run and of listings that were not looked at', () => {
    const before = [open('a', 'other rule'), open('a', 'r', 'p2')];
    expect(diff(before, result('pass'))).toEqual({ opened: [], stillOpen: [], resolved: [] });
  });

  it('keeps the same key of two rules apart', () => {
    expect(diff([open('a', 'r1')], result('fail', ['a'], 'r2'), result('pass', [], 'r1'))).toEqual({
      opened: ['a'],
      stillOpen: [],
      resolved: ['a'],
    });
  });

  it('opens a finding once, whatever a rule repeats', () => {
    expect(diff([], result('fail', ['a', 'a'])).opened).toEqual(['a']);
  });

  it('applied twice changes nothing the second time', () => {
    const keys = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'));
    fc.assert(
      fc.property(keys, fc.constantFrom(...OUTCOMES), keys, (before, outcome, found) => {
        const results = [result(outcome, outcome === 'fail' ? found : [])];
        const audits = [{ listingId: 'p1', results }];
        const start = before.map((key) => open(key));
        const first = diffFindings(start, audits);
        const gone = new Set(first.resolved.map(({ key }) => key));
        const after = [...start.filter(({ key }) => !gone.has(key)), ...first.opened];
        const second = diffFindings(after, audits);
        expect(second.opened).toEqual([]);
        expect(second.resolved).toEqual([]);
      }),
    );
  });
});
