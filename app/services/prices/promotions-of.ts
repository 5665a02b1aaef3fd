import { DAY_MS } from '~/core/days/milliseconds';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock } from '../common-ports';
import type { PromotionPorts, PromotionSummary } from '../promotions/ports';
import type { PromotionOfListing } from './views';

/** As far back as prices are charted. */
const LOOK_BACK_MS = 730 * DAY_MS;

/** Promotions of the app that lower a listing's price, or did. What Shopify takes off at the checkout shows in no price. */
export async function promotionsOf(
  ports: Pick<PromotionPorts, 'promotions' | 'collectionMembers'> & Clock,
  store: StoreDomain,
  listingId: string,
): Promise<PromotionOfListing[]> {
  const to = ports.now();
  const from = new Date(to.getTime() - LOOK_BACK_MS);
  const all = await ports.promotions.within(store, { from, to, cancelled: false });
  const found = await Promise.all(
    all.map(async (each) => ((await covers(ports, store, each, listingId)) ? [viewOf(each)] : [])),
  );
  return found.flat();
}

async function covers(
  { collectionMembers }: Pick<PromotionPorts, 'collectionMembers'>,
  store: StoreDomain,
  { plan, scheduledPlan }: PromotionSummary,
  listingId: string,
): Promise<boolean> {
  const { selection, startsAt } = scheduledPlan ?? plan;
  if (selection.kind === 'all') return true;
  if (selection.kind === 'listings') return selection.listingIds.includes(listingId);
  const since = new Date(startsAt);
  const asked = { listingIds: [listingId], since };
  return (await collectionMembers.stays(store, selection.collectionIds, asked)).length > 0;
}

function viewOf({ id, plan, scheduledPlan }: PromotionSummary): PromotionOfListing {
  const { name, startsAt, endsAt } = scheduledPlan ?? plan;
  return { id, name, from: Date.parse(startsAt), to: Date.parse(endsAt) };
}
