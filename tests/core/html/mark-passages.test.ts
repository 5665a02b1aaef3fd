import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markPassages } from '~/core/html/mark-passages';
import { shownHtml } from '~/core/html/shown-html';

const reference = (numbers: number[]) => `[${numbers.join(',')}]`;
const mark = (html: string, ...texts: string[]) =>
  markPassages(
    html,
    texts.map((text, index) => ({ text, number: index + 1 })),
    reference,
  );

describe('markPassages', () => {
  it.each([
    ['as it stands', '<p>A tax free mug</p>', 'tax free', '<p>A <mark>tax free</mark>[1] mug</p>'],
    [
      'across tags that run on',
      '<p>A <b>tax</b> free mug</p>',
      'tax free',
      '<p>A <b><mark>tax</mark></b><mark> free</mark>[1] mug</p>',
    ],
    ['whatever the spaces are', 'une\n tasse !', 'tasse !', 'une\n <mark>tasse !</mark>[1]'],
    ['behind entities', '5 &lt; 6 &amp; 7', '< 6 &', '5 <mark>&lt; 6 &amp;</mark>[1] 7'],
    ['outside the basic plane', '🎁 cadeau', 'cadeau', '🎁 <mark>cadeau</mark>[1]'],
    ['as signs of regular expressions', 'a (b) $5.00', '(b) $5.00', 'a <mark>(b) $5.00</mark>[1]'],
    ['with a dash', 'Sirop - The <best>', 'Sirop - The', '<mark>Sirop - The</mark>[1] <best>'],
    ['only the first time', 'a b a', 'a', '<mark>a</mark>[1] b a'],
  ])('marks a passage %s', (_, html, text, expected) => {
    expect(mark(html, text)).toBe(expected);
  });

  it('marks no words of two blocks, and nothing that is not there', () => {
    const html = '<p>tax</p><p>free</p>';
    expect(mark(html, 'taxfree')).toBe(html);
    expect(mark(html, 'tax free')).toBe(html);
    expect(mark(html, 'duty', '', ' ')).toBe(html);
  });

  it('marks once what two passages share, for both', () => {
    expect(mark('one two three', 'one two', 'two three')).toBe('<mark>one two three</mark>[1,2]');
  });

  it('adds marks and changes nothing else', () => {
    const words = fc.constantFrom(
      'a',
      'b c',
      '&amp;',
      '<b>d</b>',
      '<p>e f</p>',
      '\u00a0',
      '🎁',
      '<br />',
    );
    const html = fc.array(words).map((parts) => parts.join(' '));
    const passages = fc.array(fc.constantFrom('a', 'b', 'c &', 'd', 'e f', '🎁', 'zz'));
    fc.assert(
      fc.property(html, passages, (given, texts) => {
        const marked = mark(given, ...texts);
        expect(marked.replaceAll(/<\/?mark>|\[[\d,]+\]/g, '')).toBe(given);
      }),
    );
  });
});

describe('shownHtml', () => {
  it.each([
    ['<p onclick="x()">Mug</p><script>x()</script>', '<p>Mug</p>'],
    ['<a href="javascript:x()">Mug</a>', 'Mug'],
    ['<img src=x onerror=x()>', ''],
    ['<style>p{}</style><iframe src="https://x.test"></iframe>Mug', 'Mug'],
    ['<svg><script>x()</script></svg><h1>Mug</h1>', '<h3>Mug</h3>'],
    ['<p style="position:fixed" class="a" id="app">Mug</p>', '<p>Mug</p>'],
    ['<ul><li>5 < 6</ul>', '<ul><li>5 &lt; 6</li></ul>'],
  ])('%s is %s', (html, shown) => {
    expect(shownHtml(html)).toBe(shown);
  });

  it('leaves no attribute, whatever it is given', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      'p',
      ' ',
      '"',
      "'",
      'onload=',
      '/',
      '<b ',
      'a href=x>',
      '<!--',
      '-->',
      '&lt;',
      'img src',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        for (const [tag] of shownHtml(parts.join('')).matchAll(/<[^>]*>/g)) {
          expect(tag).toMatch(/^<\/?[a-z\d]+(?: \/)?>$/);
        }
      }),
    );
  });
});
