import { describe, expect, it } from 'vitest';
import type { StorePolicy } from '~/core/store/store-facts';
import { FRENCH_STORE, french } from '../../french-support';
import { STORE, storeResultOf } from '../../support';

const bodyHtml = '<p>You may return an article within thirty days of its delivery.</p>';
const body = '<p>Vous pouvez retourner un article dans les trente jours suivant sa livraison.</p>';

function policy(overrides: Partial<StorePolicy> = {}): StorePolicy {
  return { type: 'REFUND_POLICY', bodyHtml, french: [french('body_html', body)], ...overrides };
}

function judge(policies: StorePolicy[] | undefined, store = STORE) {
  return storeResultOf('policy-not-in-french', { store, policies });
}

describe('policy-not-in-french', () => {
  it('passes where each policy has French', () => {
    const policies = ['REFUND_POLICY', 'TERMS_OF_SERVICE', 'SHIPPING_POLICY', 'PRIVACY_POLICY'].map(
      (type) => policy({ type }),
    );
    expect(judge(policies).outcome).toBe('pass');
  });

  it('fails for each policy without French, blank French, or English in its place', () => {
    const policies = [
      policy({ french: [] }),
      policy({ type: 'TERMS_OF_SERVICE', french: [french('body_html', '<p> </p>')] }),
      policy({ type: 'SHIPPING_POLICY', french: [french('body_html', bodyHtml)] }),
      policy({ type: 'PRIVACY_POLICY' }),
    ];
    expect(judge(policies)).toMatchObject({
      outcome: 'fail',
      severity: 'high',
      findings: [
        { key: 'REFUND_POLICY', message: { id: 'rule.policy-not-in-french.missing' } },
        { key: 'TERMS_OF_SERVICE', message: { id: 'rule.policy-not-in-french.missing' } },
        { key: 'SHIPPING_POLICY', message: { id: 'rule.policy-not-in-french.english' } },
      ],
    });
  });

  it('judges neither other policies nor empty ones', () => {
    const policies = [
      policy({ type: 'LEGAL_NOTICE', french: [] }),
      policy({ bodyHtml: '<p>&nbsp;</p>', french: [] }),
    ];
    expect(judge(policies)).toMatchObject({
      outcome: 'notApplicable',
      reason: { id: 'reason.noPolicies' },
    });
  });

  it('judges the policies themselves in a French store', () => {
    expect(judge([policy({ bodyHtml: body, french: undefined })], FRENCH_STORE).outcome).toBe(
      'pass',
    );
    expect(judge([policy({ french: undefined })], FRENCH_STORE).findings).toHaveLength(1);
  });

  it('is unknown while policies or their French were not read, unless another fails', () => {
    expect(judge(undefined).reason?.id).toBe('reason.missing.policies');
    const unread = policy({ french: undefined });
    expect(judge([unread]).reason?.id).toBe('reason.policyFrenchNotRead');
    expect(judge([unread, policy({ type: 'PRIVACY_POLICY', french: [] })]).outcome).toBe('fail');
  });
});
