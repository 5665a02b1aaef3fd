import { randomUUID } from 'node:crypto';
import type { ChangeTarget } from '~/core/changes/change';
import { isPhotoNamed, newPhotoName, writeNewPhoto } from '~/core/changes/new-photo';
import { MOST_MEDIA, photoFault } from '~/core/changes/photo-file';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, notDone } from '../answer';
import { markPackaging } from '../catalogue/mark-packaging';
import { OutsideError, type OutsideErrorKind } from '../outside-error';
import { namePackagingPhoto } from './name-packaging-photo';
import { verdictBetween } from './judge-typed';
import type { PhotoFile } from './ports';
import { openFindings, said, saveAndJudge } from './save-and-judge';
import type { AddPhotoAnswer, PhotoToAdd } from './photo-views';
import type { WritePorts } from './write-batch';

/**
 * Adds a photo to a listing and, where the merchant says so, marks it as showing the packaging. The file is sent first,
 * which changes nothing of the store; photo and mark are changes in the ledger. The listing is judged before it answers.
 */
export async function addPhoto(
  ports: WritePorts,
  store: StoreDomain,
  asked: PhotoToAdd,
): Promise<AddPhotoAnswer> {
  const { listingId, file, alt, showsPackaging, by } = asked;
  const fault = photoFault(file.bytes, file.type);
  if (fault !== null || file.type === null) {
    return notDone({ why: 'invalid', errors: { file: fault ?? 'noPhoto' } });
  }
  const stored = await ports.listings.find(store, listingId);
  if (stored === null) return GONE;
  if (stored.listing.media.length >= MOST_MEDIA) return notDone({ why: 'tooManyPhotos' });
  const name = newPhotoName(randomUUID(), file.type);
  const uploaded = await upload(ports, store, { ...file, name, type: file.type });
  if ('kind' in uploaded) return notDone({ why: 'notUploaded', kind: uploaded.kind });
  const before = await openFindings(ports, store, listingId);
  const saved = await saveAndJudge(ports, store, {
    listingId,
    by,
    changes: [
      {
        listingId,
        target: photoTarget(listingId, name),
        source: writeNewPhoto({ file: uploaded.address, alt: alt.trim() || null }),
        sourceDigest: null,
        before: null,
        after: name,
        undoes: null,
      },
    ],
  });
  if (!saved.done) return saved;
  const [change] = saved.value.changes;
  if (change?.failure) return notDone({ why: 'declined', ...change.failure });
  if (!change || change.state === 'overtaken') return GONE;
  const isAdded = change.state === 'written';
  if (isAdded && showsPackaging)
    await markPhoto(ports, store, { listingId, name, by, batch: change.batch });
  const after = await openFindings(ports, store, listingId);
  return done({ change, isAdded, ...verdictBetween(before.map(said), after.map(said)) });
}

function photoTarget(listingId: string, name: string): ChangeTarget {
  return { kind: 'photo', resourceId: listingId, key: name, locale: '' };
}

async function upload(
  { shopify, log }: WritePorts,
  store: StoreDomain,
  file: PhotoFile,
): Promise<{ address: string } | { kind: OutsideErrorKind }> {
  try {
    const { values } = await shopify(store);
    return { address: await values.uploadPhoto(file) };
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    log.warn({ store, err: error }, 'a photo could not be sent to Shopify');
    return { kind: error.kind };
  }
}

/**
 * In the product's own field, where the merchant's staff and other apps find it, beside the photos that it names already.
 * Where Shopify takes no such field, among the marks that the app keeps.
 */
async function markPhoto(
  ports: WritePorts,
  store: StoreDomain,
  added: { listingId: string; name: string; by: string; batch: string },
): Promise<void> {
  const { listingId, name, by, batch } = added;
  const stored = await ports.listings.find(store, listingId);
  const photo = stored?.listing.media.find(({ url }) => isPhotoNamed(url, name));
  if (!stored || !photo) return;
  const named = await namePackagingPhoto(ports, store, {
    listingId,
    mediaId: photo.id,
    shows: true,
    by,
    batch,
  });
  if (named.done && named.value.changes[0]?.state === 'written') return;
  const shownOn = [...(stored.listing.packaging?.shownOn ?? []), photo.id];
  await markPackaging(ports, store, listingId, { shownOn, noneShown: false });
}
