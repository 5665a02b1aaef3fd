import { RULES } from './registry';
import type { RuleTraits } from './rule';

/** How much each rule counts towards readiness, and how much must be known for readiness to mean anything. */
export interface Profile {
  rules: Readonly<Record<string, Pick<RuleTraits, 'weight'>>>;
  /** 0 to 1: below this coverage readiness is unknown. */
  minimumCoverage: number;
}

export const DEFAULT_PROFILE: Profile = {
  rules: Object.fromEntries(RULES.map((rule) => [rule.id, rule])),
  // [J] Below one half, what is not known outweighs what is.
  minimumCoverage: 0.5,
};
