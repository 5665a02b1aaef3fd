import { isLookedUp } from '~/core/promotions/scope';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Shopify } from '../common-ports';
import { listedInShopify } from './listed-in-shopify';
import type { Promotion, PromotionPorts, ShopifyPromotions } from './ports';

type Ports = Pick<PromotionPorts, 'collectionMembers' | 'promotionSales'> &
  Shopify<ShopifyPromotions>;

/**
 * Listings that a promotion was for: of all products, those that can be bought now; of collections, whoever was seen in one while it lasted. Where one was never looked
 * at, those that are in them now.
 */
export async function promotedListings(
  ports: Ports,
  store: StoreDomain,
  { plan, parts }: Pick<Promotion, 'plan' | 'parts'>,
): Promise<string[]> {
  const { selection, startsAt, endsAt } = plan;
  if (isLookedUp(plan)) return listedInShopify({ parts });
  if (selection.kind === 'listings') return selection.listingIds;
  if (selection.kind === 'all') return ports.promotionSales.sellableListings(store);
  const { collectionIds } = selection;
  if ((await firstSeen(ports, store, collectionIds)) === null) {
    return (await ports.shopify(store)).catalogue.listingIdsOf(collectionIds);
  }
  const stays = await ports.collectionMembers.stays(store, collectionIds, {
    listingIds: null,
    since: new Date(startsAt),
  });
  const end = Date.parse(endsAt);
  const during = stays.filter(({ since }) => since === null || since.getTime() < end);
  return [...new Set(during.map(({ listingId }) => listingId))];
}

/** From when on all of these collections were looked at. `null`: one of them never was. */
export async function firstSeen(
  { collectionMembers }: Pick<PromotionPorts, 'collectionMembers'>,
  store: StoreDomain,
  collectionIds: readonly string[],
): Promise<Date | null> {
  const looks = await collectionMembers.firstLooks(store, collectionIds);
  if (looks.size < new Set(collectionIds).size || looks.size === 0) return null;
  return new Date(Math.max(...[...looks.values()].map((at) => at.getTime())));
}
