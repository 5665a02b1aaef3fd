import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCharacters } from '~/core/html/read-characters';
import { htmlToTypesetText } from '~/core/html/text';
import { findAnglicisms } from '~/core/language/anglicisms';
import { findTypographyFaults } from '~/core/language/french-typography';
import { NameMask } from '~/core/language/mask-names';
import { mendFrench } from '~/core/language/mend-french';

const NB = '\u00a0';
const mask = new NameMask(['Nordik Black Friday']);
const mend = (text: string, isHtml = false) => mendFrench(text, { isHtml, mask });

it.each([
  ['Prêt à offrir !', 'Prêt à offrir!'],
  ['Vraiment ? Oui ; merci ! !', 'Vraiment? Oui; merci!!'],
  ['Contenu: 3 tasses', `Contenu${NB}: 3 tasses`],
  ['Contenu : 3 tasses', `Contenu${NB}: 3 tasses`],
  ['La «Boréale» et la « Nordique »', `La «${NB}Boréale${NB}» et la «${NB}Nordique${NB}»`],
  ['20% ou 30 %', `20${NB}% ou 30${NB}%`],
  ['$19.99', `19,99${NB}$`],
  ['Dès $19.99, taxes en sus.', `Dès 19,99${NB}$, taxes en sus.`],
  ['CA$1,299.50 et US$ 5', `1${NB}299,50${NB}$${NB}CA et 5${NB}$${NB}US`],
  ['19.99$ ou 1,299.99 $', `19,99${NB}$ ou 1${NB}299,99${NB}$`],
  ['19,99 $', `19,99${NB}$`],
  ['1.5 kg et 2.25m', '1,5 kg et 2,25m'],
  ['Un format de 1.5 L: $12', `Un format de 1,5 L${NB}: 12${NB}$`],
])('mends the typography of %j', (text, mended) => {
  expect(mend(text).text).toBe(mended);
});

it.each([
  'https://exemple.ca/?a=1',
  'De 12:30 à 14:00',
  'Version 2.5.1',
  '$1.299 ou $20k',
  'Le 2 $20',
])('leaves %j, which may be read in another way or needs nothing', (text) => {
  expect(mend(text)).toEqual({ text, passages: [] });
});

it('mends the text of HTML alone, across tags and entities', () => {
  const html =
    '<p title="a : b !">Poids: <b>1.5 kg</b> !</p>\n<p>&laquo;Tasse&raquo; &agrave; <i>$</i><b>20</b></p><script>a ? 1.5 : 2 !</script>';
  const { text, passages } = mend(html, true);
  expect(text).toBe(
    '<p title="a : b !">Poids&nbsp;: <b>1,5 kg</b>!</p>\n<p>&laquo;&nbsp;Tasse&nbsp;&raquo; &agrave; <i></i><b>20&nbsp;$</b></p><script>a ? 1.5 : 2 !</script>',
  );
  expect(passages).toEqual([
    { before: 'Poids: 1.5 kg !', after: `Poids${NB}: 1,5 kg!` },
    { before: '«Tasse» à $20', after: `«${NB}Tasse${NB}» à 20${NB}$` },
  ]);
});

it.each([
  ['Nos aubaines du Black Friday', 'Nos aubaines du Vendredi fou'],
  ['BLACK FRIDAY', 'VENDREDI FOU'],
  ['Inscrivez-vous à notre newsletter', 'Inscrivez-vous à notre infolettre'],
  ['Nos best-sellers et vos wishlists', 'Nos succès de vente et vos listes de souhaits'],
  ['Best-sellers', 'Succès de vente'],
  ['Un must-have de saison', 'Un incontournable de saison'],
  ['Écrivez-nous par email', 'Écrivez-nous par courriel'],
  ['Les ventes flash du lundi cybernétique', 'Les ventes éclair du Cyberlundi'],
])('puts French in the place of English in %j', (text, mended) => {
  expect(mend(text).text).toBe(mended);
});

it.each([
  // Gender, elision or number would change something else of the sentence.
  'La newsletter de la boutique',
  'Des robes must-have',
  'Un deal à saisir',
  'Une tasse en email blanc',
  // A name that is to be kept.
  'La collection Nordik Black Friday',
  'Écrivez à newsletter@exemple.ca',
])('leaves %j to whoever knows the sentence', (text) => {
  expect(mend(text).text).toBe(text);
});

const word = fc.constantFrom(
  'tasse',
  'Prêt',
  '«Boréale»',
  '« Nord »',
  '20%',
  '30 %',
  '$19.99',
  '5 $',
  'CA$1,299',
  '1.5 kg',
  'd’été',
  'Contenu:',
  '!',
  '?',
  ';',
  ':',
  '&nbsp;',
  '&laquo;',
  '&eacute;',
  '\u202f',
  '<b>',
  '</b>',
  '<br>',
  '</p><p class="a : b !">',
  '<img alt="$5 : 1.5 kg !">',
  '<style>a : b !</style>',
  '<!-- a : b ! -->',
  'nos best-sellers',
  'du Black Friday',
);
const html = fc
  .array(fc.tuple(word, fc.constantFrom('', ' ', ' ', '\n', '  ')), { maxLength: 14 })
  .map((parts) => `<p>${parts.map((part) => part.join('')).join('')}</p>`);

const tagsOf = (text: string) => text.match(/<style>.*?<\/style>|<!--.*?-->|<[^>]*>/gs);

describe('whatever the text', () => {
  it('reads character by character what rules read', () => {
    fc.assert(
      fc.property(html, (text) => {
        const read = readCharacters(text);
        expect(read.map(({ character }) => character).join('')).toBe(htmlToTypesetText(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves tags and attributes alone, mends what it mends at once, and adds no fault', () => {
    fc.assert(
      fc.property(html, (text) => {
        const { text: mended } = mend(text, true);
        expect(tagsOf(mended)).toEqual(tagsOf(text));
        expect(mend(mended, true)).toEqual({ text: mended, passages: [] });
        const faultsOf = (of: string) =>
          findTypographyFaults(htmlToTypesetText(of)).map(({ fault }) => fault);
        const before = new Set(faultsOf(text));
        expect(faultsOf(mended).filter((fault) => !before.has(fault))).toEqual([]);
        // Two amounts that touch are one nobody can read.
        expect(faultsOf(mended).filter((fault) => fault !== 'dollar')).toEqual([]);
        const words = (of: string) => findAnglicisms(htmlToTypesetText(of)).length;
        expect(words(mended)).toBeLessThanOrEqual(words(text));
      }),
      { numRuns: 2000 },
    );
  });
});
