import type { Listing } from '~/core/listing/listing';
import type { StoreDomain } from '~/core/store/store-domain';
import { auditListings, prepareFirstAudit } from '../audit/audit-listings';
import type { AuditPorts } from '../audit/ports';
import { standingAt } from '../audit/verdict-basis';
import type { Clock, Logs } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import type { StorePorts } from '../store/ports';
import type { CataloguePorts, FirstVerdicts, ReadContext } from './ports';

type RecordPorts = StorePorts &
  CataloguePorts &
  Pick<AuditPorts, 'audits'> &
  OrderPorts &
  Clock &
  Logs;

/** Listings to be stored, with the verdicts on those that are not stored yet. */
interface PreparedListings {
  listings: Listing[];
  verdicts?: FirstVerdicts;
}

/**
 * The one way in, for syncs and webhooks alike: stores listings as Shopify gave them, whole and with their French, and
 * judges those whose verdict does not stand.
 */
export async function recordListings(
  ports: RecordPorts,
  store: StoreDomain,
  listings: Listing[],
  reading: ReadContext,
): Promise<void> {
  await savePrepared(ports, store, await prepareListings(ports, store, listings, reading), reading);
}

/** Judges those that are new, and writes nothing: the batch before may still be being written. */
export async function prepareListings(
  ports: RecordPorts,
  store: StoreDomain,
  read: Listing[],
  { readAt }: ReadContext,
): Promise<PreparedListings> {
  const listings = [...new Map(read.map((listing) => [listing.id, listing])).values()];
  if (listings.length === 0) return { listings };
  const known = await ports.listings.readTimes(store, listings.map(idOf));
  const unknown = listings.filter(({ id }) => !known.has(id));
  if (unknown.length === 0) return { listings };
  const verdicts = await prepareFirstAudit(ports, store, unknown, readAt);
  return verdicts === null ? { listings } : { listings, verdicts };
}

/** New listings go in with their verdicts; the others are judged as they are stored then, where need be. */
export async function savePrepared(
  ports: RecordPorts,
  store: StoreDomain,
  { listings, verdicts }: PreparedListings,
  reading: ReadContext,
): Promise<void> {
  if (listings.length === 0 && !reading.unchanged?.length) return;
  const context = { ...reading, ...(verdicts && { verdicts }) };
  const unjudged = await ports.listings.save(store, listings, context);
  if (unjudged.length === 0) return;
  const record = await ports.stores.find(store);
  if (record === null) return;
  const standing = await standingAt(ports, record, ports.now());
  const outdated = await ports.audits.toJudgeAmong(store, unjudged, standing);
  if (outdated.length > 0) await auditListings(ports, store, outdated);
}

function idOf({ id }: Listing): string {
  return id;
}
