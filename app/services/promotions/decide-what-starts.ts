import { decideStart, startOfWaiting, type StartDecision } from '~/core/promotions/at-the-start';
import type { PromotionPlan } from '~/core/promotions/promotion';
import type { PromotionEventKind } from '~/core/promotions/promotion-events';
import { standingOf } from '~/core/promotions/standing';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Logs } from '../common-ports';
import { ask, type AskPorts } from './ask';
import { endOfWait } from './end-of-wait';
import type { Gated } from './gate-promotion';
import type { NewPromotionEvent, Promotion, PromotionChange, PromotionPorts } from './ports';

type DecidingPorts = AskPorts & Pick<PromotionPorts, 'standings'> & Logs;

interface Deciding {
  ports: DecidingPorts;
  store: StoreDomain;
  promotion: Promotion;
  gated: Gated;
}

/**
 * What becomes of a promotion whose start is near, and of one that waits. What is decided is recorded with the start that
 * it is for, in one transaction with what it changes, so that it is made once. True where Shopify is to be changed.
 */
export async function decideWhatStarts(
  ports: DecidingPorts,
  store: StoreDomain,
  promotion: Promotion,
  { gated, isDue }: { gated: Gated; isDue: boolean },
): Promise<boolean> {
  const deciding = { ports, store, promotion, gated };
  const { waiting, plan, whenNotReady } = promotion;
  const { blocking, listingIds } = gated;
  const now = ports.now();
  if (waiting && (blocking.length === 0 || whenNotReady === 'startAnyway')) {
    return endWait(deciding, startOfWaiting(plan, waiting.plannedStart, now));
  }
  if (!isDue && !waiting) return false;
  const decision = decideStart(plan, { whenNotReady, blocking, listingIds, now });
  // What waits goes on waiting until the start that Shopify has is near.
  if (!isDue && decision.kind !== 'leaveOut') return false;
  return carryOut(deciding, decision);
}

async function carryOut(deciding: Deciding, decision: StartDecision): Promise<boolean> {
  const { promotion, ports } = deciding;
  const { plan, waiting, parts } = promotion;
  // What somebody changed in Shopify is not overwritten: it starts as it is there.
  const isOthers = parts.some(({ seenInShopify }) => seenInShopify !== null);
  switch (decision.kind) {
    case 'ready':
      return note(deciding);
    case 'startAnyway':
      return note(deciding, eventOf(deciding, 'startedNotReady'));
    case 'leaveOut': {
      if (isOthers) return keptByOthers(deciding);
      const left = waiting
        ? startOfWaiting(decision.plan, waiting.plannedStart, ports.now())
        : decision.plan;
      return bring(deciding, left, {
        ...endOfWait(promotion, left.startsAt),
        decidedFor: left.startsAt,
        event: eventOf(deciding, 'leftOut', { after: left, leftOut: decision.leftOut }),
      });
    }
    case 'wait': {
      if (isOthers) return keptByOthers(deciding);
      const since = ports.now().toISOString();
      return bring(deciding, decision.plan, {
        waiting: waiting ?? { plannedStart: plan.startsAt, since },
        event: waiting ? undefined : eventOf(deciding, 'startMoved', { after: decision.plan }),
      });
    }
    case 'giveUp':
      if (isOthers) return keptByOthers(deciding);
      return askFor(deciding, {
        state: 'cancelling',
        parts: parts.map(({ position, marker }) => ({ position, marker, wanted: null })),
        ...endOfWait(promotion, plan.startsAt),
        event: eventOf(deciding, 'waitGivenUp'),
      });
  }
}

function endWait(deciding: Deciding, plan: PromotionPlan): Promise<boolean> {
  return bring(deciding, plan, {
    ...endOfWait(deciding.promotion, plan.startsAt),
    decidedFor: plan.startsAt,
    event: eventOf(deciding, 'waitEnded', { after: plan }),
  });
}

function keptByOthers(deciding: Deciding): Promise<boolean> {
  const failure = { reason: 'promotions.failed.changedInShopify', detail: null } as const;
  return note(deciding, eventOf(deciding, 'startedNotReady', { failure }));
}

/** Records that it was decided, where Shopify's discounts start by themselves as they are. */
async function note(deciding: Deciding, event?: NewPromotionEvent): Promise<boolean> {
  const { ports, store, promotion } = deciding;
  const decided = { decidedFor: promotion.plan.startsAt, event };
  await ports.standings.noteDecided(store, promotion.id, promotion, decided);
  return false;
}

function bring(deciding: Deciding, plan: PromotionPlan, changes: PromotionChange) {
  return askFor(deciding, { ...changes, plan, state: 'scheduling' });
}

async function askFor(deciding: Deciding, changes: PromotionChange): Promise<boolean> {
  const { ports, store, promotion } = deciding;
  const answer = await ask(ports, store, promotion, { failure: null, ...changes });
  const told = { store, promotionId: promotion.id, decided: changes.event?.kind };
  ports.log.info({ ...told, done: answer.done }, 'what becomes of a promotion at its start');
  return true;
}

function eventOf(
  { ports, promotion, gated }: Deciding,
  kind: PromotionEventKind,
  data: NewPromotionEvent['data'] = {},
): NewPromotionEvent {
  const at = ports.now();
  const standing = standingOf(gated.blocking, { before: promotion.standing, now: at });
  const before = data.after && { before: promotion.plan };
  return { at, by: null, kind, data: { ...before, ...data, standing } };
}
