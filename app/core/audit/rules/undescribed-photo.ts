import { fileNameOf } from '../../listing/file-name';
import { isUndescribed } from '../../listing/undescribed-photo';
import type { Finding } from '../outcome';
import { failOrPass } from '../outcomes';
import { defineRule } from '../rule';

/**
 * A photo without alt text, or with a file name in its place. Screen readers say the alt text aloud, and search
 * engines index it. Videos and 3D models are not photos and are left out.
 */
export const undescribedPhoto = defineRule({
  id: 'undescribed-photo',
  audiences: ['US', 'CA', 'QC'],
  severity: 'low',
  gravest: 'low',
  group: 'photos',
  weight: 1,
  certainty: 1,
  opensBy: 'edit',
  explainedBy: null,
  promotion: 'none',
  needs: ['media'],
  settings: {},
  judge({ media }) {
    if (!media.some(({ kind }) => kind === 'IMAGE')) {
      return { outcome: 'notApplicable', reason: { id: 'reason.noPhotos', data: {} } };
    }
    const findings: Finding[] = [];
    let isUnread = false;
    for (const [index, photo] of media.entries()) {
      if (photo.kind !== 'IMAGE') continue;
      if (photo.alt === undefined) {
        isUnread = true;
        continue;
      }
      if (!isUndescribed(photo)) continue;
      const alt = photo.alt?.trim() ?? '';
      const fileName = fileNameOf(photo.url);
      findings.push({
        key: photo.id,
        message: {
          id: `rule.undescribed-photo.${alt === '' ? 'missingAlt' : 'fileNameAsAlt'}`,
          data: { position: index + 1, hasFileName: fileName !== '', fileName, alt },
        },
        field: `media[${index}].alt`,
        severity: 'low',
      });
    }
    if (findings.length === 0 && isUnread) {
      return { outcome: 'unknown', reason: { id: 'reason.altTextsNotRead', data: {} } };
    }
    return failOrPass(findings);
  },
});
