import type { ChangeTarget } from '~/core/changes/change';
import { readPackagingPhotos, writePackagingPhotos } from '~/core/changes/packaging-photos';
import type { StoreDomain } from '~/core/store/store-domain';
import { GONE, notDone, type Answer, type Gone } from '../answer';
import { OutsideError } from '../outside-error';
import { saveAndJudge } from './save-and-judge';
import type { NotAnswered, SavedChanges, UnderWay } from './views';
import type { WritePorts } from './write-batch';

export interface PhotoToName {
  listingId: string;
  mediaId: string;
  /** Else its name is taken out of the field. */
  shows: boolean;
  by: string;
  /** Saved together with it before. */
  batch?: string;
}

export type NamePhotoAnswer = Answer<SavedChanges, Gone | NotAnswered | UnderWay>;

/**
 * Writes into the product's own field that a photo shows the packaging, or takes it out of it, beside whatever else the
 * field names by now. There the merchant's staff and other apps find it, and it stays when Borealist goes.
 */
export async function namePackagingPhoto(
  ports: WritePorts,
  store: StoreDomain,
  { listingId, mediaId, shows, by, batch }: PhotoToName,
): Promise<NamePhotoAnswer> {
  const target: ChangeTarget = { kind: 'packaging', resourceId: listingId, key: '', locale: '' };
  const now = await readNow(ports, store, target);
  if (now instanceof OutsideError) return notDone({ why: 'notAnswered', kind: now.kind });
  if (now === null) return GONE;
  const before = readPackagingPhotos(now.value);
  const others = before.filter((id) => id !== mediaId);
  return saveAndJudge(ports, store, {
    listingId,
    by,
    changes: [
      {
        listingId,
        target,
        source: null,
        sourceDigest: null,
        before: now.value,
        after: writePackagingPhotos(shows ? [...others, mediaId] : others),
        undoes: null,
      },
    ],
    ...(batch !== undefined && { batch }),
  });
}

async function readNow({ shopify }: WritePorts, store: StoreDomain, target: ChangeTarget) {
  try {
    const { values } = await shopify(store);
    const [now] = await values.readValues([target]);
    return now ?? null;
  } catch (error) {
    if (error instanceof OutsideError) return error;
    throw error;
  }
}
