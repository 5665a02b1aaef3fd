import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '~/core/language/sentences';

describe('splitSentences', () => {
  it.each([
    ['One two. Three four! Five?', ['One two.', 'Three four!', 'Five?']],
    ['Il dit « oui. » Puis il part.', ['Il dit « oui. »', 'Puis il part.']],
    ['Measures 3.5 in. wide and 12.75 in. tall.', ['Measures 3.5 in. wide and 12.75 in. tall.']],
    ['First line\nsecond line', ['First line', 'second line']],
    ['Warm • Dry | Light ✓ Washable', ['Warm', 'Dry', 'Light', 'Washable']],
    ['Oui ! Non ?', ['Oui !', 'Non ?']],
    ['Écoutez… Écrivez.', ['Écoutez…', 'Écrivez.']],
    ['', []],
  ])('of "%s"', (text, sentences) => {
    expect(splitSentences(text)).toEqual(sentences);
  });

  it('ends a sentence wherever one expression for all of it would', () => {
    const end = /(?<=[.!?…](?:\s?["'”’»)\]])?)\s+(?=["'“‘«([]*[\p{Lu}\p{N}])/u;
    const part = fc.constantFrom(...'.!?… \t"\'”’»)]“‘«(['.split(''), ' ', ' ', 'A', 'É', 'b', '7');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
        const text = parts.join('');
        const sentences = text.split(end).map((sentence) => sentence.trim());
        expect(splitSentences(text)).toEqual(sentences.filter((sentence) => sentence !== ''));
      }),
      { numRuns: 5000 },
    );
  });
});
