import type { PromotionPhase } from './promotion';

/** The tabs of the list of promotions, with the phases that each shows; `all` shows every one. */
export const PHASES_OF_TAB = {
  all: [],
  planned: ['draft'],
  scheduled: ['scheduling', 'scheduled'],
  running: ['running'],
  ended: ['ended'],
  stopped: ['cancelling', 'cancelled', 'failed'],
} as const satisfies Record<string, readonly PromotionPhase[]>;

export type PromotionTab = keyof typeof PHASES_OF_TAB;
export const PROMOTION_TABS = Object.keys(PHASES_OF_TAB) as [PromotionTab, ...PromotionTab[]];
