import { describe, expect, test } from 'vitest';
import { isFound } from '~/routes/app.settings/settings-search';

describe('a search of the settings', () => {
  test.each([
    ['', true],
    ['french', true],
    ['  FRENCH   missing ', true],
    ['missing prices', false],
  ])('%j finds, or not, what says “Missing French text” and “Quebec”: %s', (search, found) => {
    expect(isFound(['Missing French text', 'Quebec'], search)).toBe(found);
  });

  test('leaves out accents on either side', () => {
    expect(isFound(['Réduction à l’étranger'], 'reduction')).toBe(true);
    expect(isFound(['reduction'], 'réduction')).toBe(true);
  });
});
