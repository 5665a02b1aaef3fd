import { DAY_MS } from '~/core/days/milliseconds';
import { looksLikePackaging, packagingSigns } from '~/core/photos/packaging-signs';
import type { PhotoReading } from '~/core/photos/photo-words';
import { tryAgainAt } from '~/core/photos/try-again';
import type { Media } from '~/core/listing/listing';
import type { StoreDomain } from '~/core/store/store-domain';
import { auditListings } from '../audit/audit-listings';
import type { AuditPorts } from '../audit/ports';
import { standingAt } from '../audit/verdict-basis';
import type { CataloguePorts } from '../catalogue/ports';
import type { Clock, Logs } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import type { Queues } from '../queue';
import type { StorePorts } from '../store/ports';
import type { ListingToLookAt, PhotoPorts, PhotoReaderPorts } from './ports';

type LookingPorts = StorePorts &
  CataloguePorts &
  Pick<AuditPorts, 'audits'> &
  OrderPorts &
  PhotoPorts &
  PhotoReaderPorts &
  Queues &
  Clock &
  Logs;

/** So many photos of a store a day: 20,000 take four days, and none takes the processor from the others for long. */
export const PHOTOS_A_DAY = 5_000;

/** Then it is another store's turn. */
const AT_A_TIME_MS = 60_000;

/** So many listings are put in their order at once: sorting all that are left for each would be in vain. */
const LISTINGS_AT_ONCE = 100;

/** So many listings one after the other: the photos' host is down, or the reader is. */
const FAILURES_IN_A_ROW = 3;

/**
 * Looks at the photos of a store, those of its most harmful and best-selling listings first, and judges each listing again
 * once all of its photos were looked at. Asks for itself again where there are more.
 */
export async function lookAtPhotos(
  ports: LookingPorts,
  { store }: { store: StoreDomain },
  { shouldPause }: { shouldPause: () => boolean },
): Promise<void> {
  const { photos, queue, now } = ports;
  const began = now().getTime();
  const failed: { listingId: string; error: unknown }[] = [];
  let failuresInARow = 0;
  let upcoming: ListingToLookAt[] = [];
  for (;;) {
    const record = await ports.stores.find(store);
    if (!record?.settings.readsPhotos || record.accessLostAt !== null) return;
    if (upcoming.length === 0) {
      const except = failed.map(({ listingId }) => listingId);
      upcoming = await photos.toLookAt(store, { except, at: now(), limit: LISTINGS_AT_ONCE });
    }
    const next = upcoming.shift();
    if (next === undefined) {
      const at = await photos.nextTry(store);
      if (at !== null && failed.length === 0) await queue.send('look-at-photos', { store }, { at });
      break;
    }
    const tomorrow = await untilTomorrow(ports, store);
    if (tomorrow !== null) {
      await queue.send('look-at-photos', { store }, { at: tomorrow });
      break;
    }
    if (shouldPause() || now().getTime() - began >= AT_A_TIME_MS) {
      await queue.send('look-at-photos', { store });
      break;
    }
    try {
      await lookAtListing(ports, store, next, shouldPause);
      failuresInARow = 0;
    } catch (error) {
      ports.log.warn({ store, listingId: next.listingId, err: error }, 'photos could not be read');
      failed.push({ listingId: next.listingId, error });
      failuresInARow += 1;
      if (failuresInARow === FAILURES_IN_A_ROW) break;
    }
  }
  // The queue tries again later; what was read is kept.
  if (failed.length > 0) throw failed.at(-1)?.error;
}

/** When the next ones may be looked at; `null`: now. */
async function untilTomorrow(
  { photos, now }: PhotoPorts & Clock,
  store: StoreDomain,
): Promise<Date | null> {
  const today = Math.floor(now().getTime() / DAY_MS) * DAY_MS;
  const looked = await photos.countSince(store, new Date(today));
  return looked < PHOTOS_A_DAY ? null : new Date(today + DAY_MS);
}

async function lookAtListing(
  ports: LookingPorts,
  store: StoreDomain,
  next: ListingToLookAt,
  shouldPause: () => boolean,
): Promise<void> {
  const { listings, photos, now } = ports;
  const stored = await listings.find(store, next.listingId);
  if (stored === null) return;
  const { listing, photoReadings: known } = stored;
  const due = await photos.dueAgain(store, next.listingId, now());
  const read = new Map<string, PhotoReading>();
  for (const photo of listing.media.filter(({ kind }) => kind === 'IMAGE')) {
    // What was read is kept, and whoever asked sees that it is to go on later.
    if (shouldPause()) return;
    const before = known.get(photo.id);
    const triesBefore = due.get(photo.id);
    if (before !== undefined && triesBefore === undefined) {
      read.set(photo.id, before);
      continue;
    }
    const reading = await lookAt(ports, photo);
    read.set(photo.id, reading);
    // Another photo in its place begins anew.
    const tries = 1 + (before === undefined ? 0 : (triesBefore ?? 0));
    const at = now();
    const look = { photo, reading, tries, tryAgainAt: tryAgainAt(reading, tries, at) };
    await photos.save(store, next.listingId, look, at);
  }
  await photos.finish(store, next, {
    photoIds: [...read.keys()],
    isPackagingSeen: [...read.values()].some(isRecognised),
  });
  await judgeAgain(ports, store, next.listingId);
}

/** One without an address is still being made. */
async function lookAt(
  { photoReader }: PhotoReaderPorts,
  { url }: Pick<Media, 'url'>,
): Promise<PhotoReading> {
  return url === null ? { state: 'unreadable', why: 'gone' } : photoReader.readPhoto(url);
}

function isRecognised(reading: PhotoReading): boolean {
  return reading.state === 'read' && looksLikePackaging(packagingSigns(reading.words));
}

async function judgeAgain(
  ports: LookingPorts,
  store: StoreDomain,
  listingId: string,
): Promise<void> {
  const record = await ports.stores.find(store);
  if (record === null) return;
  const standing = await standingAt(ports, record, ports.now());
  const outdated = await ports.audits.toJudgeAmong(store, [listingId], standing);
  if (outdated.length > 0) await auditListings(ports, store, outdated);
}
