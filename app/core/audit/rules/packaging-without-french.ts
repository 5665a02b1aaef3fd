import { languageOfPhoto, namesOfListing, type PhotoLanguage } from '../../photos/photo-language';
import type { Finding, Outcome } from '../outcome';
import { failOrPass } from '../outcomes';
import { showsPackaging } from '../packaging-photos';
import {
  PHOTOS_NOT_READ,
  photosNotGiven,
  photosToJudge,
  photosUnseen,
  type ReadPhoto,
} from '../photos-to-judge';
import { defineRule } from '../rule';

/**
 * A photo shows the packaging, and what can be read on it is English alone. What is printed on goods has to be in French
 * as well (Charter of the French Language, s. 51; Consumer Packaging and Labelling Act). A photo shows one side.
 */
export const packagingWithoutFrench = defineRule({
  id: 'packaging-without-french',
  audiences: ['QC'],
  severity: 'high',
  gravest: 'high',
  group: 'photos',
  weight: 5,
  // Another side may hold the French.
  certainty: 0.6,
  opensBy: 'edit',
  explainedBy: null,
  // "May": nobody is kept from a sale by what another side of the box may prove wrong.
  promotion: 'notice',
  needs: ['listing', 'media', 'packaging', 'photos'],
  settings: {
    words: {
      default: 3,
      min: 2,
      max: 50,
      unit: 'words',
      source: '[J] a name and a unit are no text',
    },
  },
  judge({ listing, media, packaging, photos }, { settings, glossary }): Outcome {
    if (photos === null) return PHOTOS_NOT_READ;
    const shown = photos.filter((photo) => showsPackaging(photo, media, packaging));
    if (shown.length === 0) return NO_PACKAGING_KNOWN;
    const judgeable = photosToJudge(shown);
    if (!('read' in judgeable)) return judgeable;
    const { read } = judgeable;
    const names = namesOfListing(listing, glossary);
    const told = read.map((photo) => ({ photo, language: languageOfPhoto(photo.words, names) }));
    if (told.some(({ language }) => language.hasFrench)) return { outcome: 'pass' };
    const unseen = photosUnseen(judgeable) ?? photosNotGiven(photos);
    if (unseen !== null) return unseen;
    if (told.some(({ language }) => isReadInPart(language))) {
      return { outcome: 'unknown', reason: { id: 'reason.packagingReadInPart', data: {} } };
    }
    const english = told.filter(({ language }) => language.english >= settings.words);
    if (english.length > 0) return failOrPass(english.map(findingIn));
    const legible = told.some(({ language }) => language.trusted > 0);
    return legible ? { outcome: 'pass' } : NOTHING_LEGIBLE;
  },
});

/** [J] The French is often the smaller print. */
const UNSURE_SHARE = 1 / 4;

function isReadInPart({ mayHaveFrench, unsure, trusted }: PhotoLanguage): boolean {
  return mayHaveFrench || unsure > UNSURE_SHARE * (unsure + trusted);
}

const NO_PACKAGING_KNOWN = {
  outcome: 'notApplicable',
  reason: { id: 'reason.noPackagingPhotoKnown', data: {} },
} as const;

const NOTHING_LEGIBLE = {
  outcome: 'unknown',
  reason: { id: 'reason.packagingNotLegible', data: {} },
} as const;

function findingIn({ photo, language }: { photo: ReadPhoto; language: PhotoLanguage }): Finding {
  const english = language.words.filter((word) => word.language === 'en');
  return {
    key: photo.id,
    message: {
      id: 'rule.packaging-without-french.english',
      data: {
        position: photo.index + 1,
        words: english.length,
        examples: english.slice(0, SHOWN_WORDS).map(({ text }) => text),
      },
    },
    field: `media[${photo.index}]`,
    severity: 'high',
  };
}

const SHOWN_WORDS = 6;
