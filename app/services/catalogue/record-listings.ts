import type { Listing } from '~/core/listing/listing';
import { auditListings } from '../audit/audit-listings';
import type { Ports, StoreDomain } from '../ports';

/** Stores listings as Shopify gave them, whole and with their French, and judges them. */
export async function recordListings(
  ports: Pick<Ports, 'stores' | 'listings' | 'audits' | 'orders' | 'now' | 'log'>,
  store: StoreDomain,
  listings: Listing[],
  readAt: Date,
): Promise<void> {
  if (listings.length === 0) return;
  await ports.listings.save(store, listings, { readAt });
  await auditListings(
    ports,
    store,
    listings.map(({ id }) => id),
  );
}
