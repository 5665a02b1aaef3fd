import { hasText } from '../../html/text';
import { promisedTimes } from '../../service/delivery-promise';
import { failOrPass } from '../outcomes';
import { defineStoreRule } from '../rule';

/** 44% of Canadian online buyers gave up a purchase that came without a delivery date (Canada Post). */
export const missingDeliveryPromise = defineStoreRule({
  id: 'missing-delivery-promise',
  audiences: ['CA'],
  severity: 'medium',
  gravest: 'medium',
  group: 'service',
  weight: 3,
  certainty: 0.7,
  opensBy: 'edit',
  explainedBy: null,
  promotion: 'none',
  needs: ['policies'],
  settings: {},
  judge({ policies }) {
    const body = policies.find(({ type }) => type === 'SHIPPING_POLICY')?.bodyHtml ?? '';
    if (promisedTimes(body).length > 0) return { outcome: 'pass' };
    return failOrPass([
      {
        key: 'shippingPolicy',
        message: {
          id: `rule.missing-delivery-promise.${hasText(body) ? 'noTime' : 'noPolicy'}`,
          data: {},
        },
        field: 'policies[SHIPPING_POLICY]',
        severity: 'medium',
      },
    ]);
  },
});
