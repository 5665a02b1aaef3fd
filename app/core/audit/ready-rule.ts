import { AUDIENCES, type Audience } from '../listing/audience';
import type { StoreFacts } from '../store/store-facts';
import type { FactName, ListingFacts, StoreFactName } from './facts';
import {
  SEVERITIES,
  SWITCHED_OFF,
  type Finding,
  type Message,
  type Outcome,
  type RuleResult,
  type Severity,
} from './outcome';
import type { JudgeContext, RulesById, RuleTraits } from './rule';

/** Rule id → setting → the merchant's number, where it differs from the default. */
export type SettingOverrides = Record<string, Record<string, number>>;

/** A rule of either kind; `needs` and `judge` speak of the same facts. */
export interface AnyRule extends RuleTraits {
  crossBorder?: true;
  needs: readonly (FactName | StoreFactName)[];
  judge(facts: never, context: JudgeContext<string>): Outcome;
}

export interface ReadyOptions {
  now: Date;
  settings?: SettingOverrides;
  rulesOff?: readonly string[];
  glossary?: readonly string[];
}

/**
 * A rule with all that is the same for every listing of a store: whom it speaks for, its thresholds, and the
 * results that hold nothing of the listing. Those are shared by all listings, and frozen.
 */
export interface ReadyRule {
  rule: AnyRule;
  /** It runs after all rules that do not need `results`. */
  needsResults: boolean;
  audiences: readonly Audience[];
  context: JudgeContext<string>;
  /** A threshold is out of bounds: the rule cannot judge. */
  settingsError: RangeError | null;
  /** The rule is not asked: switched off, or nobody of its audiences can buy. */
  setAside: RuleResult | null;
  /** Its answer for a listing that nobody can buy. */
  archived: RuleResult;
  /** Its answer for a listing of which nobody can say whether it can be bought. */
  statusUnknown: RuleResult;
  passed: RuleResult;
  /** A bit for each fact that it needs; see `factBits`. */
  neededBits: number;
  /** By the fact that is missing. */
  unknownWithout: ReadonlyMap<string, RuleResult>;
}

/**
 * Rules that judge together, each ready for a store. `buyers`: those of its audiences that can get the listings;
 * all of them for rules about the store.
 */
export function readyRules(
  rules: readonly AnyRule[],
  store: StoreFacts | undefined,
  options: ReadyOptions,
  buyers: readonly Audience[] = AUDIENCES,
): ReadyRule[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return rules.map((rule) => readyRule(rule, store, options, byId, buyers));
}

