import { DAY_MS } from '~/core/days/milliseconds';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock, Logs, Shopify } from '../common-ports';
import { OutsideError } from '../outside-error';
import type { DiscountPorts } from './discount-ports';
import type { PromotionPorts, ShopifyPromotions } from './ports';

export type ReadDiscountsPorts = DiscountPorts &
  Pick<PromotionPorts, 'promotions'> &
  Shopify<ShopifyPromotions> &
  Clock &
  Logs;

/** Shopify's search lags behind what was saved, and clocks differ. */
const OVERLAP_MS = 5 * 60_000;

/** How far back automatic discounts that have ended are read: the longest test of a "was" price, and a day. */
export const ENDED_FOR_MS = 183 * DAY_MS;

/** [J] Longer than any promotion that is measured looks back for who was in its collections. */
const KEPT_MS = 400 * DAY_MS;

/** Webhooks told of changes: whatever has changed since the last reading is read. Before the first one nothing is. */
export async function readDiscountChanges(
  ports: ReadDiscountsPorts,
  store: StoreDomain,
): Promise<void> {
  const before = await ports.discounts.reading(store);
  if (before === null) return;
  const readAt = ports.now();
  const since = new Date(before.readAt.getTime() - OVERLAP_MS);
  await readChangedSince(ports, store, since);
  await readMembers(ports, store, { isAll: false });
  await ports.discounts.saveReading(store, { ...before, readAt });
}

export async function readChangedSince(
  ports: ReadDiscountsPorts,
  store: StoreDomain,
  since: Date,
): Promise<void> {
  const { discounts } = await ports.shopify(store);
  for await (const page of discounts.pages({ kind: 'changed', since }, null)) {
    await ports.discounts.save(store, page.discounts, ports.now());
  }
}

/**
 * For a decision that is about to be made: what changed since the last reading, as far as one request tells; the rest
 * comes by its job. Where Shopify cannot be asked, what was read holds.
 */
export async function catchUpDiscounts(
  ports: ReadDiscountsPorts,
  store: StoreDomain,
): Promise<void> {
  const before = await ports.discounts.reading(store);
  if (before === null) return;
  const since = new Date(before.readAt.getTime() - OVERLAP_MS);
  try {
    const { discounts } = await ports.shopify(store);
    for await (const page of discounts.pages({ kind: 'changed', since }, null)) {
      await ports.discounts.save(store, page.discounts, ports.now());
      return;
    }
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    ports.log.warn({ store, err: error }, 'discounts are as they were last read');
  }
}

/** Deleted in Shopify. */
export function removeDiscount(
  { discounts, now }: DiscountPorts & Clock,
  { store, discountId }: { store: StoreDomain; discountId: string },
): Promise<void> {
  return discounts.remove(store, discountId, now());
}

/**
 * Looks at who is in the collections that discounts and promotions name. `isAll` false: in those alone that were never
 * looked at.
 */
export async function readMembers(
  ports: ReadDiscountsPorts,
  store: StoreDomain,
  { isAll }: { isAll: boolean },
): Promise<void> {
  const named = await namedCollections(ports, store);
  const read = isAll
    ? new Map<string, Date>()
    : await ports.collectionMembers.firstLooks(store, named);
  const { catalogue } = await ports.shopify(store);
  for (const id of named) {
    if (read.has(id)) continue;
    const at = ports.now();
    await ports.collectionMembers.save(store, id, await catalogue.listingIdsOf([id]), at);
  }
}

async function namedCollections(
  { discounts, promotions, now }: ReadDiscountsPorts,
  store: StoreDomain,
): Promise<string[]> {
  const from = new Date(now().getTime() - ENDED_FOR_MS);
  const planned = await promotions.within(store, { from, to: FAR, cancelled: true });
  const ofPromotions = planned.flatMap(({ plan: { selection } }) =>
    selection.kind === 'collections' ? selection.collectionIds : [],
  );
  return [...new Set([...(await discounts.collections(store)), ...ofPromotions])];
}

const FAR = new Date('2100-01-01T00:00:00Z');

/** What nothing asks for any more. */
export async function forgetOldDiscounts(
  { discounts, collectionMembers, now }: DiscountPorts & Clock,
  store: StoreDomain,
): Promise<void> {
  const at = now();
  const old = new Date(at.getTime() - KEPT_MS);
  await discounts.forgetEnded(store, { codes: at, automatic: old });
  await collectionMembers.forget(store, old);
}
