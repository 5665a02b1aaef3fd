import { languageOfPhoto, namesOfListing, type PhotoLanguage } from '../../photos/photo-language';
import { excerpt } from '../judged-french';
import type { Outcome } from '../outcome';
import { failOrPass } from '../outcomes';
import { showsPackaging } from '../packaging-photos';
import { photosNotGiven, photosToJudge, photosUnseen, type ReadPhoto } from '../photos-to-judge';
import { defineRule } from '../rule';

/**
 * English that is printed into a photo, with no French beside it in that photo or another one of the listing: a buyer in
 * Quebec reads the listing in French and the photo in English. Charter of the French Language, s. 52.
 */
export const englishTextInPhoto = defineRule({
  id: 'english-text-in-photo',
  audiences: ['QC'],
  severity: 'medium',
  gravest: 'medium',
  group: 'photos',
  weight: 3,
  // Words are read by a machine, and told by lists.
  certainty: 0.8,
  opensBy: 'edit',
  explainedBy: null,
  promotion: 'none',
  needs: ['listing', 'media', 'packaging', 'photos'],
  settings: {
    words: {
      default: 4,
      min: 2,
      max: 50,
      unit: 'words',
      source: '[J] fewer are often a name or a slogan',
    },
  },
  judge({ listing, media, packaging, photos }, { settings, glossary }): Outcome {
    const judgeable = photosToJudge(photos);
    if (!('read' in judgeable)) return judgeable;
    const { read } = judgeable;
    const names = namesOfListing(listing, glossary);
    const told = read.map((photo) => ({ photo, language: languageOfPhoto(photo.words, names) }));
    if (told.some(({ language }) => language.hasFrench)) return { outcome: 'pass' };
    const notGiven = photosNotGiven(judgeable.photos);
    if (notGiven !== null) return notGiven;
    // What stands on packaging is the other rule's. Keys and weaves are read as words, most of them badly: then a few that
    // seem well read tell nothing.
    const english = told.filter(
      ({ photo, language }) =>
        isEnglish(language, settings.words) &&
        !isReadBadly(language, settings.words) &&
        !showsPackaging(photo, media, packaging),
    );
    if (english.length > 0) {
      // A line that was read badly may be the French one.
      return told.some(({ language }) => language.mayHaveFrench)
        ? readTooBadly(told.length)
        : failOrPass(english.map(findingIn));
    }
    const unseen = photosUnseen(judgeable);
    if (unseen !== null) return unseen;
    return told.some(({ language }) => isReadBadly(language, settings.words))
      ? readTooBadly(told.length)
      : { outcome: 'pass' };
  },
});

function isEnglish({ english, hasEnglishSentence }: PhotoLanguage, words: number): boolean {
  return hasEnglishSentence || english >= words;
}

/** So much was read badly that English may hide in it. */
function isReadBadly({ unsure, trusted }: PhotoLanguage, words: number): boolean {
  return unsure >= words && unsure > trusted;
}

function readTooBadly(photos: number): Outcome {
  return { outcome: 'unknown', reason: { id: 'reason.photosReadBadly', data: { photos } } };
}

function findingIn({ photo, language }: { photo: ReadPhoto; language: PhotoLanguage }) {
  const words = language.words.filter((word) => word.language === 'en');
  return {
    key: photo.id,
    message: {
      id: 'rule.english-text-in-photo.english',
      data: {
        position: photo.index + 1,
        words: words.length,
        example: excerpt(englishLines(language)),
      },
    },
    field: `media[${photo.index}]`,
    severity: 'medium',
  } as const;
}

/** The lines in which the English words stand, as they were read. */
function englishLines({ words }: PhotoLanguage): string {
  const lines = new Set(words.flatMap(({ language, line }) => (language === 'en' ? [line] : [])));
  return words
    .filter(({ line, language }) => lines.has(line) && language !== 'unsure')
    .map(({ text }) => text)
    .join(' ');
}
