import { isGoods } from '../../listing/goods';
import { failOrPass } from '../outcomes';
import { defineRule } from '../rule';

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
    const photos = media.filter(({ kind }) => kind === 'IMAGE').length;
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
