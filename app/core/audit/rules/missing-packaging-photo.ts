import { fileNameOf } from '../../listing/file-name';
import { isGoods } from '../../listing/goods';
import { mentionsPackaging } from '../../listing/packaging-words';
import type { Outcome } from '../outcome';
import { defineRule } from '../rule';

/**
 * No photo shows the packaging: 72% of US buyers say that its design influences them (Ipsos 2018).
 *
 * Order of evidence: the merchant's own mark, then alt texts and file names, else unknown. Only the merchant's
 * word makes it fail. A listing without any photo is unknown too: nobody has looked at a photo, and a source
 * without photo columns reads the same.
 */
export const missingPackagingPhoto = defineRule({
  id: 'missing-packaging-photo',
  audiences: ['US'],
  severity: 'medium',
  gravest: 'medium',
  group: 'photos',
  weight: 3,
  certainty: 1,
  opensBy: 'edit',
  explainedBy: null,
  promotion: 'none',
  needs: ['listing', 'variants', 'media', 'packaging'],
  settings: {},
  judge({ listing, variants, media, packaging }): Outcome {
    if (!isGoods(listing)) {
      return { outcome: 'notApplicable', reason: { id: 'reason.giftCard', data: {} } };
    }
    if (
      variants.length > 0 &&
      variants.every((variant) => variant.inventory?.requiresShipping === false)
    ) {
      return { outcome: 'notApplicable', reason: { id: 'reason.notShipped', data: {} } };
    }
    // A mark on a photo that was deleted since says nothing about the photos that are left.
    if (packaging && media.some(({ id }) => packaging.shownOn.includes(id)))
      return { outcome: 'pass' };
    if (packaging?.noneShown) {
      return {
        outcome: 'fail',
        findings: [
          {
            key: 'media',
            message: {
              id: 'rule.missing-packaging-photo.noneShown',
              data: { photos: media.length },
            },
            field: 'media',
            severity: 'medium',
          },
        ],
      };
    }
    if (
      media.some(
        ({ alt, url }) => mentionsPackaging(alt ?? '') || mentionsPackaging(fileNameOf(url)),
      )
    ) {
      return { outcome: 'pass' };
    }
    return {
      outcome: 'unknown',
      reason:
        media.length === 0
          ? { id: 'reason.noPhotoToLookAt', data: {} }
          : { id: 'reason.packagingNotLookedAt', data: { photos: media.length } },
    };
  },
});
