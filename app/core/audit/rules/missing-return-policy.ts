import { hasText } from '../../html/text';
import { failOrPass } from '../outcomes';
import { defineStoreRule } from '../rule';

/** 63% of Canadian online buyers gave up a purchase over the return policy (Canada Post); here there is none. */
export const missingReturnPolicy = defineStoreRule({
  id: 'missing-return-policy',
  audiences: ['US', 'CA', 'QC'],
  severity: 'high',
  gravest: 'high',
  group: 'service',
  weight: 5,
  certainty: 1,
  opensBy: 'edit',
  explainedBy: null,
  promotion: 'notice',
  needs: ['policies'],
  settings: {},
  judge({ policies }) {
    const policy = policies.find(({ type }) => type === 'REFUND_POLICY');
    if (policy && hasText(policy.bodyHtml)) return { outcome: 'pass' };
    return failOrPass([
      {
        key: 'refundPolicy',
        message: {
          id: `rule.missing-return-policy.${policy ? 'blank' : 'missing'}`,
          data: {},
        },
        field: 'policies[REFUND_POLICY]',
        severity: 'high',
      },
    ]);
  },
});
