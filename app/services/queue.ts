import type { SeasonName } from '~/core/calendar/season-mark';
import type { Audience } from '~/core/listing/audience';
import type { PlanInput } from '~/core/promotions/plan-input';
import type { StoreDomain } from '~/core/store/store-domain';

/**
 * Every kind of job by its name, with what it is told. How its queue treats it, which of its requests are identical
 * and what is done with it stands in `app/jobs/<name>.ts`.
 */
export interface JobPayloads {
  'sync-store': { store: StoreDomain; runId: string };
  /** `whole`: all products are read, due or not. */
  'sync-daily': { store: StoreDomain; whole?: boolean | undefined };
  /** `isAsked`: by somebody or something other than a webhook, so that it is read whatever is known of it. */
  'refresh-listing': { store: StoreDomain; listingId: string; isAsked?: boolean | undefined };
  /** As the one before, for somebody who waits for it. */
  'check-listing': { store: StoreDomain; listingId: string };
  'remove-listing': { store: StoreDomain; listingId: string };
  /** One that is scheduled is judged again, and what becomes of it decided where its start is near. */
  'judge-promotion': { store: StoreDomain; promotionId: string };
  'sweep-starts': Record<string, never>;
  /** Lowers a promotion's prices, or puts them back, as far as it is due. */
  'run-sale': { store: StoreDomain; promotionId: string };
  'sweep-sales': Record<string, never>;
  'schedule-promotion': { store: StoreDomain; promotionId: string };
  'compare-season': { store: StoreDomain; season: SeasonName; audience: Audience };
  'measure-results': { store: StoreDomain; promotionId: string };
  'judge-plan': {
    store: StoreDomain;
    asked: string;
    input: PlanInput;
    promotionId: string | null;
  };
  'write-changes': { store: StoreDomain; batch: string };
  /** The same for many changes, which leave Shopify's points that are kept for people. */
  'write-fixes': { store: StoreDomain; batch: string };
  'look-at-discount': { store: StoreDomain; discountId: string };
  'look-at-photos': { store: StoreDomain };
  'read-discounts': { store: StoreDomain };
  'remove-discount': { store: StoreDomain; discountId: string };
  'sweep-digests': Record<string, never>;
  'run-digests': { store: StoreDomain };
  'sweep-flow': Record<string, never>;
  'send-flow-events': { store: StoreDomain };
  /**
   * `uninstalledAt` (ISO 8601): a store installed again after it is left alone, unless its erasure has begun. `isLatest`: it
   * was then at the latest, and maybe hours before.
   */
  'erase-store': { store: StoreDomain; uninstalledAt: string; isLatest?: boolean | undefined };
  /** `runId`: of the audit that follows, and keeps syncs away meanwhile. */
  'erase-orders': { store: StoreDomain; runId: string };
}

export type JobName = keyof JobPayloads;

/** When a job may begin; at once where nothing is said. */
export interface WhenToRun {
  delaySeconds?: number;
  at?: Date;
}

declare const transaction: unique symbol;
/** One of the database, to be handed on as it is. */
export interface Transaction {
  readonly [transaction]: true;
}

/** Sends work to the queue. Two identical requests that have not begun yet become one job. */
export interface Queue {
  /** Asks for a job, or for one of its kind for each of many payloads. */
  send<Name extends JobName>(
    job: Name,
    payload: JobPayloads[Name] | JobPayloads[Name][],
    when?: WhenToRun,
  ): Promise<void>;
  /** Has the job come once a day from now on, at a time of day of its own. Harmless to repeat. */
  sendDaily<Name extends JobName>(job: Name, payload: JobPayloads[Name]): Promise<void>;
  stopSendingDaily<Name extends JobName>(job: Name, payload: JobPayloads[Name]): Promise<void>;
  /** The same queue: what is sent by it is there once the transaction is committed, and never where it is not. */
  within(transaction: Transaction): Pick<Queue, 'send'>;
}

export interface Queues {
  queue: Queue;
}
