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

/** Listings to be stored. */
interface PreparedListings {
  listings: Listing[];
  /** Writes them, new ones with the verdict on them; answers those that were written without. */
  save: () => Promise<string[]>;
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
  await savePrepared(ports, store, await prepareListings(ports, store, listings, reading));
}

/** Judges those that are new, and writes nothing: the batch before may still be being written. */
export async function prepareListings(
  ports: RecordPorts,
  store: StoreDomain,
  read: Listing[],
  reading: ReadContext,
): Promise<PreparedListings> {
  const listings = [...new Map(read.map((listing) => [listing.id, listing])).values()];
  const verdicts = await judgeNew(ports, store, listings, reading);
  const context = { ...reading, ...(verdicts && { verdicts }) };
  return { listings, save: await ports.listings.prepareSave(store, listings, context) };
}

async function judgeNew(
  ports: RecordPorts,
  store: StoreDomain,
  listings: Listing[],
  { readAt }: ReadContext,
): Promise<FirstVerdicts | null> {
  if (listings.length === 0) return null;
  const known = await ports.listings.readTimes(store, listings.map(idOf));
  const unknown = listings.filter(({ id }) => !known.has(id));
  return unknown.length === 0 ? null : prepareFirstAudit(ports, store, unknown, readAt);
}

/** New listings go in with their verdicts; the others are judged as they are stored then, where need be. */
export async function savePrepared(
  ports: RecordPorts,
  store: StoreDomain,
  { save }: PreparedListings,
): Promise<void> {
  const unjudged = await save();
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
