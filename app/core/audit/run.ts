import type { FactName, ListingFacts } from './facts';
import { SEVERITIES, type Finding, type Outcome, type RuleResult, type Severity } from './outcome';
import { LISTING_RULES } from './registry';
import type { Rule } from './rule';

/** Rule id → setting → the merchant's number, where it differs from the default. */
export type SettingOverrides = Record<string, Record<string, number>>;

export interface AuditOptions {
  now: Date;
  settings?: SettingOverrides;
  /** All listing rules unless given. */
  rules?: readonly Rule[];
  /** Judges archived listings as well, for catalogue files, which are audited whole. */
  judgeArchived?: boolean;
  /** Told of every rule that threw, so that the caller can log it; the result says `error` either way. */
  onRuleError?: (ruleId: string, error: unknown) => void;
}

/**
 * Judges one listing by every rule, for the audiences that the store sells to.
 *
 * Archived listings are not judged: nobody can buy them. Drafts are, because merchants mend before they
 * publish, and unlisted ones are, because whoever has the link can buy.
 */
export function auditListing(facts: Partial<ListingFacts>, options: AuditOptions): RuleResult[] {
  return (options.rules ?? LISTING_RULES).map((rule) => resultOf(rule, facts, options));
}

function resultOf(rule: Rule, facts: Partial<ListingFacts>, options: AuditOptions): RuleResult {
  const sellsTo = facts.store?.sellsTo;
  const soldTo = sellsTo
    ? rule.audiences.filter((audience) => sellsTo.includes(audience))
    : rule.audiences;
  const result = {
    rule: rule.id,
    audiences: [...(soldTo.length > 0 ? soldTo : rule.audiences)],
    severity: rule.severity,
    findings: [],
  };
  if (facts.listing?.status === 'ARCHIVED' && !options.judgeArchived) {
    return { ...result, outcome: 'notApplicable', reason: { id: 'reason.archived', data: {} } };
  }
  if (soldTo.length === 0) {
    return { ...result, outcome: 'notApplicable', reason: { id: 'reason.notSoldTo', data: {} } };
  }
  try {
    const outcome = judge(rule, facts, options);
    switch (outcome.outcome) {
      case 'pass':
        return { ...result, outcome: 'pass', reason: null };
      case 'fail':
        return {
          ...result,
          outcome: 'fail',
          severity: gravest(outcome.findings),
          reason: null,
          findings: outcome.findings,
        };
      default:
        return { ...result, outcome: outcome.outcome, reason: outcome.reason };
    }
  } catch (error) {
    options.onRuleError?.(rule.id, error);
    const detail = error instanceof Error ? error.message : String(error);
    return { ...result, outcome: 'error', reason: { id: 'reason.ruleError', data: { detail } } };
  }
}

function judge(rule: Rule, facts: Partial<ListingFacts>, options: AuditOptions): Outcome {
  const missing = rule.needs.find((name) => facts[name] === undefined);
  if (missing) return { outcome: 'unknown', reason: { id: `reason.missing.${missing}`, data: {} } };
  return rule.judge(pick(facts, rule.needs), {
    now: options.now,
    settings: settingsOf(rule, options.settings?.[rule.id] ?? {}),
  });
}

/** What the rule declared and nothing else, so that no rule comes to lean on a fact that it does not name. */
function pick(facts: Partial<ListingFacts>, names: readonly FactName[]): ListingFacts {
  return Object.fromEntries(names.map((name) => [name, facts[name]])) as unknown as ListingFacts;
}

function settingsOf(rule: Rule, overrides: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(rule.settings).map(([name, setting]) => {
      const value = overrides[name] ?? setting.default;
      if (!(value >= setting.min && value <= setting.max)) {
        throw new RangeError(
          `Setting ${rule.id}.${name} is ${value}; it must be from ${setting.min} to ${setting.max}`,
        );
      }
      return [name, value];
    }),
  );
}

function gravest(findings: Finding[]): Severity {
  return (
    SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity)) ??
    'low'
  );
}
