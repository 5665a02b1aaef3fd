import { describe, expect, it } from 'vitest';
import type { Variant, VariantInventory } from '~/core/listing/listing';
import { listing, resultOf, STORE, variant } from '../../support';

function coded(inventory: VariantInventory): Variant {
  return variant({ inventory: { requiresShipping: true, ...inventory } });
}

function judge(variants: Variant[], country = 'GB') {
  return resultOf('missing-national-tariff-code', listing({ variants }), {
    store: { ...STORE, country },
  });
}

const american = { country: 'US', code: '4202.92.3131' };
const canadian = { country: 'CA', code: '4202929010' };

describe('missing-national-tariff-code', () => {
  it('passes with ten digits for each destination', () => {
    expect(judge([coded({ nationalCodes: [american, canadian] })]).outcome).toBe('pass');
    expect(judge([coded({ nationalCodes: [canadian] })], 'US').outcome).toBe('pass');
  });

  it('fails for the destination that has none', () => {
    const variants = [coded({ harmonizedSystemCode: '4202.92', nationalCodes: [american] })];
    expect(judge(variants)).toMatchObject({
      outcome: 'fail',
      severity: 'low',
      findings: [{ key: 'CA', audiences: ['CA'], message: { data: { country: 'CA' } } }],
    });
    expect(judge(variants, 'CA').outcome).toBe('pass');
  });

  it('fails for both, with one finding for each', () => {
    const short = { country: 'US', code: '42029231' };
    const variants = [coded({ harmonizedSystemCode: null, nationalCodes: [short] })];
    expect(judge(variants).findings.map(({ key }) => key)).toEqual(['US', 'CA']);
  });

  it('does not know whose a ten-digit code is that names no country', () => {
    const general = { harmonizedSystemCode: '4202923131', nationalCodes: [] };
    expect(judge([coded(general)])).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.nationalCodesNotRead' },
    });
    const mixed = [coded({ ...general, nationalCodes: [american] })];
    expect(judge(mixed).outcome).toBe('unknown');
    expect(judge(mixed, 'CA').outcome).toBe('pass');
  });

  it('is unknown where the codes of countries were not read', () => {
    expect(judge([coded({ harmonizedSystemCode: '420292' })]).outcome).toBe('unknown');
  });

  it('does not apply to what is not shipped', () => {
    expect(judge([coded({ nationalCodes: [], requiresShipping: false })]).outcome).toBe(
      'notApplicable',
    );
  });

  it('fails for one destination and does not know about the other', () => {
    const variants = [
      coded({ harmonizedSystemCode: '4202923131', nationalCodes: [] }),
      coded({ harmonizedSystemCode: '420292', nationalCodes: [canadian] }),
    ];
    expect(judge(variants)).toMatchObject({
      outcome: 'fail',
      findings: [{ key: 'US' }],
      unknownFor: ['CA'],
    });
  });
});
