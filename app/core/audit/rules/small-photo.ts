import type { Finding } from '../outcome';
import { failOrPass } from '../outcomes';
import { defineRule } from '../rule';

/** A photo that is blurred on a large screen, and that shopping channels turn down below their minimum. */
export const smallPhoto = defineRule({
  id: 'small-photo',
  audiences: ['US', 'CA', 'QC'],
  severity: 'low',
  gravest: 'medium',
  group: 'photos',
  weight: 3,
  certainty: 1,
  opensBy: 'edit',
  explainedBy: null,
  promotion: 'none',
  needs: ['media'],
  settings: {
    minimumSidePx: {
      default: 500,
      min: 100,
      max: 2000,
      unit: 'pixels',
      source: 'Google Merchant Center asks for 500 x 500 from 31 January 2027',
    },
    comfortableSidePx: {
      default: 1000,
      min: 100,
      max: 4000,
      unit: 'pixels',
      source: '[J] between the 500 that Google asks for and the 1500 that it recommends',
    },
  },
  judge({ media }, { settings }) {
    if (!media.some(({ kind }) => kind === 'IMAGE')) {
      return { outcome: 'notApplicable', reason: { id: 'reason.noPhotoToMeasure', data: {} } };
    }
    const findings: Finding[] = [];
    let unread = 0;
    for (const [index, photo] of media.entries()) {
      if (photo.kind !== 'IMAGE') continue;
      const { widthPx, heightPx } = photo;
      if (!widthPx || !heightPx) {
        unread++;
        continue;
      }
      const side = Math.min(widthPx, heightPx);
      const isTooSmall = side < settings.minimumSidePx;
      if (!isTooSmall && side >= settings.comfortableSidePx) continue;
      findings.push({
        key: photo.id,
        message: {
          id: `rule.small-photo.${isTooSmall ? 'belowMinimum' : 'small'}`,
          data: {
            position: index + 1,
            widthPx,
            heightPx,
            expectedPx: isTooSmall ? settings.minimumSidePx : settings.comfortableSidePx,
          },
        },
        field: `media[${index}]`,
        severity: isTooSmall ? 'medium' : 'low',
      });
    }
    if (findings.length === 0 && unread > 0) {
      return { outcome: 'unknown', reason: { id: 'reason.photoSizesNotRead', data: {} } };
    }
    return failOrPass(findings);
  },
});
