import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readsTheSame } from '~/core/html/reads-the-same';

const TEXT = '<p>A mug & a saucer for your café.</p><p>Hand made, with "love".</p>';

describe('two texts read the same', () => {
  it.each([
    ['entities', TEXT.replace('&', '&amp;').replace('é', '&eacute;')],
    ['quotes as entities', TEXT.replaceAll('"', '&quot;')],
    ['curly quotes', TEXT.replace('"love"', '“love”')],
    ['the decomposed form', TEXT.normalize('NFD')],
    ['a no-break space', TEXT.replace('a saucer', 'a\u00a0saucer')],
    ['a thin one, as an entity', TEXT.replace('a saucer', 'a&#8239;saucer')],
    ['attributes', TEXT.replaceAll('<p>', '<p data-mce-fragment="1" class="x">')],
    ['an element that only styles', TEXT.replace('mug', '<span style="color:red">mug</span>')],
    ['line ends', TEXT.replace('</p><p>', '</p>\r\n\r\n<p>')],
    ['a soft hyphen', TEXT.replace('saucer', 'sau\u00adcer')],
    ['a comment', `<!-- from Word -->${TEXT}`],
    ['a list of the same lines', TEXT.replaceAll(/p>/g, 'li>')],
  ])('where they differ in %s', (_, other) => {
    expect(other).not.toBe(TEXT);
    expect(readsTheSame(TEXT, other)).toBe(true);
  });

  it.each([
    ['a word', TEXT.replace('mug', 'cup')],
    ['a letter', TEXT.replace('café', 'cafe')],
    ['a comma', TEXT.replace('made,', 'made')],
    ['a number', `${TEXT}<p>30 cm</p>`],
    ['two words run into one', TEXT.replace('Hand made', 'Handmade')],
  ])('never where they differ in %s', (_, other) => {
    expect(readsTheSame(TEXT, other)).toBe(false);
  });

  it('whichever comes first', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, other) => {
        expect(readsTheSame(text, other)).toBe(readsTheSame(other, text));
        expect(readsTheSame(text, text)).toBe(true);
      }),
    );
  });
});
