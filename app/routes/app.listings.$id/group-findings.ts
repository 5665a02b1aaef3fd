import { SEVERITIES, type Severity } from '~/core/audit/outcome';
import { AUDIENCES, type Audience } from '~/core/listing/audience';
import type { FindingView } from '~/services/audit/views';

export interface RuleFindings {
  rule: string;
  /** The gravest finding's. */
  severity: Severity;
  audiences: Audience[];
  findings: FindingView[];
}

/** Findings by rule, gravest rule first; what a rule says of itself then needs saying only once. */
export function groupByRule(findings: FindingView[]): RuleFindings[] {
  const groups = new Map<string, FindingView[]>();
  for (const finding of findings) {
    const group = groups.get(finding.rule);
    if (group) group.push(finding);
    else groups.set(finding.rule, [finding]);
  }
  return [...groups]
    .map(([rule, group]) => ({
      rule,
      severity: SEVERITIES.find((each) => group.some(({ severity }) => severity === each)) ?? 'low',
      audiences: AUDIENCES.filter((each) =>
        group.some(({ audiences }) => audiences.includes(each)),
      ),
      findings: group,
    }))
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}
