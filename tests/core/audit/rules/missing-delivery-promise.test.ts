import { describe, expect, it } from 'vitest';
import { storeResultOf } from '../../support';

function judge(bodyHtml: string) {
  return storeResultOf('missing-delivery-promise', {
    policies: [{ type: 'SHIPPING_POLICY', bodyHtml }],
  });
}

describe('missing-delivery-promise', () => {
  it.each([
    '<p>Orders arrive in 2–4 business days.</p>',
    '<p>Ships same day.</p>',
    '<p>Livraison sous 3 jours ouvrables.</p>',
  ])('passes with a time: %s', (html) => {
    expect(judge(html).outcome).toBe('pass');
  });

  it('fails where the policy names no time', () => {
    expect(judge('<p>We ship to Canada. Returns within 30 days.</p>')).toMatchObject({
      outcome: 'fail',
      severity: 'medium',
      audiences: ['CA'],
      findings: [{ message: { id: 'rule.missing-delivery-promise.noTime' } }],
    });
  });

  it('fails where there is no policy or a blank one', () => {
    const none = storeResultOf('missing-delivery-promise', { policies: [] });
    for (const result of [none, judge('<p> </p>')]) {
      expect(result.findings).toMatchObject([
        { message: { id: 'rule.missing-delivery-promise.noPolicy' } },
      ]);
    }
  });

  it('is unknown where policies were not read', () => {
    expect(storeResultOf('missing-delivery-promise', {}).outcome).toBe('unknown');
  });
});
