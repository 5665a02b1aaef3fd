import type { StoreDomain } from '~/core/store/store-domain';
import { remembering } from '../bind';
import { readShopifyFacts, type PlanningPorts, type ShopifyFacts } from './read-planning-facts';

/** While somebody types, markets are asked for once in a while, not with every letter. */
const RECENT_MS = 30_000;

/** What Shopify said within the last half minute, else what it says now. For previews alone. */
export const readRecentShopifyFacts = remembering((ports: PlanningPorts) => {
  const read = new Map<StoreDomain, { at: number; facts: Promise<ShopifyFacts> }>();
  return (store: StoreDomain): Promise<ShopifyFacts> => {
    const now = ports.now().getTime();
    for (const [each, { at }] of read) if (Math.abs(now - at) > RECENT_MS) read.delete(each);
    const known = read.get(store)?.facts;
    if (known) return known;
    const facts = readShopifyFacts(ports, store);
    read.set(store, { at: now, facts });
    // Neither a failure nor an answer that lacks something is kept.
    facts.then(
      ({ markets }) => {
        if (markets === null) read.delete(store);
      },
      () => read.delete(store),
    );
    return facts;
  };
});