function readyRule(
  rule: AnyRule,
  store: StoreFacts | undefined,
  options: ReadyOptions,
  rules: RulesById,
  buyers: readonly Audience[],
): ReadyRule {
  const ofStore = audiencesOf(rule, store);
  const asked = ofStore.filter((audience) => buyers.includes(audience));
  const audiences = Object.freeze([...(asked.length > 0 ? asked : rule.audiences)]);
  const shared = (outcome: RuleResult['outcome'], reason: Message['id'] | null): RuleResult =>
    frozenResult(rule, audiences, outcome, reason);
  const isOff = options.rulesOff?.includes(rule.id) ?? false;
  const off = isOff ? shared('notApplicable', SWITCHED_OFF) : null;
  const nobody = ofStore.length === 0 ? 'reason.notSoldTo' : 'reason.listingNotSoldTo';
  const setAside = off ?? (asked.length === 0 ? shared('notApplicable', nobody) : null);
  const { settings, settingsError } = settingsOf(rule, options.settings?.[rule.id] ?? {});
  return {
    rule,
    needsResults: rule.needs.includes('results'),
    audiences,
    context: {
      now: options.now,
      settings,
      glossary: options.glossary ?? NO_GLOSSARY,
      audiences: asked,
      rules,
    },
    settingsError,
    setAside,
    archived: off ?? shared('notApplicable', 'reason.archived'),
    statusUnknown: setAside ?? shared('unknown', 'reason.statusUnknown'),
    passed: shared('pass', null),
    neededBits: bitsOf(rule.needs),
    unknownWithout: new Map(
      rule.needs.map((fact) => [fact, shared('unknown', `reason.missing.${fact}`)]),
    ),
  };
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

/** One for all, so that what depends on it can be kept. */
const NO_GLOSSARY: readonly string[] = Object.freeze([]);

const NO_FINDINGS: readonly Finding[] = Object.freeze([]);

function frozenResult(
  { id, severity }: AnyRule,
  audiences: readonly Audience[],
  outcome: RuleResult['outcome'],
  reasonId: Message['id'] | null,
): RuleResult {
  const reason =
    reasonId === null ? null : Object.freeze({ id: reasonId, data: Object.freeze({}) });
  return Object.freeze({ rule: id, audiences, severity, outcome, reason, findings: NO_FINDINGS });
}

function settingsOf(
  rule: AnyRule,
  overrides: Record<string, number>,
): { settings: Record<string, number>; settingsError: RangeError | null } {
  const settings: Record<string, number> = {};
  for (const [name, { default: byDefault, min, max }] of Object.entries(rule.settings)) {
    const value = overrides[name] ?? byDefault;
    if (!(value >= min && value <= max)) {
      const settingsError = new RangeError(
        `Setting ${rule.id}.${name} is ${value}; it must be from ${min} to ${max}`,
      );
      return { settings, settingsError };
    }
    settings[name] = value;
  }
  return { settings, settingsError: null };
}

const FACT_BITS = new Map<string, number>();

/** Of facts by name, each of which has the same bit throughout; there are fewer of them than bits. */
function bitsOf(names: Iterable<string>): number {
  let bits = 0;
  for (const name of names) {
    let bit = FACT_BITS.get(name);
    if (bit === undefined) FACT_BITS.set(name, (bit = 1 << FACT_BITS.size));
    bits |= bit;
  }
  return bits;
}

/** A bit for each fact that is there: looked up once for all rules. */
export function factBits(facts: Partial<ListingFacts>): number {
  return bitsOf(Object.keys(facts).filter((name) => facts[name as FactName] !== undefined));
}

/** `listing`: absent for a rule about the store. */
export type OnRuleError = (
  ruleId: string,
  error: unknown,
  listing?: ListingFacts['listing'],
) => void;

/**
 * The answer of a rule that need not be asked, since it is set aside or a fact is missing; `null`: ask it. `known`: the
 * `factBits` of what is known; what rules answered is known to those that need it.
 */
export function answerUnasked(ready: ReadyRule, known: number): RuleResult | null {
  if (ready.setAside !== null) return ready.setAside;
  const there = known | bitsOf(['results']);
  if ((ready.neededBits & ~there) === 0) return null;
  const missing = ready.rule.needs.find((name) => (bitsOf([name]) & there) === 0) ?? '';
  return ready.unknownWithout.get(missing) ?? null;
}

/** Asks a rule about one listing, or about the store, of which all is there that the rule needs. */
export function answerOf(
  ready: ReadyRule,
  facts: Partial<ListingFacts>,
  onError: OnRuleError | undefined,
): RuleResult {
  const { rule, context, settingsError } = ready;
  let outcome: Outcome;
  try {
    if (settingsError !== null) throw settingsError;
    outcome = rule.judge(facts as never, context);
  } catch (error) {
    onError?.(rule.id, error, facts.listing);
    const detail = error instanceof Error ? error.message : String(error);
    return result(ready, 'error', { id: 'reason.ruleError', data: { detail } });
  }
  switch (outcome.outcome) {
    case 'pass':
      return ready.passed;
    case 'fail':
      return failed(ready, outcome.findings, outcome.unknownFor);
    default:
      return result(ready, outcome.outcome, outcome.reason);
  }
}

function result(
  { rule, audiences }: ReadyRule,
  outcome: RuleResult['outcome'],
  reason: Message,
): RuleResult {
  const { id, severity } = rule;
  return { rule: id, audiences, severity, outcome, reason, findings: NO_FINDINGS };
}

/** Keeps findings to the audiences that are asked about; with none left for them, the rule passes. */
function failed(
  ready: ReadyRule,
  found: readonly Finding[],
  unknownFor: readonly Audience[] | undefined,
): RuleResult {
  const { rule, audiences } = ready;
  const findings = found.every((finding) => concerns(finding, audiences))
    ? found
    : found.filter((finding) => concerns(finding, audiences));
  const stillUnknown = unknownFor?.filter((audience) => audiences.includes(audience)) ?? [];
  if (findings.length === 0) {
    return stillUnknown.length > 0
      ? result(ready, 'unknown', { id: 'reason.partlyUnknown', data: {} })
      : ready.passed;
  }
  const severity = gravest(findings);
  const failure = { rule: rule.id, audiences, severity, reason: null, findings };
  return stillUnknown.length > 0
    ? { ...failure, outcome: 'fail', unknownFor: stillUnknown }
    : { ...failure, outcome: 'fail' };
}

function concerns(finding: Finding, audiences: readonly Audience[]): boolean {
  return finding.audiences?.some((audience) => audiences.includes(audience)) ?? true;
}

function gravest(findings: readonly Finding[]): Severity {
  return (
    SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity)) ??
    'low'
  );
}
