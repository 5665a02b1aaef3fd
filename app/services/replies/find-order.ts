import { storeDay } from '~/core/days/store-day';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import { done, GONE, notDone, type Answer, type Gone } from '../answer';
import type { Clock, Shopify } from '../common-ports';
import type { NamedOrder, OrderPorts, ShopifyOrders } from '../orders/ports';
import { OutsideError } from '../outside-error';
import type { StorePorts } from '../store/ports';
import type { NotAsked } from './views';

/**
 * Number and days of an order, by the number that a customer names (`1001` is `#1001`, too). Orders are read once a day:
 * of one that is not known, or not known to have been sent, Shopify is asked at that moment. A day that has not come is not
 * one on which it was sent: a date that somebody typed ahead may stand there.
 */
export async function findOrder(
  {
    stores,
    orders,
    shopify,
    now,
  }: StorePorts & OrderPorts & Clock & Shopify<Pick<ShopifyOrders, 'findOrder'>>,
  store: StoreDomain,
  typed: string,
): Promise<Answer<NamedOrder, Gone | NotAsked>> {
  const names = namesFor(typed);
  if (names.length === 0) return GONE;
  const timeZone = timeZoneOf((await stores.find(store))?.facts);
  const today = storeDay(now(), timeZone);
  const kept = sentBy(today, await orders.named(store, names));
  if (kept !== null && kept.fulfilledOn !== null) return done(kept);
  try {
    const found = await (await shopify(store)).findOrder(names, { timeZone });
    const known = sentBy(today, found) ?? kept;
    return known === null ? GONE : done(known);
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    return kept === null ? notDone({ why: 'notAsked', kind: error.kind }) : done(kept);
  }
}

function sentBy(today: string, order: NamedOrder | null): NamedOrder | null {
  const isAhead = order !== null && order.fulfilledOn !== null && order.fulfilledOn > today;
  return isAhead ? { ...order, fulfilledOn: null } : order;
}

/** As it was typed first. */
function namesFor(typed: string): string[] {
  const name = typed.trim();
  if (name === '') return [];
  return name.startsWith('#') ? [name] : [name, `#${name}`];
}
