import type { IdAfter, MessageId } from '../../locales/messages';
import type { Audience } from '../listing/audience';
import type { FactName, ListingFacts, StoreFactName, StoreRuleFacts } from './facts';
import type { Outcome, Severity } from './outcome';

/** In the order in which settings show them. */
export const RULE_GROUPS = [
  'french',
  'prices',
  'photos',
  'texts',
  'returns',
  'customs',
  'service',
  'seasons',
] as const;
export type RuleGroup = (typeof RULE_GROUPS)[number];

/** Facts about the store, each of which explains many findings: see `findCauses`. */
export const CAUSES = ['frenchNotPublished', 'noFixedCanadianPrices'] as const;
export type CauseId = (typeof CAUSES)[number];

export interface Explanation {
  cause: CauseId;
  /** Where given, it explains those findings alone in whose message both figures are the same, and not 0. */
  where?: { figure: string; equals: string };
}

/** Of a rule that has its words in the locale files: title, why, remedy, and how to make it judgeable. */
export type RuleId = WordedRule<MessageId>;
type WordedRule<Id> = Id extends `rule.${infer Rule}.title`
  ? `rule.${Rule}.why` | `rule.${Rule}.remedy` | `supply.${Rule}` extends MessageId
    ? Rule
    : never
  : never;

/** Of a rule's setting whose name and source stand in the locale files. */
export type SettingName<Rule extends RuleId> = WordedSetting<Rule, IdAfter<'setting.'>>;
type WordedSetting<Rule extends RuleId, Id> = Id extends `${Rule}.${infer Name}.source`
  ? `setting.${Rule}.${Name}` extends MessageId
    ? Name
    : never
  : never;

/** A rule and one of its settings: `few-photos.photos`. */
export type SettingField = { [Rule in RuleId]: `${Rule}.${SettingName<Rule>}` }[RuleId];

/** A threshold that a merchant may change, with the bounds within which it still means something. */
export interface Setting {
  default: number;
  min: number;
  max: number;
  /** Shown beside the number. */
  unit: IdAfter<'unit.'>;
  /** Where the default comes from; `[J]` marks a judgement. */
  source: string;
}

/**
 * All that is known of a rule, whatever it is about. Readiness, harm, causes, the digest, promotions and settings
 * read it here and nowhere else. Every field is asked for: none has a value that holds for a rule that is silent.
 */
export interface RuleTraits<S extends string = string, I extends RuleId = RuleId> {
  /** Equals the file's name, the page in docs/rules and the prefix of its messages. A noun in the failing state. */
  id: I;
  audiences: readonly Audience[];
  /** That of its results while it has found nothing. */
  severity: Severity;
  /** The highest that a finding of it can have: while the rule cannot judge, one may be hidden. */
  gravest: Severity;
  group: RuleGroup;
  /**
   * [J] What it counts towards readiness: 5, 3 and 1 where its gravest finding is high, medium and low, so that one
   * grave fault outweighs a medium and a low one together. A rule that departs from it says why.
   */
  weight: 1 | 3 | 5;
  /**
   * [J] How sure its evidence is, above 0 and up to 1. What is read from a field (a missing text, a missing code, a
   * price) is certain; below 1 is what a rule infers from word lists, statistics or the look of a text.
   */
  certainty: number;
  /**
   * What opens its findings. `time`: days that pass, sales, returns or exchange rates, so that an edit in the same
   * week broke nothing. `edit`: what somebody changed, though time may close or reopen them.
   */
  opensBy: 'edit' | 'time';
  /** The fact about the store that explains its findings; `null`: each stands for itself. */
  explainedBy: Explanation | null;
  /**
   * What an open finding of high severity does to a promotion for the same buyers. `blocks`: keeps it from being
   * scheduled. `notice`: is told, as where its evidence is no proof. `judgedAnew`: nothing, since a blocker judges the
   * same by the promotion's own days. `none`: it has no such findings.
   */
  promotion: 'blocks' | 'notice' | 'judgedAnew' | 'none';
  settings: Record<S, Setting>;
}

/** Of a setting that the rule has, which `defineRule` allows for those with words in the locale files alone. */
export function settingField({ id }: Pick<RuleTraits, 'id'>, name: string): SettingField {
  return `${id}.${name}` as SettingField;
}

export type RulesById = ReadonlyMap<string, RuleTraits>;

export interface JudgeContext<S extends string> {
  now: Date;
  settings: Record<S, number>;
  /** Words that the merchant keeps in every language: brand and product names. */
  glossary: readonly string[];
  /** Those of the rule's audiences that are asked about: what only concerns others may stay unknown. */
  audiences: readonly Audience[];
  /** All that judge together, for a rule that looks at what the others answered. */
  rules: RulesById;
}

/** One expectation of an audience. */
export interface Rule<
  N extends FactName = FactName,
  S extends string = string,
  U extends FactName = FactName,
  I extends RuleId = RuleId,
> extends RuleTraits<S, I> {
  /** Customs: concerns the audiences in another country than the store's alone. Absent: all, as most rules do. */
  crossBorder?: true;
  needs: readonly N[];
  /** Facts that it looks at where they were read; where they were not, it answers for itself. Absent: none. */
  uses?: readonly U[];
  judge(
    facts: Pick<ListingFacts, N> & Partial<Pick<ListingFacts, U>>,
    context: JudgeContext<S>,
  ): Outcome;
}

/** One expectation of the store as a whole: its policies, its languages, its punctuality. */
export interface StoreRule<
  N extends StoreFactName = StoreFactName,
  S extends string = string,
  I extends RuleId = RuleId,
  P extends StorePromotionEffect = StorePromotionEffect,
> extends RuleTraits<S, I> {
  promotion: P;
  needs: readonly N[];
  judge(facts: Pick<StoreRuleFacts, N>, context: JudgeContext<S>): Outcome;
}

type StorePromotionEffect = Exclude<RuleTraits['promotion'], 'judgedAnew'>;

/** Ties what `judge` receives to what `needs` and `uses` declare. */
export function defineRule<
  const N extends FactName,
  const I extends RuleId,
  const S extends SettingName<I> = never,
  const U extends FactName = never,
>(rule: Rule<N, S, U, I>): Rule<N, S, U, I> {
  return rule;
}

/** Likewise for a rule about the store. */
export function defineStoreRule<
  const N extends StoreFactName,
  const I extends RuleId,
  const P extends StorePromotionEffect,
  const S extends SettingName<I> = never,
>(rule: StoreRule<N, S, I, P>): StoreRule<N, S, I, P> {
  return rule;
}
