import { describe, expect, it } from 'vitest';
import type { Variant } from '~/core/listing/listing';
import { listing, resultOf, variant } from '../../support';

function from(countryOfOrigin: string | null | undefined, requiresShipping = true): Variant {
  return variant({ id: String(countryOfOrigin), inventory: { requiresShipping, countryOfOrigin } });
}

function judge(...variants: Variant[]) {
  return resultOf('missing-country-of-origin', listing({ variants }));
}

describe('missing-country-of-origin', () => {
  it('passes where every variant has one', () => {
    expect(judge(from('CA'), from('VN')).outcome).toBe('pass');
  });

  it.each([null, ''])('fails for %j', (country) => {
    expect(judge(from('CA'), from(country))).toMatchObject({
      outcome: 'fail',
      severity: 'high',
      findings: [{ key: 'countryOfOrigin', message: { data: { variants: 1, of: 2 } } }],
    });
  });

  it('does not apply to what is not shipped', () => {
    expect(judge(from(null, false)).outcome).toBe('notApplicable');
  });

  it('is unknown where it was not read', () => {
    expect(judge(from(undefined))).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.customsDataNotRead' },
    });
  });
});
