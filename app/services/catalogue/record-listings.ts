import type { Listing } from '~/core/listing/listing';
import type { StoreDomain } from '~/core/store/store-domain';
import { auditListings } from '../audit/audit-listings';
import type { AuditPorts } from '../audit/ports';
import { standingAt } from '../audit/verdict-basis';
import type { Clock, Logs } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import type { StorePorts } from '../store/ports';
import type { CataloguePorts } from './ports';

/** Stores listings as Shopify gave them, whole and with their French, and judges those whose verdict does not stand. */
export async function recordListings(
  ports: StorePorts & CataloguePorts & Pick<AuditPorts, 'audits'> & OrderPorts & Clock & Logs,
  store: StoreDomain,
  listings: Listing[],
  readAt: Date,
): Promise<void> {
  if (listings.length === 0) return;
  await ports.listings.save(store, listings, { readAt });
  const record = await ports.stores.find(store);
  if (record === null) return;
  const outdated = await ports.audits.toJudgeAmong(
    store,
    listings.map(({ id }) => id),
    await standingAt(ports, record, ports.now()),
  );
  if (outdated.length > 0) await auditListings(ports, store, outdated);
}
