import type { PackagingMarks } from '~/core/listing/listing';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, type Answer, type Gone } from '../answer';
import { auditListings } from '../audit/audit-listings';
import type { AuditPorts } from '../audit/ports';
import type { Clock, Logs } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import type { StorePorts } from '../store/ports';
import type { CataloguePorts } from './ports';

/**
 * Stores the merchant's word on which photos show the packaging (`null` takes it back) and judges the listing
 * again at once. Photos that are gone since the page was drawn are left out.
 */
export async function markPackaging(
  ports: StorePorts & CataloguePorts & Pick<AuditPorts, 'audits'> & OrderPorts & Clock & Logs,
  store: StoreDomain,
  listingId: string,
  marks: PackagingMarks | null,
): Promise<Answer<undefined, Gone>> {
  const stored = await ports.listings.find(store, listingId);
  if (stored === null) return GONE;
  const present = new Set(stored.listing.media.map(({ id }) => id));
  await ports.listings.savePackaging(
    store,
    listingId,
    marks && { ...marks, shownOn: marks.shownOn.filter((id) => present.has(id)) },
  );
  await auditListings(ports, store, [listingId]);
  return done();
}
