import { randomBytes } from 'node:crypto';
import { discountGroups, type NoGroups } from '~/core/promotions/discount-groups';
import {
  differingFields,
  entriesIn,
  hasTooManyEntries,
  redistributeAll,
  type DiscountGroup,
  type DiscountTerms,
  type PresentPart,
} from '~/core/promotions/discount-parts';
import { isLookedUp, itemsKindOf } from '~/core/promotions/scope';
import { isStall, type PromotionEventKind } from '~/core/promotions/promotion-events';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock, Logs, Shopify } from '../common-ports';
import { drivePart, type Drive, type PartOutcome } from './drive-part';
import { endOfWait } from './end-of-wait';
import { listingsOfPlan } from './listings-of-plan';
import { lookAtPromotion } from './look-at-promotion';
import type {
  PromotionPorts,
  ShopifyPromotions,
  NewPromotionEvent,
  Promotion,
  PromotionChange,
  PromotionFailure,
  PromotionPart,
} from './ports';

export type StepPorts = Pick<PromotionPorts, 'promotions' | 'promotionSales'> &
  Shopify<ShopifyPromotions> &
  Clock &
  Logs;

/** When what was set is read back, and a discount that came out of a call given up for lost is found. */
const VERIFY_AFTER_SECONDS = 10 * 60;
const SOON_SECONDS = 1;

interface Step {
  ports: StepPorts;
  store: StoreDomain;
  shopify: ShopifyPromotions;
  promotion: Promotion;
}

/** Ask for the job again after so many seconds; `null`: there is nothing left to do. */
export type Continuation = { continueInSeconds: number } | null;

/**
 * Brings Shopify's discounts in step with what a promotion is to be. May be called at any time and by several
 * processes at once: what is done already is not done again, see docs/decisions/0014.
 */
export async function bringInStep(
  ports: StepPorts,
  { store, promotionId }: { store: StoreDomain; promotionId: string },
): Promise<Continuation> {
  const shopify = await ports.shopify(store);
  // A refusal changes what is wanted; then it goes on from there.
  for (;;) {
    const promotion = await ports.promotions.find(store, promotionId);
    if (!promotion) return null;
    const step = { ports, store, shopify, promotion };
    const next = await takeStep(step);
    if (next !== 'again') return next;
  }
}

async function takeStep(step: Step): Promise<Continuation | 'again'> {
  switch (step.promotion.state) {
    case 'scheduling':
      return schedule(step);
    case 'cancelling':
      return remove(step);
    case 'scheduled':
      await lookAtPromotion(step, { forDuplicates: true });
      return null;
    default:
      return null;
  }
}

async function schedule(step: Step): Promise<Continuation | 'again'> {
  const prepared = await prepare(step);
  if ('failure' in prepared) return giveUp(step, prepared.failure);
  if (prepared.promotion === null) return { continueInSeconds: SOON_SECONDS };
  const { promotion } = prepared;
  const drive: Drive = {
    ...step,
    promotion,
    discounts: step.shopify.discounts,
    removing: 'delete',
  };
  // What goes makes room for what comes: for a code, and within the limit of automatic discounts.
  const inOrder = promotion.parts.toSorted((a, b) => stageOf(a) - stageOf(b));
  // Restoring what was scheduled before goes as far as it can.
  const restoring = isScheduledPlan(promotion);
  const outcomes: PartOutcome[] = [];
  for (const part of inOrder) {
    const outcome = await drivePart(drive, part);
    outcomes.push(outcome);
    if (outcome.kind === 'refused' && !restoring) break;
  }
  const refused = outcomes.find((outcome) => outcome.kind === 'refused');
  const wait = waitOf(outcomes);
  // Not before open calls are settled: what they made has to go or stay as well.
  if (wait && !(refused && !restoring)) return wait;
  if (refused) return giveUp({ ...step, promotion }, refused.failure);
  return finishScheduling({ ...step, promotion });
}

/** Removals, changes, then new ones. */
function stageOf({ wanted, discountId }: PromotionPart): number {
  return wanted === null ? 0 : discountId === null ? 2 : 1;
}

