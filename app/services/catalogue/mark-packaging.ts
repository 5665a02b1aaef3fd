import type { PackagingMarks } from '~/core/listing/listing';
import { auditListings } from '../audit/audit-listings';
import type { Ports, StoreDomain } from '../ports';

/**
 * Stores the merchant's word on which photos show the packaging (`null` takes it back) and judges the listing
 * again at once. Photos that are gone since the page was drawn are left out; a listing that is gone is left.
 */
export async function markPackaging(
  ports: Pick<Ports, 'stores' | 'listings' | 'audits' | 'orders' | 'now' | 'log'>,
  store: StoreDomain,
  listingId: string,
  marks: PackagingMarks | null,
): Promise<void> {
  const stored = await ports.listings.find(store, listingId);
  if (stored === null) return;
  const present = new Set(stored.listing.media.map(({ id }) => id));
  await ports.listings.savePackaging(
    store,
    listingId,
    marks && { ...marks, shownOn: marks.shownOn.filter((id) => present.has(id)) },
  );
  await auditListings(ports, store, [listingId]);
}
