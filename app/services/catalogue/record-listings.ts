import type { Listing } from '~/core/listing/listing';
import type { StoreDomain } from '~/core/store/store-domain';
import { auditListings, judge, readForFirstAudit, type AuditInput } from '../audit/audit-listings';
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

/** Listings to be stored, with what judging the new ones among them takes. */
interface LookedUpListings {
  listings: Listing[];
  reading: ReadContext;
  /** `null`: none of them is new. */
  audit: AuditInput | null;
}

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
  const lookedUp = await lookUpListings(ports, store, listings, reading);
  await savePrepared(ports, store, await prepareListings(ports, store, lookedUp));
}

/** Asks the database for all that `prepareListings` takes: the batch before may wait for that. */
export async function lookUpListings(
  ports: RecordPorts,
  store: StoreDomain,
  read: Listing[],
  reading: ReadContext,
): Promise<LookedUpListings> {
  const listings = [...new Map(read.map((listing) => [listing.id, listing])).values()];
  if (listings.length === 0) return { listings, reading, audit: null };
  const known = await ports.listings.readTimes(store, listings.map(idOf));
  const unknown = listings.filter(({ id }) => !known.has(id));
  const audit =
    unknown.length === 0 ? null : await readForFirstAudit(ports, store, unknown, reading.readAt);
  return { listings, reading, audit };
}

/** Judges those that are new; asks nothing of the database, and writes nothing: the batch before may be being written. */
export async function prepareListings(
  ports: RecordPorts,
  store: StoreDomain,
  { listings, reading, audit }: LookedUpListings,
): Promise<PreparedListings> {
  const context = { ...reading, ...(audit && { verdicts: await judgeNew(ports, audit) }) };
  return { listings, save: await ports.listings.prepareSave(store, listings, context) };
}

async function judgeNew(ports: Logs, audit: AuditInput): Promise<FirstVerdicts> {
  const { audits, changes, at, basis } = await judge(ports, audit);
  return { audits, opened: changes.opened, at, basis };
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
