import { countOf, fieldOf, judgeShipped, type ShippedCheck } from '../../customs/judge-shipped';
import { defineRule } from '../rule';

/** Customs ask where a product was made: rates, trade agreements and bans depend on it. */
export const missingCountryOfOrigin = defineRule({
  id: 'missing-country-of-origin',
  audiences: ['US', 'CA', 'QC'],
  severity: 'high',
  gravest: 'high',
  group: 'customs',
  weight: 5,
  certainty: 1,
  opensBy: 'edit',
  explainedBy: null,
  promotion: 'blocks',
  crossBorder: true,
  needs: ['listing', 'variants'],
  settings: {},
  judge: (facts) => judgeShipped(facts, CHECK),
});

const CHECK: ShippedCheck = {
  look: ({ inventory }) => {
    const country = inventory?.countryOfOrigin;
    if (country === undefined) return 'notRead';
    return (country ?? '').trim() === '' ? 'faulty' : 'sound';
  },
  notRead: 'reason.customsDataNotRead',
  findings: (faulty, shipped) => [
    {
      key: 'countryOfOrigin',
      message: { id: 'rule.missing-country-of-origin.missing', data: countOf(faulty, shipped) },
      field: fieldOf(faulty, 'countryOfOrigin'),
      severity: 'high',
    },
  ],
};
