import { DAY_MS } from '../days/milliseconds';
import type { Blocker } from './blocker';
import { hasTooManyEntries } from './discount-parts';
import type { PromotionPlan } from './promotion';
import { notReadyListings } from './standing';
import type { WhenNotReady } from './when-not-ready';

/** [J] So long before its start it is decided what becomes of it: Shopify's discounts are changed within minutes. */
export const DECIDED_BEFORE_MS = 15 * 60_000;
/**
 * [J] By so much the start of what waits is moved at a time. It starts as soon as it is ready; should the app be down all
 * that time, Shopify starts it then.
 */
const MOVED_BY_MS = DAY_MS;
/** What waits to its very end is taken back instead of applying for so short a time. */
const SHORTEST_MS = 60_000;

/** Whether it is time to decide what becomes of it, or past time because the app was down. */
export function isToBeDecided(
  { plan, decidedFor }: { plan: PromotionPlan; decidedFor: string | null },
  now: Date,
): boolean {
  const start = Date.parse(plan.startsAt);
  const isDecided = decidedFor !== null && Date.parse(decidedFor) === start;
  return !isDecided && now.getTime() >= start - DECIDED_BEFORE_MS;
}

export type StartDecision =
  | { kind: 'ready' | 'startAnyway' }
  /** `plan`: what is left. `leftOut`: how many listings are not in it any more. */
  | { kind: 'leaveOut'; plan: PromotionPlan; leftOut: number }
  | { kind: 'wait'; plan: PromotionPlan }
  /** It waited until nothing of its time was left. */
  | { kind: 'giveUp' };

/** What becomes of it. `listingIds`: those that its plan chooses, of collections those that are in them now. */
export function decideStart(
  plan: PromotionPlan,
  {
    whenNotReady,
    blocking,
    listingIds,
    now,
  }: {
    whenNotReady: WhenNotReady;
    blocking: readonly Blocker[];
    listingIds: readonly string[];
    now: Date;
  },
): StartDecision {
  if (blocking.length === 0) return { kind: 'ready' };
  switch (whenNotReady) {
    case 'startAnyway':
      return { kind: 'startAnyway' };
    case 'leaveOut':
      return withoutNotReady(plan, blocking, listingIds) ?? laterStart(plan, now);
    case 'wait':
      return laterStart(plan, now);
  }
}

/** `null`: it would not help, nothing would be left, or a code cannot be for so many. */
function withoutNotReady(
  plan: PromotionPlan,
  blocking: readonly Blocker[],
  listingIds: readonly string[],
): StartDecision | null {
  if (blocking.some(({ listingId }) => listingId === null)) return null;
  const notReady = notReadyListings(blocking);
  const left = listingIds.filter((id) => !notReady.has(id));
  if (left.length === 0) return null;
  // Those that are left say it all: what was left out before is not among them.
  const reduced: PromotionPlan = { ...plan, selection: { kind: 'listings', listingIds: left } };
  delete reduced.exclusions;
  if (hasTooManyEntries(reduced)) return null;
  return { kind: 'leaveOut', plan: reduced, leftOut: listingIds.length - left.length };
}

function laterStart(plan: PromotionPlan, now: Date): StartDecision {
  const start = Math.max(Date.parse(plan.startsAt), now.getTime());
  const latest = Date.parse(plan.endsAt) - SHORTEST_MS;
  const moved = Math.min(start + MOVED_BY_MS, latest);
  if (moved - start < DECIDED_BEFORE_MS) return { kind: 'giveUp' };
  return { kind: 'wait', plan: { ...plan, startsAt: wholeSeconds(moved) } };
}

/** The plan of what waited and is ready: from now on, or from its planned start where that is still to come. */
export function startOfWaiting(
  plan: PromotionPlan,
  plannedStart: string,
  now: Date,
): PromotionPlan {
  const start = Math.max(Date.parse(plannedStart), now.getTime());
  return { ...plan, startsAt: wholeSeconds(start) };
}

function wholeSeconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
