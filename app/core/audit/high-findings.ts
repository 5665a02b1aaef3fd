import type { Audience } from '../listing/audience';
import type { RuleResult } from './outcome';
import { DEFAULT_PROFILE } from './profile';

/** Whether a rule found something of high severity for these buyers. */
export function hasHighFinding({ findings }: RuleResult, audience: Audience): boolean {
  return findings.some(
    ({ severity, audiences }) => severity === 'high' && (audiences?.includes(audience) ?? true),
  );
}

/** Whether a rule whose findings can be high could not judge: then there may be one that nobody knows of. */
export function mayHideHighFinding(
  { rule, outcome, severity, unknownFor }: RuleResult,
  audience: Audience,
): boolean {
  if (outcome === 'unknown' || outcome === 'error') {
    return severity === 'high' || DEFAULT_PROFILE.rules[rule]?.mayBeHigh === true;
  }
  return unknownFor?.includes(audience) ?? false;
}