/** Says of each part what it is to be, as the plan and the store's markets have it. */
async function prepare(
  step: Step,
): Promise<{ promotion: Promotion | null } | { failure: PromotionFailure }> {
  const { ports, store, promotion } = step;
  const { plan } = promotion;
  const lookedUp = await lookUp(step);
  if (hasTooManyEntries(plan, lookedUp)) return failed('promotions.failed.tooManyEntries');
  if (Date.parse(plan.endsAt) <= Math.max(Date.parse(plan.startsAt), ports.now().getTime())) {
    return failed('promotions.failed.dates');
  }
  const groups = await groupsOf(step);
  if ('failure' in groups) return groups;
  const rows = new Map(promotion.parts.map((part) => [part.position, part]));
  const positions = Math.max(-1, ...rows.keys()) + 1;
  const present = Array.from({ length: positions }, (_, position) =>
    presentPart(rows.get(position), promotion),
  );
  const parts = redistributeAll(plan, present, groups, lookedUp).flatMap((wanted, position) => {
    const row = rows.get(position);
    if (isSame(row?.wanted ?? null, wanted)) return [];
    return [{ position, marker: row?.marker ?? newMarker(), wanted }];
  });
  if (parts.length === 0) return { promotion };
  return {
    promotion: await ports.promotions.change(
      store,
      promotion.id,
      promotion.revision,
      { parts },
      ports.now(),
    ),
  };
}

/** The listings of a plan that leaves some out, or that Shopify can only be told one by one. */
async function lookUp({ ports, store, shopify, promotion }: Step): Promise<string[]> {
  const { plan } = promotion;
  if (!isLookedUp(plan)) return [];
  const found = await listingsOfPlan(ports, store, plan, (ids) =>
    shopify.catalogue.listingIdsOf(ids),
  );
  return found ?? [];
}

/** A discount of the other method, or for collections instead of listings, cannot be changed into what is wanted. */
function presentPart(part: PromotionPart | undefined, { plan }: Promotion): PresentPart | null {
  // What was to go, and is there still, serves again.
  const terms = part?.wanted ?? (part?.discountId ? part.known : null);
  if (!terms) return null;
  const { trigger, items, buyers } = terms;
  const isChangeable = trigger.kind === plan.trigger.kind && items.kind === itemsKindOf(plan);
  return isChangeable ? { entries: entriesIn(items), buyers } : null;
}

function isSame(a: DiscountTerms | null, b: DiscountTerms | null): boolean {
  return a && b ? differingFields(a, b).length === 0 : a === b;
}

/** Shopify's tags are few and short; 64 bits of chance do not meet. */
function newMarker(): string {
  return `borealist-${randomBytes(8).toString('hex')}`;
}

const NO_GROUPS = {
  unreached: 'promotions.failed.noMarket',
  shared: 'promotions.failed.sharedMarket',
  onlyOne: 'promotions.failed.marketsUnsupported',
} as const satisfies Record<NoGroups, PromotionFailure['reason']>;

async function groupsOf(step: Step): Promise<DiscountGroup[] | { failure: PromotionFailure }> {
  const { ports, store, shopify, promotion } = step;
  const isByMarket =
    promotion.plan.reach === 'markets' &&
    (await ports.promotions.marketSupport(store))?.supported !== false;
  const markets = isByMarket ? await shopify.catalogue.discountMarkets() : null;
  const groups = discountGroups(promotion.plan, markets);
  return typeof groups === 'string' ? failed(NO_GROUPS[groups]) : groups;
}

async function finishScheduling(step: Step): Promise<Continuation> {
  const { promotion } = step;
  const { plan, scheduledPlan } = promotion;
  const before = scheduledPlan ? { before: scheduledPlan } : {};
  // After an edit was refused, what was scheduled before is there again, and the refusal has been recorded.
  const refusal = refusalOf(promotion);
  const isNew = refusal === null && !isScheduledPlan(promotion);
  const event = eventOf(step, scheduledPlan ? 'edited' : 'scheduled', {
    ...before,
    after: plan,
    discounts: promotion.parts.filter(({ wanted }) => wanted !== null).length,
  });
  const finished = await change(step, {
    state: 'scheduled',
    scheduledPlan: plan,
    failure: refusal,
    dropParts: await removedParts(step),
    ...(isNew && { event }),
  });
  return { continueInSeconds: finished ? VERIFY_AFTER_SECONDS : SOON_SECONDS };
}

