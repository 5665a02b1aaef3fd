import type { Audience } from '../listing/audience';
import type { FactName, ListingFacts, StoreFactName, StoreRuleFacts } from './facts';
import type { Outcome, Severity } from './outcome';

/** A threshold that a merchant may change, with the bounds within which it still means something. */
export interface Setting {
  default: number;
  min: number;
  max: number;
  /** `days`, `share`, `changes`, … shown beside the number. */
  unit: string;
  /** Where the default comes from; `[J]` marks a judgement. */
  source: string;
}

export interface JudgeContext<S extends string> {
  now: Date;
  settings: Record<S, number>;
  /** Words that the merchant keeps in every language: brand and product names. */
  glossary: readonly string[];
  /** Those of the rule's audiences that are asked about: what only concerns others may stay unknown. */
  audiences: readonly Audience[];
}

/** One expectation of an audience. */
export interface Rule<
  N extends FactName = FactName,
  S extends string = string,
  U extends FactName = FactName,
> {
  /** Equals the file's name, the page in docs/rules and the prefix of its messages. A noun in the failing state. */
  id: string;
  audiences: readonly Audience[];
  severity: Severity;
  /** Customs: concerns the audiences in another country than the store's alone. */
  crossBorder?: true;
  needs: readonly N[];
  /** Facts that it looks at where they were read; where they were not, it answers for itself. */
  uses?: readonly U[];
  settings: Record<S, Setting>;
  judge(
    facts: Pick<ListingFacts, N> & Partial<Pick<ListingFacts, U>>,
    context: JudgeContext<S>,
  ): Outcome;
}

/** One expectation of the store as a whole: its policies, its languages, its punctuality. */
export type StoreRule<N extends StoreFactName = StoreFactName, S extends string = string> = Omit<
  Rule<never, S>,
  'needs' | 'uses' | 'judge' | 'crossBorder'
> & {
  needs: readonly N[];
  judge(facts: Pick<StoreRuleFacts, N>, context: JudgeContext<S>): Outcome;
};

/** Ties what `judge` receives to what `needs` and `uses` declare. */
export function defineRule<
  const N extends FactName,
  const S extends string = never,
  const U extends FactName = never,
>(rule: Rule<N, S, U>): Rule<N, S, U> {
  return rule;
}

/** Likewise for a rule about the store. */
export function defineStoreRule<const N extends StoreFactName, const S extends string = never>(
  rule: StoreRule<N, S>,
): StoreRule<N, S> {
  return rule;
}
