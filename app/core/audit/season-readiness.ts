import type { SeasonMark } from '../calendar/season-mark';
import type { Audience } from '../listing/audience';
import { hasHighFinding, mayHideHighFinding } from './high-findings';
import type { RuleResult } from './outcome';
import { DEFAULT_PROFILE } from './profile';

/** `unready`: it has a finding of high severity; `unknown`: it has none, but a rule that could not judge may hide one. */
export type SeasonState = 'ready' | 'unready' | 'unknown';

/** How a marked listing stands for a season's buyers, however far the season is off. */
export interface SeasonReadiness extends SeasonMark {
  /** By all rules. */
  listing: SeasonState;
  /** By the rules about French alone; `null`: these buyers ask for none. */
  french: SeasonState | null;
}

/** What `unready-for-season` says once everything is asked. */
export function seasonReadiness(mark: SeasonMark, results: readonly RuleResult[]): SeasonReadiness {
  const concerned = results.filter(({ audiences }) => audiences.includes(mark.audience));
  return {
    ...mark,
    listing: stateOf(concerned, mark.audience),
    french:
      mark.audience === 'QC'
        ? stateOf(
            concerned.filter(({ rule }) => isAboutFrench(rule)),
            'QC',
          )
        : null,
  };
}

export function isAboutFrench(rule: string): boolean {
  return DEFAULT_PROFILE.rules[rule]?.group === 'french';
}

/** Rules with a finding of high severity for these buyers, and whether others may hide one. */
export function openForBuyers(
  results: readonly RuleResult[],
  audience: Audience,
): { open: string[]; isUnknown: boolean } {
  return {
    open: results.filter((result) => hasHighFinding(result, audience)).map(({ rule }) => rule),
    // With no rule asked nobody has looked whether it is ready.
    isUnknown:
      results.length === 0 || results.some((result) => mayHideHighFinding(result, audience)),
  };
}

function stateOf(results: readonly RuleResult[], audience: Audience): SeasonState {
  const { open, isUnknown } = openForBuyers(results, audience);
  if (open.length > 0) return 'unready';
  return isUnknown ? 'unknown' : 'ready';
}
