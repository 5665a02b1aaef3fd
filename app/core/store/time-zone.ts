import type { StoreFacts } from './store-facts';

/** IANA name. Before Shopify has told the store's own, UTC. */
export function timeZoneOf(facts: Pick<StoreFacts, 'timeZone'> | null | undefined): string {
  return facts?.timeZone ?? 'UTC';
}
