import { HS_EDITION, hsCodeFault } from '../../customs/hs-code';
import { bareHsCode } from '../../customs/hs-digits';
import {
  countOf,
  fieldOf,
  isShipped,
  judgeShipped,
  setAside,
  type ShippedCheck,
} from '../../customs/judge-shipped';
import type { Variant } from '../../listing/listing';
import type { Finding } from '../outcome';
import { defineRule } from '../rule';

/** A code that the Harmonized System does not have holds a parcel as surely as none. One finding a code. */
export const invalidHsCode = defineRule({
  id: 'invalid-hs-code',
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
  judge(facts) {
    const aside = setAside(facts);
    if (aside) return aside;
    if (!facts.variants.some((variant) => isShipped(variant) && hasCode(variant))) {
      return { outcome: 'notApplicable', reason: { id: 'reason.noHsCodeYet', data: {} } };
    }
    return judgeShipped(facts, CHECK);
  },
});

const CHECK: ShippedCheck = {
  look({ inventory }) {
    const code = inventory?.harmonizedSystemCode;
    if (code === undefined) return 'notRead';
    return isBlank(code) || hsCodeFault(code ?? '') === null ? 'sound' : 'faulty';
  },
  notRead: 'reason.customsDataNotRead',
  findings: findingsByCode,
};

/** It has one, or nobody read whether it has. */
function hasCode({ inventory }: Variant): boolean {
  return !isBlank(inventory?.harmonizedSystemCode);
}

function isBlank(code: string | null | undefined): boolean {
  return code !== undefined && (code ?? '').trim() === '';
}

function findingsByCode(faulty: Variant[], shipped: Variant[]): Finding[] {
  const byCode = Map.groupBy(faulty, ({ inventory }) =>
    bareHsCode(inventory?.harmonizedSystemCode ?? ''),
  );
  return [...byCode].map(([bare, variants]) => {
    const code = variants[0]?.inventory?.harmonizedSystemCode?.trim() ?? '';
    return {
      key: bare,
      message: {
        id: `rule.invalid-hs-code.${hsCodeFault(code) ?? 'malformed'}`,
        data: { code, edition: HS_EDITION, ...countOf(variants, shipped) },
      },
      field: fieldOf(variants, 'harmonizedSystemCode'),
      severity: 'high',
    };
  });
}
