import type { Audience } from '../listing/audience';
import type { StoreFacts } from '../listing/store-facts';
import type { ListingFacts, StoreRuleFacts } from './facts';
import {
  SEVERITIES,
  SWITCHED_OFF,
  type Finding,
  type Outcome,
  type RuleResult,
  type Severity,
} from './outcome';
import { LISTING_RULES, STORE_RULES } from './registry';
import type { JudgeContext, Rule, Setting, StoreRule } from './rule';

/** Rule id → setting → the merchant's number, where it differs from the default. */
export type SettingOverrides = Record<string, Record<string, number>>;

export interface AuditOptions {
  now: Date;
  settings?: SettingOverrides;
  /** Ids of rules that the merchant switched off: they answer `notApplicable`. */
  rulesOff?: readonly string[];
  /** All listing rules unless given. */
  rules?: readonly Rule[];
  /** Judges archived listings as well, for catalogue files, which are audited whole. */
  judgeArchived?: boolean;
  /** Words that the merchant keeps in every language. */
  glossary?: readonly string[];
  /** Told of every rule that threw, so that the caller can log it; the result says `error` either way. */
  onRuleError?: (ruleId: string, error: unknown) => void;
}

/**
 * Judges one listing by every rule, for the audiences that the store sells to.
 *
 * Archived listings are not judged: nobody can buy them. Drafts are, because merchants mend before they
 * publish, and unlisted ones are, because whoever has the link can buy.
 *
 * In two passes: a rule that needs `results` runs after all that do not, and is given what they answered.
 */
export function auditListing(facts: Partial<ListingFacts>, options: AuditOptions): RuleResult[] {
  const isArchived = facts.listing?.status === 'ARCHIVED' && !options.judgeArchived;
  const run = { ...options, setAside: isArchived ? 'reason.archived' : null };
  const rules = options.rules ?? LISTING_RULES;
  const ofFirstPass = rules.map((rule) =>
    rule.needs.includes('results') ? null : resultOf(rule, facts, run),
  );
  const results = ofFirstPass.filter((result) => result !== null);
  return rules.map(
    (rule, index) => ofFirstPass[index] ?? resultOf(rule, { ...facts, results }, run),
  );
}

/** Judges the store as a whole: its languages, its policies, its punctuality. */
export function auditStore(
  facts: Partial<StoreRuleFacts>,
  options: Omit<AuditOptions, 'rules' | 'judgeArchived'> & { rules?: readonly StoreRule[] },
): RuleResult[] {
  return (options.rules ?? STORE_RULES).map((rule) =>
    resultOf(rule, facts, { ...options, setAside: null }),
  );
}

/** What the two kinds of rules have in common; `needs` and `judge` speak of the same facts. */
interface AnyRule {
  id: string;
  audiences: readonly Audience[];
  severity: Severity;
  crossBorder?: true;
  needs: readonly string[];
  uses?: readonly string[];
  settings: Record<string, Setting>;
  judge(facts: never, context: JudgeContext<string>): Outcome;
}

interface RunOptions extends Omit<AuditOptions, 'rules'> {
  /** A reason id: the rules are not asked. */
  setAside: string | null;
}

type AnyFacts = { store?: StoreFacts; results?: RuleResult[] };

function resultOf(rule: AnyRule, facts: AnyFacts, options: RunOptions): RuleResult {
  const audiences = audiencesOf(rule, facts.store);
  const result = {
    rule: rule.id,
    audiences: [...(audiences.length > 0 ? audiences : rule.audiences)],
    severity: rule.severity,
    findings: [],
  };
  if (options.rulesOff?.includes(rule.id)) {
    return { ...result, outcome: 'notApplicable', reason: { id: SWITCHED_OFF, data: {} } };
  }
  if (options.setAside) {
    return { ...result, outcome: 'notApplicable', reason: { id: options.setAside, data: {} } };
  }
  if (audiences.length === 0) {
    return { ...result, outcome: 'notApplicable', reason: { id: 'reason.notSoldTo', data: {} } };
  }
  try {
    const outcome = judge(rule, facts, audiences, options);
    if (outcome.outcome === 'pass') return { ...result, outcome: 'pass', reason: null };
    if (outcome.outcome !== 'fail') return { ...result, ...outcome };
    return failed(result, outcome);
  } catch (error) {
    options.onRuleError?.(rule.id, error);
    const detail = error instanceof Error ? error.message : String(error);
    return { ...result, outcome: 'error', reason: { id: 'reason.ruleError', data: { detail } } };
  }
}

/** Those of the rule's audiences that the store sells to and, for customs, across a border. */
function audiencesOf(rule: AnyRule, store: StoreFacts | undefined): Audience[] {
  const homeAudiences: readonly Audience[] =
    rule.crossBorder && store?.country ? (HOME_AUDIENCES[store.country] ?? []) : [];
  return rule.audiences.filter(
    (audience) => (store?.sellsTo.includes(audience) ?? true) && !homeAudiences.includes(audience),
  );
}

const HOME_AUDIENCES: Record<string, readonly Audience[]> = { US: ['US'], CA: ['CA', 'QC'] };

/** Keeps findings to the audiences that are asked about; with none left for them, the rule passes. */
function failed(
  result: Pick<RuleResult, 'rule' | 'audiences' | 'severity'>,
  { findings, unknownFor }: Extract<Outcome, { outcome: 'fail' }>,
): RuleResult {
  const concerning = findings.filter(
    (finding) => finding.audiences?.some((audience) => result.audiences.includes(audience)) ?? true,
  );
  const stillUnknown = unknownFor?.filter((audience) => result.audiences.includes(audience)) ?? [];
  if (concerning.length === 0) {
    return stillUnknown.length > 0
      ? {
          ...result,
          outcome: 'unknown',
          reason: { id: 'reason.partlyUnknown', data: {} },
          findings: [],
        }
      : { ...result, outcome: 'pass', reason: null, findings: [] };
  }
  return {
    ...result,
    outcome: 'fail',
    severity: gravest(concerning),
    reason: null,
    findings: concerning,
    ...(stillUnknown.length > 0 && { unknownFor: stillUnknown }),
  };
}

function judge(
  rule: AnyRule,
  facts: AnyFacts,
  audiences: readonly Audience[],
  options: RunOptions,
): Outcome {
  const known = facts as Record<string, unknown>;
  const missing = rule.needs.find((name) => known[name] === undefined);
  if (missing) return { outcome: 'unknown', reason: { id: `reason.missing.${missing}`, data: {} } };
  return rule.judge(pick(known, [...rule.needs, ...(rule.uses ?? [])]) as never, {
    now: options.now,
    settings: settingsOf(rule, options.settings?.[rule.id] ?? {}),
    glossary: options.glossary ?? [],
    audiences,
  });
}

/** What the rule declared and nothing else, so that no rule comes to lean on a fact that it does not name. */
function pick(facts: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const name of names) picked[name] = facts[name];
  return picked;
}

function settingsOf(rule: AnyRule, overrides: Record<string, number>): Record<string, number> {
  const settings: Record<string, number> = {};
  for (const name in rule.settings) {
    const setting = rule.settings[name];
    if (setting === undefined) continue;
    const value = overrides[name] ?? setting.default;
    if (!(value >= setting.min && value <= setting.max)) {
      throw new RangeError(
        `Setting ${rule.id}.${name} is ${value}; it must be from ${setting.min} to ${setting.max}`,
      );
    }
    settings[name] = value;
  }
  return settings;
}

function gravest(findings: Finding[]): Severity {
  return (
    SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity)) ??
    'low'
  );
}
