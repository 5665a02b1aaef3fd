import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findTaxFreeClaim, mayClaimTaxFree } from '~/core/listing/tax-claims';
import { htmlToText } from '~/core/listing/text';

it.each([
  '<p>No t<b>a</b>x</p>',
  'Tax&shy;es: no tax',
  'D&eacute;tax&eacute;',
  'no &#116;ax',
  'no &#x74;ax',
  'Prix sans&nbsp;TPS',
  'zero <em>GST</em>',
])('a claim may be in %s', (html) => {
  expect(mayClaimTaxFree(html)).toBe(true);
});

it('an address alone claims nothing', () => {
  expect(mayClaimTaxFree('<a href="https://a.example">Kingston laptops</a>')).toBe(false);
});

it('wherever a claim is found in the text, the HTML told that there may be one', () => {
  const part = fc.constantFrom(
    'no ',
    'sans ',
    'tax',
    'tax-free',
    'T',
    'a',
    'x',
    'TPS',
    'gst',
    'd&eacute;tax&eacute;',
    '<b>',
    '</b>',
    '<i class="x">',
    '<p>',
    '&nbsp;',
    '&#116;',
    '&#65;',
    '&amp;',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const html = parts.join('');
      expect(findTaxFreeClaim(htmlToText(html)) === null || mayClaimTaxFree(html)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
