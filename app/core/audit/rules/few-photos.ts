import { isGoods } from '../../listing/goods';
import type { Media } from '../../listing/listing';
import { failOrPass } from '../outcomes';
import { defineRule } from '../rule';

/** One photo that is listed twice is one: by where it lies, without what the address asks of it. */
function countPhotos(media: readonly Media[]): number {
  const photos = media.filter(({ kind }) => kind === 'IMAGE');
  return new Set(photos.map(({ id, url }) => url?.replace(/[?#].*$/, '') ?? id)).size;
}

/** A buyer abroad cannot pick the product up: too few photos leave questions, and questions leave the basket. */
export const fewPhotos = defineRule({
  id: 'few-photos',
  audiences: ['US'],
  severity: 'low',
  gravest: 'low',
  group: 'photos',
  weight: 1,
  certainty: 1,
  opensBy: 'edit',
  explainedBy: null,
  promotion: 'none',
  needs: ['listing', 'media'],
  settings: {
    photos: { default: 3, min: 1, max: 20, unit: 'photos', source: '[J] front, detail and in use' },
  },
  judge({ listing, media }, { settings }) {
    if (!isGoods(listing)) {
      return { outcome: 'notApplicable', reason: { id: 'reason.giftCardPhotos', data: {} } };
    }
    const photos = countPhotos(media);
    if (photos >= settings.photos) return { outcome: 'pass' };
    return failOrPass([
      {
        key: 'media',
        message: { id: 'rule.few-photos.few', data: { photos, expected: settings.photos } },
        field: 'media',
        severity: 'low',
      },
    ]);
  },
});
