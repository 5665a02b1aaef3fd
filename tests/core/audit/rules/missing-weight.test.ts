import { describe, expect, it } from 'vitest';
import type { Variant, Weight } from '~/core/listing/listing';
import { listing, resultOf, variant } from '../../support';

function weighing(
  weight: Weight | null | undefined,
  requiresShipping: boolean | undefined = true,
): Variant {
  return variant({ inventory: { requiresShipping, weight } });
}

function judge(...variants: Variant[]) {
  return resultOf('missing-weight', listing({ variants }));
}

describe('missing-weight', () => {
  it('passes where something is on the scales', () => {
    expect(judge(weighing({ value: 0.1, unit: 'OUNCES' })).outcome).toBe('pass');
  });

  it.each([null, { value: 0, unit: 'GRAMS' as const }])('fails for %j', (weight) => {
    expect(judge(weighing(weight))).toMatchObject({
      outcome: 'fail',
      severity: 'medium',
      findings: [{ key: 'weight', message: { data: { all: true, variants: 1, of: 1 } } }],
    });
  });

  it('does not apply to what is not shipped', () => {
    expect(judge(weighing(null, false)).outcome).toBe('notApplicable');
  });

  it('is unknown where weights were not read, or whether it is shipped', () => {
    expect(judge(weighing(undefined)).reason?.id).toBe('reason.weightsNotRead');
    const unsaid = variant({ inventory: { weight: null } });
    expect(judge(unsaid).reason?.id).toBe('reason.shippingNotRead');
  });
});
