import type { OfferCover } from '~/core/promotions/facts';
import type { PromotionPlan } from '~/core/promotions/promotion';
import { isLookedUp } from '~/core/promotions/scope';
import type { StoreDomain } from '~/core/store/store-domain';
import { coverOf, coverOfCollections, type Covering } from './cover-of-collections';
import { listedInShopify } from './listed-in-shopify';
import type { PromotionPorts } from './ports';

/** Which of the chosen listings a promotion is on, by a plan of it that applies or did, and since when. */
export async function coverOfPlan(
  ports: Pick<PromotionPorts, 'promotions' | 'collectionMembers'>,
  store: StoreDomain,
  { id, plan }: { id: string; plan: PromotionPlan },
  asked: Covering,
): Promise<OfferCover> {
  const { selection } = plan;
  if (isLookedUp(plan)) {
    const promotion = await ports.promotions.find(store, id);
    return coverOf(promotion && listedInShopify(promotion));
  }
  switch (selection.kind) {
    case 'all':
      return { kind: 'all' };
    case 'listings':
      return coverOf(selection.listingIds);
    case 'collections':
      return coverOfCollections(ports, store, selection.collectionIds, asked);
  }
}
