import { countOf, fieldOf, judgeShipped, type ShippedCheck } from '../../customs/judge-shipped';
import { defineRule } from '../rule';

/** Nothing that is shipped weighs nothing: rates by weight and customs forms come out wrong. */
export const missingWeight = defineRule({
  id: 'missing-weight',
  audiences: ['US', 'CA', 'QC'],
  severity: 'medium',
  gravest: 'medium',
  group: 'customs',
  weight: 3,
  certainty: 1,
  opensBy: 'edit',
  explainedBy: null,
  promotion: 'none',
  crossBorder: true,
  needs: ['listing', 'variants'],
  settings: {},
  judge: (facts) => judgeShipped(facts, CHECK),
});

const CHECK: ShippedCheck = {
  look: ({ inventory }) => {
    const weight = inventory?.weight;
    if (weight === undefined) return 'notRead';
    return weight !== null && weight.value > 0 ? 'sound' : 'faulty';
  },
  notRead: 'reason.weightsNotRead',
  findings: (faulty, shipped) => [
    {
      key: 'weight',
      message: { id: 'rule.missing-weight.missing', data: countOf(faulty, shipped) },
      field: fieldOf(faulty, 'weight'),
      severity: 'medium',
    },
  ],
};
