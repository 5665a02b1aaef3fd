import { describe, expect, it } from 'vitest';
import { judgeTexts, read, resource, said, text, type FrenchGiven } from '../../store-text-support';

const RULE = 'filter-not-in-french';
const judge = (label: string, ...french: FrenchGiven[]) =>
  judgeTexts(RULE, read('FILTER', resource([text('label', label, ...french)])));

describe(RULE, () => {
  it('passes with French', () => {
    expect(judge('Availability', 'Disponibilité').outcome).toBe('pass');
  });

  it('never calls one missing: Shopify may have French of its own', () => {
    expect(judge('Availability')).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.frenchMayBeServed' },
    });
  });

  it('fails for French that is English', () => {
    const result = judge('Delivery time', 'Delivery time');
    expect(result).toMatchObject({ outcome: 'fail', severity: 'medium' });
    expect(said(result)).toEqual(['english 1/1: Delivery time']);
  });

  it('does not apply to labels that are the same in both languages', () => {
    expect(judge('Format').outcome).toBe('notApplicable');
  });
});
