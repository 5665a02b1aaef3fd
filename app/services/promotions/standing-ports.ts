import type { Standing } from '~/core/promotions/standing';
import type { StoreDomain } from '~/core/store/store-domain';
import type { NewPromotionEvent, Promotion, PromotionSummary } from './records';

/** A scheduled promotion became not ready. */
export interface NotReadyTurn {
  promotion: Pick<Promotion, 'id' | 'plan' | 'whenNotReady'>;
  at: Date;
  standing: Standing;
}

/** How scheduled promotions stand, as they were last judged. */
export interface StandingRepository {
  /**
   * Keeps how a scheduled promotion stands, unless it changed since `revision`, or another worker judged it since
   * `judgedAt`. False then. Its revision stays: what somebody sees of the promotion is still so.
   */
  save(
    store: StoreDomain,
    id: string,
    seen: Pick<Promotion, 'revision' | 'judgedAt'>,
    judged: { standing: Standing; at: Date; event?: NewPromotionEvent },
  ): Promise<boolean>;
  /**
   * Notes that it was decided what becomes of a scheduled promotion at the start it has, where Shopify's discounts start
   * as they are. Once for a start: false where it was noted already, or changed since `revision`. Its revision stays, as
   * above, so that a merchant who changes it at that minute is not told that somebody else did.
   */
  noteDecided(
    store: StoreDomain,
    id: string,
    seen: Pick<Promotion, 'revision' | 'decidedFor'>,
    decided: { decidedFor: string; event?: NewPromotionEvent },
  ): Promise<boolean>;
  /** Those that are scheduled and have not begun; by start. */
  ahead(store: StoreDomain, now: Date): Promise<PromotionSummary[]>;
  /**
   * Of all stores: scheduled ones that start before then, and of whose start nothing was decided; those that wait and
   * were last judged before then.
   */
  startsToDecide(when: {
    now: Date;
    startsBefore: Date;
    waitingJudgedBefore: Date;
  }): Promise<{ store: StoreDomain; promotionId: string }[]>;
  /** What became not ready after `since`, with the promotion as it is now. */
  turnedNotReady(store: StoreDomain, since: Date): Promise<NotReadyTurn[]>;
}
