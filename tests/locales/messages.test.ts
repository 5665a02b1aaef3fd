import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { LISTING_RULES, STORE_RULES } from '~/core/audit/registry';
import { MESSAGES, type MessageId } from '~/locales/messages';
import { FORMATTING_LOCALE, type Language } from '~/locales/translate';

const APP = resolve(import.meta.dirname, '../../app');

const IDS = Object.keys(MESSAGES.en) as MessageId[];

/** Names of a message's arguments with their types: `count:plural`. */
function argumentsOf(language: Language, text: string): string[] {
  const names = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach(walk);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    if ('type' in value && 'value' in value && typeof value.value === 'string' && value.type !== 0)
      names.add(value.value);
    Object.values(value).forEach(walk);
  };
  const format = new IntlMessageFormat(text, FORMATTING_LOCALE[language], undefined, {
    ignoreTag: true,
  });
  walk(format.getAst());
  return [...names].sort();
}

/** Source files whose messages are said to people. */
function sourceFiles(folder = APP): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/^(core|shopify|db|locales)\//.test(path))
    .map((path) => resolve(folder, path));
}

test.each(IDS)('%s takes the same arguments in both languages', (id) => {
  expect(argumentsOf('fr', MESSAGES.fr[id])).toEqual(argumentsOf('en', MESSAGES.en[id]));
});

test('every text about a threshold is of one that a rule declares', () => {
  const declared = [...STORE_RULES, ...LISTING_RULES].flatMap(({ id, settings }) =>
    Object.keys(settings).map((name) => `setting.${id}.${name}`),
  );
  const labels = IDS.filter((id) => id.startsWith('setting.'));
  expect(
    labels.map((id) => id.replace(/\.source$/, '')).filter((id) => !declared.includes(id)),
  ).toEqual([]);
});

test('no text of the pages lies unused', () => {
  const pages = JSON.parse(readFileSync(resolve(APP, 'locales/en/pages.json'), 'utf8'));
  const sources = sourceFiles()
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const templates = [
    ...sources.matchAll(/`((?:[\w.]|\$\{[^}]+\})*\$\{[^}]+\}(?:[\w.]|\$\{[^}]+\})*)`/g),
  ]
    .map(([, template = '']) => template.replaceAll(/\$\{[^}]+\}/g, '*'))
    .filter((template) => /[a-z]/.test(template))
    .map((template) => new RegExp(`^${template.replaceAll('.', '\\.').replaceAll('*', '.+')}$`));
  const unused = Object.keys(pages).filter(
    (id) => !sources.includes(`'${id}'`) && !templates.some((template) => template.test(id)),
  );
  expect(unused).toEqual([]);
});

describe('French as the Office québécois de la langue française writes it', () => {
  const french = Object.entries(MESSAGES.fr).map(([id, text]) => [id, plainText(text)] as const);

  test.each(french)('%s', (_, text) => {
    expect(text, 'no space before ! ? ;, or a thin no-break one').not.toMatch(/[ \u00a0][!?;]/);
    expect(text, 'a no-break space before : % $').not.toMatch(/(?<=[^\s\u00a0\u202f])[%$]| [:%$]/);
    expect(text, 'a no-break space before a colon').not.toMatch(/[^\s\u00a0][:](?=\s|$)/);
    expect(text, 'no-break spaces inside guillemets').not.toMatch(/«[^\u00a0]|[^\u00a0]»/);
    expect(text, 'typographic apostrophes, guillemets for quotation marks').not.toMatch(/['"“”]/);
    expect(text, 'Canadian words').not.toMatch(/e-?mail|\bmail\b|shopping|week-?end/i);
  });

  /** What is left of a message when its arguments are filled with a letter. */
  function plainText(text: string): string {
    const parts: string[] = [];
    const walk = (elements: unknown): void => {
      if (!Array.isArray(elements)) return;
      for (const element of elements) {
        if (element.type === 0) parts.push(element.value);
        else if (element.options) {
          for (const option of Object.values<{ value: unknown }>(element.options)) {
            parts.push('\n');
            walk(option.value);
          }
          parts.push('\n');
        } else parts.push('x');
      }
    };
    walk(new IntlMessageFormat(text, 'fr-CA', undefined, { ignoreTag: true }).getAst());
    return parts.join('');
  }
});

test('styles of numbers and dates come after a plain space, or they are passed over', () => {
  const hidden = Object.values(MESSAGES).flatMap((all) =>
    Object.entries(all).filter(([, text]) => /\S::|\u00a0::/.test(text)),
  );
  expect(hidden).toEqual([]);
});
