import { isLookedUp } from '~/core/promotions/scope';
import type { StoreDomain } from '~/core/store/store-domain';
import { ask, type AskPorts } from './ask';
import type { Gated } from './gate-promotion';
import { listedInShopify } from './listed-in-shopify';
import type { Promotion } from './ports';

/**
 * Has the discounts of a promotion that leaves listings out name those that are in its scope now. True where they are to be
 * changed. Nothing happens where something stands in the way of the promotion as a whole, or somebody changed it in Shopify.
 */
export async function followScope(
  ports: AskPorts,
  store: StoreDomain,
  promotion: Promotion,
  { blocking, listingIds }: Gated,
): Promise<boolean> {
  const { plan, parts } = promotion;
  if (!isLookedUp(plan) || listingIds.length === 0) return false;
  if (blocking.some(({ listingId }) => listingId === null)) return false;
  if (parts.some(({ seenInShopify }) => seenInShopify !== null)) return false;
  const listed = new Set(listedInShopify(promotion));
  const inScope = new Set(listingIds);
  const added = listingIds.filter((id) => !listed.has(id)).length;
  const removed = [...listed].filter((id) => !inScope.has(id)).length;
  if (added + removed === 0) return false;
  const answer = await ask(ports, store, promotion, {
    state: 'scheduling',
    failure: null,
    event: {
      at: ports.now(),
      by: null,
      kind: 'listingsFollowed',
      data: { followed: { added, removed } },
    },
  });
  return answer.done;
}
