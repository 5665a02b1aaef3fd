import { anglicismsAt } from './anglicisms';
import type { Edits } from './mend-typography';

/** What stands before a noun and goes with either word, whatever follows. */
const MASCULINE = 'un|le|les|des|du|au|aux|nos|vos|notre|votre|mon|mes|son|ses|leur|leurs|ce|ces';
const FEMININE = 'une|la|les|des|aux|nos|vos|notre|votre|ma|mes|sa|ses|leur|leurs|cette|ces';
/** The same where the French begins with a vowel. */
const MASCULINE_VOWEL = 'un|les|des|aux|nos|vos|notre|votre|mon|mes|son|ses|leur|leurs|ces';
const FEMININE_VOWEL = 'une|les|des|aux|nos|vos|notre|votre|mes|ses|leur|leurs|cette|ces';

interface Certain {
  word: RegExp;
  /** What has to stand before it; `null`: anything may. */
  after: RegExp | null;
  singular: string;
  plural: string;
}

function certain(
  word: string,
  after: string | null,
  [singular, plural]: readonly [string, string],
): Certain {
  return {
    word: new RegExp(`^(?:${word})$`, 'iu'),
    after: after === null ? null : new RegExp(`(?<!\\p{L})(?:${after})[ \\u00a0]$`, 'iu'),
    singular,
    plural,
  };
}

/** Words whose French has the same gender, so that nothing else of the sentence changes. */
const CERTAIN: readonly Certain[] = [
  certain('black[ -]?friday|vendredi noir', null, ['Vendredi fou', 'Vendredi fou']),
  certain('cyber[ -]?monday|lundi cybern[ée]tique', null, ['Cyberlundi', 'Cyberlundi']),
  certain('vente flash|ventes flash', null, ['vente éclair', 'ventes éclair']),
  certain('(?:live )?chat en (?:direct|ligne)|live chat|tchat', MASCULINE, [
    'clavardage',
    'clavardage',
  ]),
  certain('best[ -]?sellers?', MASCULINE, ['succès de vente', 'succès de vente']),
  certain('must[ -]haves?', MASCULINE_VOWEL, ['incontournable', 'incontournables']),
  certain('newsletters?', FEMININE_VOWEL, ['infolettre', 'infolettres']),
  certain('e[-\u2011]mails?', MASCULINE, ['courriel', 'courriels']),
  // Without its hyphen it may be enamel.
  certain('emails?', 'par|nos|vos|notre|votre|mon|son|leur', ['courriel', 'courriels']),
  certain('promo codes?', MASCULINE, ['code promotionnel', 'codes promotionnels']),
  certain('discounts?', MASCULINE, ['rabais', 'rabais']),
  certain('wish[ -]?lists?', FEMININE, ['liste de souhaits', 'listes de souhaits']),
  certain('give[ -]?aways?', MASCULINE, ['concours', 'concours']),
  certain('vouchers?', MASCULINE, ['bon d’achat', 'bons d’achat']),
];

/**
 * What puts French in the place of English where no other word of the sentence depends on it: the words stand alone on
 * their line, or behind a word that goes with both. `isFrench`: whether a line is, since English sentences are for a
 * translator.
 */
export function anglicismEdits(text: string, isFrench: (line: string) => boolean): Edits {
  const edits: Edits = new Map();
  let start = 0;
  for (const line of text.split('\n')) {
    if (isFrench(line)) {
      for (const { index, found } of anglicismsAt(line)) {
        const french = frenchFor(found, line.slice(0, index), line.length === found.length);
        if (french === null) continue;
        for (let at = 0; at < found.length; at += 1) {
          edits.set(start + index + at, at === 0 ? french : '');
        }
      }
    }
    start += line.length + 1;
  }
  return edits;
}

function frenchFor(found: string, before: string, isAlone: boolean): string | null {
  const entry = CERTAIN.find(({ word }) => word.test(found));
  if (!entry) return null;
  if (!isAlone && entry.after !== null && !entry.after.test(before)) return null;
  const isPlural = /s$|^ventes/iu.test(found);
  const french = isPlural ? entry.plural : entry.singular;
  if (found.length > 3 && found === found.toUpperCase()) return french.toUpperCase();
  return isAlone ? french.charAt(0).toUpperCase() + french.slice(1) : french;
}