/** Parts whose discount is gone as wanted. */
async function removedParts({ ports, store, promotion }: Step): Promise<number[]> {
  const current = await ports.promotions.find(store, promotion.id);
  return (current?.parts ?? [])
    .filter(({ wanted, discountId, callingSince }) => !wanted && !discountId && !callingSince)
    .map(({ position }) => position);
}

/** Shopify declined: what was made goes again, or what was there before comes back. */
async function giveUp(step: Step, failure: PromotionFailure): Promise<Continuation | 'again'> {
  const { ports, store, promotion } = step;
  const { plan, scheduledPlan } = promotion;
  if (failure.reason === 'promotions.failed.marketsUnsupported') {
    await ports.promotions.saveMarketSupport(store, { supported: false, at: ports.now() });
  }
  if (scheduledPlan === null) {
    const parts = promotion.parts.map(({ position, marker }) => ({
      position,
      marker,
      wanted: null,
    }));
    return done(await change(step, { state: 'cancelling', failure, parts }));
  }
  if (isScheduledPlan(promotion)) {
    // Nothing is left to go back to: what differs stays visible at its parts.
    return done(
      await change(step, { state: 'scheduled', failure: refusalOf(promotion) ?? failure }),
    );
  }
  const event = eventOf(step, 'editFailed', { before: scheduledPlan, after: plan, failure });
  const ended = endOfWait(promotion, scheduledPlan.startsAt);
  return done(await change(step, { plan: scheduledPlan, failure, event, ...ended }));
}

async function remove(step: Step): Promise<Continuation | 'again'> {
  const { promotion, shopify } = step;
  const { scheduledPlan } = promotion;
  const failure = scheduledPlan === null ? refusalOf(promotion) : null;
  const drive: Drive = {
    ...step,
    discounts: shopify.discounts,
    removing: scheduledPlan === null ? 'delete' : 'end',
  };
  const outcomes: PartOutcome[] = [];
  for (const part of promotion.parts) outcomes.push(await drivePart(drive, part));
  const wait = waitOf(outcomes);
  if (wait) return wait;
  return done(
    await change(step, {
      state: failure ? 'failed' : 'cancelled',
      failure,
      dropParts: await removedParts(step),
      event: eventOf(
        step,
        failure ? 'schedulingFailed' : 'cancelled',
        failure ? { failure } : { before: promotion.plan },
      ),
    }),
  );
}

/** Why it is being taken back; that the work stood still meanwhile is over. */
function refusalOf({ failure }: Promotion): PromotionFailure | null {
  return failure && !isStall(failure.reason) ? failure : null;
}

function isScheduledPlan({ plan, scheduledPlan }: Promotion): boolean {
  return JSON.stringify(plan) === JSON.stringify(scheduledPlan);
}

function waitOf(outcomes: PartOutcome[]): Continuation {
  const seconds = outcomes.flatMap((outcome) => (outcome.kind === 'wait' ? outcome.seconds : []));
  return seconds.length > 0 ? { continueInSeconds: Math.max(...seconds) } : null;
}

function change({ ports, store, promotion }: Step, changes: PromotionChange) {
  return ports.promotions.change(store, promotion.id, promotion.revision, changes, ports.now());
}

/** Whoever came first has taken the next step, too. */
function done(changed: Promotion | null): Continuation | 'again' {
  return changed ? 'again' : { continueInSeconds: SOON_SECONDS };
}

function eventOf(
  { ports }: Step,
  kind: PromotionEventKind,
  data: NewPromotionEvent['data'],
): NewPromotionEvent {
  return { at: ports.now(), by: null, kind, data };
}

function failed(reason: PromotionFailure['reason']): { failure: PromotionFailure } {
  return { failure: { reason, detail: null } };
}
