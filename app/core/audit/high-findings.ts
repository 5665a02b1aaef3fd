import type { Audience } from '../listing/audience';
import type { Finding, RuleResult } from './outcome';
import type { RulesById } from './rule';

/** What of a rule's answer tells whether it found, or may hide, something of high severity. */
export interface GraveResult extends Pick<
  RuleResult,
  'rule' | 'audiences' | 'severity' | 'outcome' | 'unknownFor'
> {
  readonly findings: readonly Pick<Finding, 'key' | 'severity' | 'audiences'>[];
}

/** Whether a rule found something of high severity for these buyers. */
export function hasHighFinding(
  { findings }: Pick<GraveResult, 'findings'>,
  audience: Audience,
): boolean {
  return findings.some(
    ({ severity, audiences }) => severity === 'high' && (audiences?.includes(audience) ?? true),
  );
}

/** Whether a rule whose findings can be high could not judge: then there may be one that nobody knows of. */
export function mayHideHighFinding(
  { rule, outcome, severity, unknownFor }: Omit<GraveResult, 'findings'>,
  audience: Audience,
  rules: RulesById,
): boolean {
  if (outcome === 'unknown' || outcome === 'error') {
    return severity === 'high' || rules.get(rule)?.gravest === 'high';
  }
  return unknownFor?.includes(audience) ?? false;
}

/** Rules with a finding of high severity for these buyers, and whether others may hide one. */
export function openForBuyers(
  results: readonly RuleResult[],
  audience: Audience,
  rules: RulesById,
): { open: string[]; isUnknown: boolean } {
  return {
    open: results.filter((result) => hasHighFinding(result, audience)).map(({ rule }) => rule),
    // With no rule asked nobody has looked whether it is ready.
    isUnknown:
      results.length === 0 || results.some((result) => mayHideHighFinding(result, audience, rules)),
  };
}
