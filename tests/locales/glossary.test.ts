import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { MESSAGES } from '~/locales/messages';
import { LANGUAGES, type Language } from '~/locales/translate';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(resolve(ROOT, path), 'utf8');

interface Term {
  said: string;
  never: string[];
}

/** The rows of the page's table: English, never, French, never, why. */
function termsOf(page: string, language: Language): Term[] {
  return page
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1)
    .map((line) => {
      const cells = line.split('|').map((cell) => cell.trim());
      const [said = '', never = ''] = language === 'en' ? cells.slice(1) : cells.slice(3);
      return {
        said,
        never: never
          .split(',')
          .map((word) => word.trim())
          .filter((word) => word !== ''),
      };
    });
}

/** The words of a message: no names of arguments, and nothing that is quoted. */
function wordsOf(text: string): string {
  const parts: string[] = [];
  const walk = (elements: unknown): void => {
    if (!Array.isArray(elements)) return;
    for (const element of elements) {
      if (element.type === 0) parts.push(element.value);
      else if (element.options)
        for (const option of Object.values<{ value: unknown }>(element.options)) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(text, 'fr-CA', undefined, { ignoreTag: true }).getAst());
  return parts
    .join(' ')
    .replaceAll(/“[^”]*”|«[^»]*»/g, '')
    .replaceAll('\u00a0', ' ')
    .replaceAll('’', "'");
}

/** At the beginning of a sentence too. A word in capitals is another one than in small letters: `SKU` is no column `sku`. */
function says(text: string, word: string): boolean {
  const [first = '', ...rest] = word.replaceAll(/[.()/]/g, String.raw`\$&`);
  const begins = /\p{L}/u.test(first) ? `[${first}${first.toUpperCase()}]` : first;
  return new RegExp(String.raw`(?<![\p{L}\d-])${begins}${rest.join('')}(?![\p{L}\d])`, 'u').test(
    text,
  );
}

/** What messages say that the page says they never do. */
function strays(language: Language, messages: Record<string, string>): string[] {
  const terms = termsOf(read('docs/glossary.md'), language);
  return Object.entries(messages).flatMap(([id, message]) => {
    const text = wordsOf(message);
    return terms.flatMap(({ said, never }) =>
      never.filter((word) => says(text, word)).map((word) => `${id}: “${word}”, not “${said}”`),
    );
  });
}

const EXTENSION_FILES = { en: 'en.default', fr: 'fr' };

describe.each(LANGUAGES)('the words of the glossary, in %s', (language) => {
  test('are kept by all messages of the app and of the audit command', () => {
    expect(strays(language, MESSAGES[language])).toEqual([]);
  });

  test.each(['check-listing', 'listing-block'])('are kept by the extension %s', (extension) => {
    const words = JSON.parse(
      read(`extensions/${extension}/locales/${EXTENSION_FILES[language]}.json`),
    );
    expect(strays(language, words)).toEqual([]);
  });

  test('are used: the page lists no term that no message has', () => {
    const all = Object.values(MESSAGES[language]).map(wordsOf).join('\n').toLowerCase();
    const unused = termsOf(read('docs/glossary.md'), language)
      .map(({ said }) => said)
      .filter(
        (said) => !said.split(/[,;]/).some((word) => all.includes(word.trim().toLowerCase())),
      );
    expect(unused).toEqual([]);
  });
});

test.each([
  ['en', 'Choose at least one audience.', 'audience'],
  ['en', 'Next deadline', 'deadline'],
  ['fr', 'Aucune variante n’a ce SKU.', 'SKU'],
  ['fr', 'Ajoutez l’étiquette {tag}.', 'étiquette'],
  ['fr', '{count, plural, one {# rabais} other {# rabais}}', 'rabais'],
  ['fr', 'pour les fêtes', 'les fêtes'],
  ['fr', 'Loi sur la concurrence, art. 74.01(3)', 'art. 74.01(3)'],
] as const)('a message that strays is found (%s): %s', (language, message, word) => {
  expect(strays(language, { 'a.message': message }).join()).toContain(`“${word}”`);
});

test.each([
  ['fr', 'Dans le champ «\u00a0SKU\u00a0» de Shopify'],
  ['fr', 'un CSV avec handle,sku,date'],
  ['en', '{audience, select, US {American} other {Canadian}} buyers'],
] as const)('a quotation, a column and an argument are no strays (%s): %s', (language, message) => {
  expect(strays(language, { 'a.message': message })).toEqual([]);
});
