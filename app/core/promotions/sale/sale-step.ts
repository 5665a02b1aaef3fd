import { isSale, phaseOf, type PromotionPlan, type PromotionState } from '../promotion';

/**
 * How far sale prices are. `starting`: being written. `on`: written, as far as they could be. `ending`: being put back.
 * `ended`: put back, as far as they could be.
 */
export const SALE_STATES = ['starting', 'on', 'ending', 'ended'] as const;
export type SaleState = (typeof SALE_STATES)[number];

/** What of a promotion decides about its prices. */
export interface PromotionOfSale {
  state: PromotionState;
  plan: Pick<PromotionPlan, 'kind' | 'startsAt' | 'endsAt'>;
  /** The start for which it was last decided what becomes of it: ISO 8601. */
  decidedFor: string | null;
}

/** `forStart`: the start of the promotion that its prices were lowered for, ISO 8601. */
export interface SaleSoFar {
  state: SaleState;
  forStart: string;
  /** The original prices are kept in the store as well. */
  isKept: boolean;
}

export type SaleStep =
  | 'none'
  /** Note that prices are about to be lowered. */
  | 'begin'
  /** Decide each price, and keep the original ones in the store. */
  | 'keep'
  /** Lower them. */
  | 'lower'
  /** Lower no more. */
  | 'end'
  /** Put them back. */
  | 'putBack';

/**
 * What is to be done next, whatever was missed: a sale whose whole time passed meanwhile never begins, one that is over
 * ends however late it is. It begins only once it was decided what becomes of what is not ready. What was begun is driven to
 * its end, whatever the promotion is by now.
 */
export function nextSaleStep(
  promotion: PromotionOfSale,
  sale: SaleSoFar | null,
  now: Date,
): SaleStep {
  const isOn = isToBeOn(promotion, now);
  if (
    sale === null ||
    (sale.state === 'ended' && !isSameInstant(sale.forStart, promotion.plan.startsAt))
  ) {
    return isOn && isDecided(promotion) ? 'begin' : 'none';
  }
  const goesOn = isOn && isSameInstant(sale.forStart, promotion.plan.startsAt);
  switch (sale.state) {
    case 'starting':
      if (!goesOn) return 'end';
      return sale.isKept ? 'lower' : 'keep';
    case 'on':
      return goesOn ? 'none' : 'end';
    case 'ending':
      return 'putBack';
    case 'ended':
      return 'none';
  }
}

/** An edit that is under way leaves prices as they are. */
function isToBeOn({ state, plan }: PromotionOfSale, now: Date): boolean {
  const asScheduled = state === 'scheduling' ? 'scheduled' : state;
  return isSale(plan) && phaseOf({ state: asScheduled, plan }, now) === 'running';
}

function isDecided({ state, plan, decidedFor }: PromotionOfSale): boolean {
  return state === 'scheduled' && decidedFor !== null && isSameInstant(decidedFor, plan.startsAt);
}

function isSameInstant(a: string, b: string): boolean {
  return Date.parse(a) === Date.parse(b);
}
