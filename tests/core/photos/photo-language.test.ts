import { describe, expect, it } from 'vitest';
import { kindOfWord } from '~/core/language/english-words';
import { FRENCH_LABEL_WORDS } from '~/core/photos/french-label-words';
import {
  languageOfPhoto,
  languagesIn,
  linesOfPhoto,
  namesOfListing,
} from '~/core/photos/photo-language';
import { wordsIn } from './reading-of';

const NAMES = namesOfListing({ vendor: 'Northern Peak', title: 'Trail Bottle' }, ['Loonwater']);
const told = (...lines: string[]) => languageOfPhoto(wordsIn(lines), NAMES);

describe('the languages of a photo', () => {
  it.each([
    [['Keeps drinks cold', 'for 24 hours'], 'en'],
    [['Garde les boissons froides', 'pendant 24 heures'], 'fr'],
    [['Keeps drinks cold', 'Garde les boissons froides'], 'both'],
    // Capitals without accents, and accents that were not read.
    [['POIDS NET 250 G'], 'fr'],
    [['Northern Peak', 'TRAIL BOTTLE', 'Loonwater', '500 ml', 'BPA', 'X-200', 'CE'], null],
    [['Original', 'Premium', 'Dimensions', '12 x 8 cm'], null],
    [[], null],
  ])('%j: %s', (lines, expected) => {
    expect(languagesIn(told(...lines))).toBe(expected);
  });

  it('knows a sentence in large type, a word a line', () => {
    expect(told('Keeps', 'drinks', 'cold', 'all', 'day').hasEnglishSentence).toBe(true);
    expect(told('Keeps', 'cold').hasEnglishSentence).toBe(false);
  });

  it('takes nothing of what was read badly, and says that French may be in it', () => {
    const language = languageOfPhoto(wordsIn(['Gardé les boissons'], 0.3), NAMES);
    expect(language).toMatchObject({
      english: 0,
      hasFrench: false,
      mayHaveFrench: true,
      unsure: 3,
    });
    expect(linesOfPhoto(wordsIn(['Cold'], 0.3))).toEqual([]);
  });

  it('takes French that English has borrowed for none', () => {
    expect(told('Pour over', 'plus size').hasFrench).toBe(false);
    expect(told('Café').hasFrench).toBe(false);
  });
});

it('no word of French labels is one that English alone has', () => {
  expect([...FRENCH_LABEL_WORDS].filter((word) => kindOfWord(word) === 'english')).toEqual([]);
});
