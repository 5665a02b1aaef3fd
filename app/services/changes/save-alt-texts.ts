import { isBlank } from '~/core/changes/typed-french';
import type { ChangeTarget } from '~/core/changes/change';
import type { StoreDomain } from '~/core/store/store-domain';
import { GONE, notDone, type Answer, type Gone } from '../answer';
import { OutsideError } from '../outside-error';
import { saveAndJudge } from './save-and-judge';
import type { AltTextsChanged, AltTextToSave, NotAnswered, SavedChanges, UnderWay } from './views';
import type { WritePorts } from './write-batch';

export type SaveAltTextsAnswer = Answer<
  SavedChanges,
  Gone | AltTextsChanged | NotAnswered | UnderWay
>;

/**
 * Writes alt texts of a listing's photos in the store's own language: all that were typed, or, where somebody changed one
 * since the page showed it, none. What is typed blank is removed. The listing is judged before it answers.
 */
export async function saveAltTexts(
  ports: WritePorts,
  store: StoreDomain,
  asked: { listingId: string; texts: AltTextToSave[]; by: string },
): Promise<SaveAltTextsAnswer> {
  const { listingId, texts, by } = asked;
  const stored = await ports.listings.find(store, listingId);
  const photos = new Set(stored?.listing.media.map(({ id }) => id));
  if (texts.some(({ mediaId }) => !photos.has(mediaId))) return GONE;
  const now = await readNow(ports, store, texts);
  if (now instanceof OutsideError) return notDone({ why: 'notAnswered', kind: now.kind });
  if (now.includes(undefined)) return GONE;
  const changed = texts.flatMap(({ mediaId, shownAlt }, index) =>
    (now[index] ?? '') === shownAlt ? [] : [{ mediaId, alt: now[index] ?? '' }],
  );
  if (changed.length > 0) return notDone({ why: 'altTextsChanged', altTexts: changed });
  return saveAndJudge(ports, store, {
    listingId,
    by,
    changes: texts.map(({ mediaId, alt }, index) => ({
      listingId,
      target: altTextTarget(mediaId),
      source: null,
      sourceDigest: null,
      before: now[index] ?? null,
      after: isBlank(alt) ? null : alt.trim(),
      undoes: null,
    })),
  });
}

export function altTextTarget(mediaId: string): ChangeTarget {
  return { kind: 'altText', resourceId: mediaId, key: '', locale: '' };
}

/** In the order of the texts; `undefined`: the photo is gone. */
async function readNow(
  { shopify }: WritePorts,
  store: StoreDomain,
  texts: AltTextToSave[],
): Promise<(string | null | undefined)[] | OutsideError> {
  try {
    const { values } = await shopify(store);
    const read = await values.readValues(texts.map(({ mediaId }) => altTextTarget(mediaId)));
    return read.map((value) => value?.value);
  } catch (error) {
    if (error instanceof OutsideError) return error;
    throw error;
  }
}
