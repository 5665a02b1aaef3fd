import type { RuleResult } from '~/core/audit/outcome';
import type { StoredFinding } from './ports';
import type { FindingView } from './views';

/** `hasText`: whether it is about a text that the merchant may wait for. */
export function viewOfFinding(
  finding: StoredFinding,
  { hasText }: { hasText: boolean },
): FindingView {
  const { key, message, field, severity, rule, audiences, status, ignoring } = finding;
  return {
    key,
    message,
    field,
    severity,
    rule,
    audiences,
    status,
    openedAt: finding.openedAt.toISOString(),
    resolvedAt: finding.resolvedAt?.toISOString() ?? null,
    hasText,
    ignoring: ignoring && {
      at: ignoring.at.toISOString(),
      by: ignoring.by,
      reason: ignoring.reason,
      until: ignoring.until?.toISOString() ?? null,
      untilText: ignoring.text !== null,
    },
  };
}

/** What came of the rules that found nothing to fix; of the others the findings tell. */
export function withoutFailed(
  results: readonly RuleResult[],
): Pick<RuleResult, 'rule' | 'audiences' | 'severity' | 'outcome' | 'reason'>[] {
  return results
    .filter(({ outcome }) => outcome !== 'fail')
    .map(({ rule, audiences, severity, outcome, reason }) => ({
      rule,
      audiences,
      severity,
      outcome,
      reason,
    }));
}
