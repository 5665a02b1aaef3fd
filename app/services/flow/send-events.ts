import { DAY_MS } from '~/core/days/milliseconds';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock, Logs, Shopify } from '../common-ports';
import { failureKindOf, isFinal, MAKERS_KINDS, type FailureKind } from '../outside-error';
import type { PromotionPorts } from '../promotions/ports';
import type { SeasonPorts } from '../season/ports';
import type { StorePorts } from '../store/ports';
import { collectEvents } from './collect-events';
import type { FlowPorts, ShopifyFlow, PendingFlowEvent } from './ports';

type SendPorts = StorePorts &
  SeasonPorts &
  FlowPorts &
  Pick<PromotionPorts, 'standings'> &
  Shopify<ShopifyFlow> &
  Clock &
  Logs;

/** How many are looked for at a time; a job goes on until none is left. */
const BATCH = 50;
/** A call is given up long before; what was claimed earlier belongs to a process that died. */
const LOST_AFTER_MS = 5 * 60_000;
const KEPT_MS = 30 * DAY_MS;
/** Shopify held it back, or did not let the app in: it was not run, and a later try may succeed. */
const UNSENT: readonly FailureKind[] = [
  'throttled',
  'access',
  'gone',
  'storeFrozen',
  ...MAKERS_KINDS,
];

/**
 * Collects what happened in a store and tells Flow, each event once. Throws where Shopify does not take events just
 * now: the event is sent by a later try.
 */
export async function sendFlowEvents(
  ports: SendPorts,
  store: StoreDomain,
  { shouldPause }: { shouldPause: () => boolean },
): Promise<void> {
  const record = await ports.stores.find(store);
  if (record === null) return;
  await endLost(ports, store);
  await collectEvents(ports, record);
  let shopify: ShopifyFlow | null = null;
  for (;;) {
    const events = await ports.flow.pending(store, BATCH);
    if (events.length === 0) return;
    shopify ??= await ports.shopify(store);
    for (const event of events) {
      if (shouldPause()) return;
      await sendOne(ports, store, shopify, event);
    }
  }
}

async function endLost({ flow, now, log }: SendPorts, store: StoreDomain): Promise<void> {
  const lost = await flow.endLost(store, new Date(now().getTime() - LOST_AFTER_MS), now());
  if (lost > 0) log.warn({ store, events: lost }, 'Flow may or may not have got these events');
  await flow.forgetBefore(store, new Date(now().getTime() - KEPT_MS));
}

async function sendOne(
  { flow, now, log }: SendPorts,
  store: StoreDomain,
  shopify: ShopifyFlow,
  { id, trigger, payload }: PendingFlowEvent,
): Promise<void> {
  // Claimed right before it is sent: what a killed process leaves claimed may have arrived.
  if (!(await flow.claim(store, id, now()))) return;
  try {
    await shopify.tellFlow(trigger, payload);
  } catch (error) {
    if (UNSENT.includes(failureKindOf(error))) {
      await flow.release(store, id);
      throw error;
    }
    if (!isFinal(error)) {
      log.warn({ store, trigger, err: error }, 'Flow may or may not have got an event');
      await flow.end(store, id, 'unknown', now());
      return;
    }
    // Such as a plan without Flow: quiet from here on, until Flow says that a workflow wants it.
    log.info({ store, trigger, err: error }, 'Flow takes no events of this trigger');
    await flow.end(store, id, 'refused', now());
    await flow.stopUse(store, trigger, now());
    return;
  }
  await flow.end(store, id, 'sent', now());
}
