import { countOf, fieldOf, judgeShipped, type ShippedCheck } from '../../customs/judge-shipped';
import { defineRule } from '../rule';

/** Without a Harmonized System code a carrier or a customs officer picks one, and the duty with it. */
export const missingHsCode = defineRule({
  id: 'missing-hs-code',
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
    const code = inventory?.harmonizedSystemCode;
    if (code === undefined) return 'notRead';
    return (code ?? '').trim() === '' ? 'faulty' : 'sound';
  },
  notRead: 'reason.customsDataNotRead',
  findings: (faulty, shipped) => [
    {
      key: 'harmonizedSystemCode',
      message: { id: 'rule.missing-hs-code.missing', data: countOf(faulty, shipped) },
      field: fieldOf(faulty, 'harmonizedSystemCode'),
      severity: 'high',
    },
  ],
};
