import { expect, it } from 'vitest';
import { findTaxFreeClaim } from '~/core/listing/tax-claims';
import { htmlToText } from '~/core/html/text';

it.each([
  ['<p>No t<b>a</b>x</p>', 'No tax'],
  ['Tax&shy;es: no tax', 'no tax'],
  ['D&eacute;tax&eacute;', 'Détaxé'],
  ['no &#116;ax', 'no tax'],
  ['no &#x74;ax', 'no tax'],
  ['Prix sans&nbsp;TPS', 'sans TPS'],
  ['zero <em>GST</em>', 'zero GST'],
  ['<a href="https://a.example/no-tax">Kingston laptops</a>', null],
  ['<p>No</p><p>tax</p>', null],
])('in %s the claim is %s', (html, claim) => {
  expect(findTaxFreeClaim(htmlToText(html))).toBe(claim);
});
