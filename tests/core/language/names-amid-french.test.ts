import { describe, expect, it } from 'vitest';
import { kindOfWord } from '~/core/language/english-words';
import { THINGS } from '~/core/language/french-things';
import { isFrenchAroundNames } from '~/core/language/names-amid-french';
import { wordsOf } from '~/core/html/text';

describe('French around English names', () => {
  it.each([
    'Affiche Star Wars The Empire Strikes Back',
    'AFFICHE STAR WARS THE EMPIRE STRIKES BACK',
    'Affiches Gone with the Wind',
    'T-shirt Stranger Things Hellfire Club',
    'Figurine Marvel Legends Captain America',
    'Le chandail Rolling Stones Tongue and Lips',
    'Marker Griffon, bottes GripWalk, Black Ops Sender',
    'Rossignol Black Ops Sender, vendus sans fixations chez nous',
  ])('%s', (text) => {
    expect(isFrenchAroundNames(wordsOf(text))).toBe(true);
  });

  it.each([
    'Star Wars The Empire Strikes Back',
    'Stainless Steel Water Bottle With Lid',
    'Dyson Vacuum Cleaner with Attachments',
    'Poster Frame With Glass',
    'Poster of the best game that you will play',
    'T-Shirt Dress Long Sleeve',
    'Affiche with a wooden frame',
    'Café Table With Two Chairs',
    'L’Oréal Moisturizing Shampoo',
    'Easy Grow plus Bloom',
    'Sweets, pectin, unsweetened, dry mix',
  ])('not %s', (text) => {
    expect(isFrenchAroundNames(wordsOf(text))).toBe(false);
  });

  it('knows no thing by a word that English alone has', () => {
    expect([...THINGS].filter((word) => kindOfWord(word) === 'english')).toEqual([]);
  });
});
