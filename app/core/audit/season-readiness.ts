import type { SeasonMark } from '../calendar/season-mark';
import type { Audience } from '../listing/audience';
import { openForBuyers } from './high-findings';
import type { RuleResult } from './outcome';
import { RULES_BY_ID } from './registry';

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
            concerned.filter(({ rule }) => RULES_BY_ID.get(rule)?.group === 'french'),
            'QC',
          )
        : null,
  };
}

function stateOf(results: readonly RuleResult[], audience: Audience): SeasonState {
  const { open, isUnknown } = openForBuyers(results, audience, RULES_BY_ID);
  if (open.length > 0) return 'unready';
  return isUnknown ? 'unknown' : 'ready';
}
