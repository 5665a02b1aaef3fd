import { describe, expect, it } from 'vitest';
import { judgeTexts, read, resource, said, text } from '../../store-text-support';

const named = (...names: Parameters<typeof text>[]) =>
  judgeTexts(
    'shipping-name-not-in-french',
    read('DELIVERY_METHOD_DEFINITION', ...names.map((name) => resource([text(...name)]))),
  );

describe('shipping-name-not-in-french', () => {
  it('passes where each name that needs French has it', () => {
    const result = named(['name', 'Standard'], ['name', 'Free shipping', 'Livraison gratuite']);
    expect(result.outcome).toBe('pass');
  });

  it('fails where none has, which holds for those that Quebec is offered too', () => {
    const result = named(['name', 'Economy shipping'], ['name', 'Free shipping']);
    expect(result).toMatchObject({ outcome: 'fail', severity: 'high' });
    expect(said(result)).toEqual(['missing 2/2: Economy shipping, Free shipping']);
  });

  it('is unknown where some have: the others may be of other countries', () => {
    const result = named(
      ['name', 'Ground (US only)'],
      ['name', 'Free shipping', 'Livraison gratuite'],
    );
    expect(result).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.shippingZonesNotRead', data: { count: 1, total: 2 } },
    });
  });

  it('fails for French that is English all the same, and for that alone', () => {
    const result = named(['name', 'Ground (US only)'], ['name', 'Free shipping', 'Free shipping']);
    expect(said(result)).toEqual(['english 1/2: Free shipping']);
  });

  it('does not apply where the names are the same in both languages', () => {
    expect(named(['name', 'Standard'], ['name', 'Express']).outcome).toBe('notApplicable');
  });
});
