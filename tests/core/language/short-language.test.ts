import { describe, expect, it } from 'vitest';
import { kindOfWord } from '~/core/language/english-words';
import { shortLanguage } from '~/core/language/short-language';
import { wordsOf } from '~/core/html/text';

describe('a word', () => {
  it.each([
    ['bottle', 'english'],
    ['Women’s', 'english'],
    ['don’t', 'english'],
    ['breathable', 'english'],
    ['design', 'inBoth'],
    ['sneakers', 'inBoth'],
    // French without its accent.
    ['decor', 'inBoth'],
    ['week-end', 'inBoth'],
    ['t-shirt', 'inBoth'],
    ['bouteille', 'other'],
    ['l’eau', 'other'],
    ['Potter', 'other'],
  ])('%s: %s', (word, kind) => {
    expect(kindOfWord(word)).toBe(kind);
  });
});

describe('few words', () => {
  it.each([
    ['One size fits most', 'en'],
    ['MACHINE WASH COLD', 'en'],
    ['Pocket format', 'en'],
    ['Stainless Steel Bottle', 'titled'],
    ['Garantie à vie', 'fr'],
    ['L’étui noir', 'fr'],
    ['Un chandail ample', 'fr'],
    ['Format pocket', 'unknown'],
    ['Design vintage', 'unknown'],
    ['Tente Copper Spur', 'unknown'],
    ['Bottle', 'unknown'],
    ['', 'unknown'],
  ])('%s: %s', (text, language) => {
    expect(shortLanguage(wordsOf(text))).toBe(language);
  });
});
