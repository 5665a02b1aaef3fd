import { excerpt } from '../audit/judged-french';
import {
  languageOfPhoto,
  languagesIn,
  linesOfPhoto,
  type NamesOfListing,
  type WordLanguage,
} from './photo-language';
import type { PhotoReading } from './photo-words';

/** A word's place, as shares of the photo's width and height. */
export interface MarkedWord {
  language: Exclude<WordLanguage, 'unsure'>;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What pages say of the words in a photo. */
export type PhotoWordsView =
  | { state: 'notYet' }
  | { state: 'unreadable'; why: Extract<PhotoReading, { state: 'unreadable' }>['why'] }
  | {
      state: 'read';
      /** In pixels, as it was looked at: by these a page lays the marks over the photo. */
      width: number;
      height: number;
      /** What was read well; empty: nothing was. */
      text: string;
      languages: 'en' | 'fr' | 'both' | null;
      marks: MarkedWord[];
    };

/** `undefined`: its turn has not come. */
export function viewOfPhoto(
  reading: PhotoReading | undefined,
  names: NamesOfListing,
): PhotoWordsView {
  if (reading === undefined) return { state: 'notYet' };
  if (reading.state === 'unreadable') return reading;
  const { width, height, words } = reading;
  const language = languageOfPhoto(words, names);
  return {
    state: 'read',
    width,
    height,
    text: excerpt(linesOfPhoto(words).join(' '), LONGEST_TEXT),
    languages: languagesIn(language),
    marks: language.words.flatMap(({ language: of, box }) =>
      of === 'unsure' ? [] : [{ language: of, ...box }],
    ),
  };
}

const LONGEST_TEXT = 160;
