import { describe, expect, it } from 'vitest';
import { NameMask } from '~/core/language/mask-names';
import { wordsOf } from '~/core/html/text';

const left = (text: string, names: string[] = []) =>
  wordsOf(new NameMask(names).mask(text)).join(' ');

describe('NameMask', () => {
  it.each([
    ['The Acme XR-500 drill', ['Acme'], 'The drill'],
    ['ACME’s drill', ['acme'], 's drill'],
    ['Acmetown drill', ['Acme'], 'Acmetown drill'],
    ['A.B+ (Pro) lamp', ['A.B+ (Pro)'], 'lamp'],
    ['North Star lamp', ['North', 'North Star'], 'lamp'],
    ['Holds 750 ml or 1.5 qt', [], 'Holds or'],
    ['made in 3 parts', [], 'made in parts'],
    ['See https://example.com/the-best or me@example.com', [], 'See or'],
    ['An LED lamp', [], 'An lamp'],
    ['MADE FROM OAK', [], 'MADE FROM OAK'],
    ['', ['', ' '], ''],
  ])('of "%s" without %j leaves "%s"', (text, names, expected) => {
    expect(left(text, names)).toBe(expected);
  });
});
