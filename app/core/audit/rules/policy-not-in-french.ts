import { findEnglish, isMostlyEnglish } from '../../language/english-in-french';
import { isFrench } from '../../language/locale';
import { NameMask } from '../../language/mask-names';
import { PlainText } from '../../language/plain-text';
import type { StorePolicy } from '../../store/store-facts';
import type { Finding, Outcome } from '../outcome';
import { failOrPass } from '../outcomes';
import { defineStoreRule } from '../rule';

/** The policies that a buyer agrees to or relies on. */
const JUDGED_POLICIES = ['REFUND_POLICY', 'TERMS_OF_SERVICE', 'SHIPPING_POLICY', 'PRIVACY_POLICY'];

/**
 * A policy without French, or whose French is English. Charter of the French Language, s. 55: a contract that one
 * party wrote is given in French first.
 */
export const policyNotInFrench = defineStoreRule({
  id: 'policy-not-in-french',
  audiences: ['QC'],
  severity: 'high',
  gravest: 'high',
  group: 'french',
  weight: 5,
  certainty: 1,
  opensBy: 'edit',
  explainedBy: { cause: 'frenchNotPublished' },
  promotion: 'notice',
  needs: ['store', 'policies'],
  settings: {},
  judge({ store, policies }, { glossary }): Outcome {
    const mask = new NameMask(glossary);
    const judged = policies
      .filter(({ type }) => JUDGED_POLICIES.includes(type))
      .map((policy) => ({ policy, source: new PlainText(policy.bodyHtml) }))
      .filter(({ source }) => !source.isEmpty);
    if (judged.length === 0) {
      return { outcome: 'notApplicable', reason: { id: 'reason.noPolicies', data: {} } };
    }
    const findings: Finding[] = [];
    let areUnread = false;
    for (const { policy, source } of judged) {
      const french = isFrench(store.primaryLocale) ? [source] : frenchOf(policy);
      if (french === null) areUnread = true;
      else if (french.length === 0) findings.push(finding(policy.type, 'missing'));
      else if (french.every((plain) => isMostlyEnglish(findEnglish(plain, mask)))) {
        findings.push(finding(policy.type, 'english'));
      }
    }
    if (findings.length === 0 && areUnread) {
      return { outcome: 'unknown', reason: { id: 'reason.policyFrenchNotRead', data: {} } };
    }
    return failOrPass(findings);
  },
});

function finding(type: string, message: 'missing' | 'english'): Finding {
  return {
    key: type,
    message: { id: `rule.policy-not-in-french.${message}`, data: { type } },
    field: `policies[${type}]`,
    severity: 'high',
  };
}

/** `null`: not read. */
function frenchOf({ french }: StorePolicy): PlainText[] | null {
  if (french === undefined) return null;
  return french
    .filter(({ locale }) => isFrench(locale))
    .map(({ value }) => new PlainText(value))
    .filter((plain) => !plain.isEmpty);
}
