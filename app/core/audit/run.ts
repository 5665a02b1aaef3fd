import { listingAudiences } from '../listing/listing-audiences';
import type { StoreFacts } from '../store/store-facts';
import type { ListingFacts, StoreRuleFacts } from './facts';
import type { RuleResult } from './outcome';
import {
  answerOf,
  answerUnasked,
  factBits,
  readyRules,
  type OnRuleError,
  type ReadyOptions,
  type ReadyRule,
} from './ready-rule';
import { LISTING_RULES, STORE_RULES } from './registry';
import type { Rule, StoreRule } from './rule';

export type { SettingOverrides } from './ready-rule';

export interface AuditOptions extends ReadyOptions {
  /** All listing rules unless given. */
  rules?: readonly Rule[];
  /** Judges archived listings as well, for catalogue files, which are audited whole. */
  judgeArchived?: boolean;
  /** Told of every rule that threw, so that the caller can log it; the result says `error` either way. */
  onRuleError?: OnRuleError;
}

/**
 * Judges listings by every rule, for the audiences that can buy them of their store. One for many listings of a store:
 * what does not depend on the listing is worked out once.
 *
 * Archived listings are not judged: nobody can buy them. Drafts are, because merchants fix before they
 * publish, and unlisted ones are, because whoever has the link can buy. Of a status that is not known nobody can say
 * whether it can be bought, so that nothing is claimed of the listing.
 */
export class ListingAudit {
  readonly #options: AuditOptions;
  /** Of the store that was asked about last, by who can buy. */
  #ready = new Map<string, ReadyRule[]>();
  #store: StoreFacts | undefined;
  /** By which facts are there. */
  readonly #plans = new WeakMap<ReadyRule[], Map<number, Plan>>();

  constructor(options: AuditOptions) {
    // A glossary of its own: what is kept of sentences under its names goes with it.
    this.#options = { ...options, glossary: [...(options.glossary ?? [])] };
  }

  /**
   * One result a rule, in the order of the rules. In two passes: a rule that needs `results` runs after all that
   * do not, and is given what they answered.
   */
  judge(facts: Partial<ListingFacts>): RuleResult[] {
    const rules = this.#readyFor(facts.store, facts.listing);
    const { judgeArchived, onRuleError } = this.#options;
    if (facts.listing?.status === 'ARCHIVED' && !judgeArchived) {
      return rules.map(({ archived }) => archived);
    }
    if (facts.listing?.status === 'UNKNOWN') return rules.map(({ statusUnknown }) => statusUnknown);
    const { settled, asked, waiting } = this.#planFor(rules, factBits(facts));
    const results = settled.slice();
    for (const { at, ready } of asked) results[at] = answerOf(ready, facts, onRuleError);
    if (waiting.length === 0) return results;
    const answered = results.filter((_, index) => waiting.every(({ at }) => at !== index));
    const known = { ...facts, results: answered };
    for (const { at, ready } of waiting) results[at] = answerOf(ready, known, onRuleError);
    return results;
  }

  #planFor(rules: ReadyRule[], known: number): Plan {
    const plans = this.#plans.get(rules) ?? new Map<number, Plan>();
    this.#plans.set(rules, plans);
    let plan = plans.get(known);
    if (plan === undefined) plans.set(known, (plan = planOf(rules, known)));
    return plan;
  }

  #readyFor(store: StoreFacts | undefined, listing: Partial<ListingFacts>['listing']): ReadyRule[] {
    if (!isSameMarket(this.#store, store)) this.#ready.clear();
    this.#store = store;
    const buyers = listingAudiences(listing ?? {});
    const key = buyers.join();
    const before = this.#ready.get(key);
    if (before !== undefined) return before;
    const rules = readyRules(this.#options.rules ?? LISTING_RULES, store, this.#options, buyers);
    this.#ready.set(key, rules);
    return rules;
  }
}

/** How listings of which the same facts are there are judged. */
interface Plan {
  /** One for each rule: the answers of those that are not asked, and of the others something that they replace. */
  settled: readonly RuleResult[];
  asked: readonly Place[];
  /** Asked when all others have answered, since they look at the answers. */
  waiting: readonly Place[];
}

/** Where the rule's answer stands among all. */
interface Place {
  at: number;
  ready: ReadyRule;
}

function planOf(rules: readonly ReadyRule[], known: number): Plan {
  const settled = rules.map((ready) => answerUnasked(ready, known));
  const open = rules.flatMap((ready, at) => (settled[at] === null ? [{ at, ready }] : []));
  return {
    settled: rules.map((ready, at) => settled[at] ?? ready.passed),
    asked: open.filter(({ ready }) => !ready.needsResults),
    waiting: open.filter(({ ready }) => ready.needsResults),
  };
}

/** Whom rules speak for depends on nothing else of a store. */
function isSameMarket(a: StoreFacts | undefined, b: StoreFacts | undefined): boolean {
  return a === b || (a?.sellsTo === b?.sellsTo && a?.country === b?.country);
}

/** Judges one listing; for many of them, make one `ListingAudit`. */
export function auditListing(facts: Partial<ListingFacts>, options: AuditOptions): RuleResult[] {
  return new ListingAudit(options).judge(facts);
}

/** Judges the store as a whole: its languages, its policies, its punctuality. */
export function auditStore(
  facts: Partial<StoreRuleFacts>,
  options: Omit<AuditOptions, 'rules' | 'judgeArchived'> & { rules?: readonly StoreRule[] },
): RuleResult[] {
  const known = factBits(facts);
  return readyRules(options.rules ?? STORE_RULES, facts.store, options).map(
    (ready) => answerUnasked(ready, known) ?? answerOf(ready, facts, options.onRuleError),
  );
}
