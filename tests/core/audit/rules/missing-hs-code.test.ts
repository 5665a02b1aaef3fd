import { describe, expect, it } from 'vitest';
import type { Variant, VariantInventory } from '~/core/listing/listing';
import { listing, resultOf, STORE, variant } from '../../support';

function withCode(id: string, inventory: VariantInventory): Variant {
  return variant({ id, sku: `SKU-${id}`, inventory: { requiresShipping: true, ...inventory } });
}

function judge(variants: Variant[], { isGiftCard = false, country = 'GB' } = {}) {
  return resultOf('missing-hs-code', listing({ variants, isGiftCard }), {
    store: { ...STORE, country },
  });
}

const coded = withCode('1', { harmonizedSystemCode: '4202.92' });
const uncoded = withCode('2', { harmonizedSystemCode: null });

describe('missing-hs-code', () => {
  it('passes where every variant has a code', () => {
    expect(judge([coded]).outcome).toBe('pass');
  });

  it('fails with one finding, naming the variants', () => {
    expect(judge([coded, uncoded, withCode('3', { harmonizedSystemCode: ' ' })])).toMatchObject({
      outcome: 'fail',
      severity: 'high',
      findings: [
        {
          key: 'harmonizedSystemCode',
          field: 'variants[SKU-2].harmonizedSystemCode',
          message: {
            data: { all: false, variants: 2, of: 3, examples: 'SKU-2, SKU-3', more: 0 },
          },
        },
      ],
    });
  });

  it('stays one finding with two thousand variants', () => {
    const many = Array.from({ length: 2000 }, (_, index) =>
      withCode(String(index), { harmonizedSystemCode: null }),
    );
    expect(judge(many).findings).toMatchObject([
      { message: { data: { all: true, variants: 2000, of: 2000, more: 1997 } } },
    ]);
  });

  it('does not ask for it of what is sent as its components, or shows other products as one', () => {
    const bundle = { ...uncoded, requiresComponents: true };
    expect(judge([coded, bundle]).outcome).toBe('pass');
    expect(judge([bundle])).toMatchObject({
      outcome: 'notApplicable',
      reason: { id: 'reason.bundle' },
    });
    expect(judge([{ ...uncoded, requiresComponents: false }]).outcome).toBe('fail');
    expect(
      resultOf('missing-hs-code', listing({ variants: [uncoded], isCombinedListingParent: true }), {
        store: { ...STORE, country: 'GB' },
      }),
    ).toMatchObject({ outcome: 'notApplicable', reason: { id: 'reason.combinedListing' } });
  });

  it('does not ask for what is not shipped', () => {
    const file = withCode('3', { harmonizedSystemCode: null, requiresShipping: false });
    expect(judge([coded, file]).outcome).toBe('pass');
    expect(judge([file])).toMatchObject({
      outcome: 'notApplicable',
      reason: { id: 'reason.nothingShipped' },
    });
    expect(judge([uncoded], { isGiftCard: true })).toMatchObject({
      outcome: 'notApplicable',
      reason: { id: 'reason.giftCardNotShipped' },
    });
  });

  it('speaks for the buyers across a border alone', () => {
    expect(judge([uncoded], { country: 'US' }).audiences).toEqual(['CA', 'QC']);
    expect(judge([uncoded], { country: 'CA' }).audiences).toEqual(['US']);
    expect(judge([uncoded]).audiences).toEqual(['US', 'CA', 'QC']);
  });

  it('is unknown where codes, variants or shipping were not read', () => {
    expect(judge([withCode('3', {})]).reason?.id).toBe('reason.customsDataNotRead');
    expect(judge([variant()]).reason?.id).toBe('reason.customsDataNotRead');
    expect(judge([]).reason?.id).toBe('reason.noVariantsToShip');
    expect(judge([variant({ inventory: { harmonizedSystemCode: null } })])).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.shippingNotRead' },
    });
    expect(judge([uncoded, withCode('3', {})]).outcome).toBe('fail');
    expect(judge([coded, withCode('3', {})]).outcome).toBe('unknown');
  });
});
