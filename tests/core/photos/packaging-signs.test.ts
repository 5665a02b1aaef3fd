import { expect, it } from 'vitest';
import { looksLikePackaging, packagingSigns } from '~/core/photos/packaging-signs';
import { wordsIn } from './reading-of';

const signs = (...lines: string[]) => packagingSigns(wordsIn(lines));

it.each([
  [['Net Wt 8 oz'], ['netWeight'], true],
  [['POIDS NET', '250 g'], ['netWeight'], true],
  [['Valeur nutritive'], ['nutrition'], true],
  [['Meilleur avant 2027'], ['bestBefore'], true],
  // On info-graphics as well: one alone proves nothing.
  [['Made in Canada'], ['origin'], false],
  [['Ingredients: sugar', 'Product of Canada'], ['ingredients', 'origin'], true],
  [['Ingrédients', 'Fabriqué par Loon'], ['ingredients', 'maker'], true],
  [['Keeps drinks cold'], [], false],
])('%j: %j', (lines, expected, isPackaging) => {
  expect(signs(...lines)).toEqual(expected);
  expect(looksLikePackaging(signs(...lines))).toBe(isPackaging);
});
