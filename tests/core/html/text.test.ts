import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords, hasText, htmlToText, wordsOf } from '~/core/html/text';

describe('htmlToText', () => {
  it.each([
    ['<p>One <b>two</b>.</p><p>Three</p>', 'One two.\nThree'],
    ['One<br>two<br/>three', 'One\ntwo\nthree'],
    ['<ul><li>One</li><li>Two</li></ul>', 'One\nTwo'],
    ['<table><tr><td>Width</td><td>9&nbsp;cm</td></tr></table>', 'Width\n9 cm'],
    ['un<strong>believ</strong>able', 'unbelievable'],
    ['one\n  two', 'one\ntwo'],
    ['<p>one\n  two</p>', 'one two'],
    ['Salt &amp; pepper &lt;b&gt; caf&eacute;', 'Salt & pepper <b> café'],
    ['a<script>alert("<p>no</p>")</script>b<style>p{}</style>c', 'abc'],
    ['<SCRIPT>no</SCRIPT>yes', 'yes'],
    ['<!-- no -->yes', 'yes'],
    ['<p>unclosed <b>bold', 'unclosed bold'],
    ['<iframe src="x">no</iframe><img alt="no">', ''],
    ['', ''],
  ])('reads %s', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('never gives blank lines or spaces at the ends of lines', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (html) => {
        for (const line of htmlToText(`<p>${html}</p>`).split('\n').slice(0, -1)) {
          expect(line).toBe(line.trim());
          expect(line).not.toBe('');
        }
      }),
    );
  });
});

describe('hasText', () => {
  it.each([
    'Mug',
    '<p>Mug',
    `${'<div class="a-long-name-that-fills-a-chunk">'.repeat(40)}&eacute;`,
    'a < b',
  ])('finds text in %s', (html) => {
    expect(hasText(html)).toBe(true);
  });

  it.each(['', ' ', '<p>&nbsp;</p>', '<script>x</script>', '<div></div>'.repeat(100)])(
    'finds none in %s',
    (html) => {
      expect(hasText(html)).toBe(false);
    },
  );

  it('agrees with htmlToText', () => {
    const pieces = fc.constantFrom(
      '<p>',
      '</p>',
      '<script>',
      '</script>',
      '&nbsp;',
      '&eac',
      'x',
      ' ',
      '<',
      '&',
      '>',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 400 }), (parts) => {
        const html = parts.join('');
        expect(hasText(html)).toBe(htmlToText(html) !== '');
      }),
    );
  });
});

describe('words', () => {
  it('are counted as they are told apart', () => {
    const parts = fc.oneof(
      fc.constantFrom(
        'a',
        'É',
        'œ',
        '’',
        "'",
        '-',
        '²',
        '7',
        ' ',
        '\n',
        '\u0301',
        'Ж',
        '𝒜',
        '😀',
        '\ud800',
        '茶',
        'のゆ',
        'ไทย',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), (texts) => {
        const text = texts.join('');
        expect(countWords(text)).toBe(wordsOf(text).length);
      }),
    );
  });

  it.each([
    ['', 0],
    ['Boils a litre in 4 minutes.', 5],
    ["l’écran d'accueil", 2],
    ['made-to-measure', 1],
    ['12 × 34 – 56', 0],
    ['한국어 문장입니다', 2],
  ])('in "%s"', (text, count) => {
    expect(countWords(text)).toBe(count);
  });

  // Which words they are is for Unicode's dictionaries, whose editions differ a little.
  it.each([
    '一つずつ手作りされた有田焼の湯呑みです。',
    '我喜欢用这个杯子喝热茶',
    'ถ้วยชาเซรามิกทำมือจากเชียงใหม่',
  ])('are told apart where nothing stands between them: %s', (text) => {
    expect(countWords(text)).toBeGreaterThan(4);
    expect(countWords(text)).toBeLessThan(text.length / 1.2);
    expect(wordsOf(text).join('')).toBe(text.replace('。', ''));
  });

  it('keep their accents', () => {
    expect(wordsOf('Thé glacé, e\u0301te\u0301')).toEqual(['Thé', 'glacé', 'e\u0301te\u0301']);
  });
});
