import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { SEVERITIES } from '~/core/audit/outcome';
import { LISTING_RULES, STORE_RULES } from '~/core/audit/registry';
import { CAUSES } from '~/core/audit/rule';
import { AUDIENCES } from '~/core/listing/audience';
import { LISTING_STATUSES } from '~/core/listing/listing';
import { FORMATTING_LOCALE, messageIds, type Language } from '~/locales/translate';
import { DISCOUNT_FIELDS } from '~/core/promotions/discount-parts';
import { PROMOTION_EVENTS, PROMOTION_FAILURES } from '~/core/promotions/promotion-events';
import { PROMOTION_REFUSALS } from '~/services/promotions/ask';
import { SYNC_FAILURES } from '~/services/sync/failure';
import { SYNC_PHASES } from '~/core/sync/sync-phases';
import { LISTING_SORTS, LISTING_STATES } from '~/services/catalogue/listings-query';

const APP = resolve(import.meta.dirname, '../../app');

const localeFile = z.record(z.string(), z.string());

function textsOf(language: Language): Record<string, string> {
  const folder = resolve(APP, 'locales', language);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => localeFile.parse(JSON.parse(readFileSync(resolve(folder, file), 'utf8'))));
  return Object.assign({}, ...files) as Record<string, string>;
}

const texts = { en: textsOf('en'), fr: textsOf('fr') };

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

/** Ids in calls of `t`: whole ones, and templates with `*` where something is filled in. */
function idsInCode(): string[] {
  return sourceFiles().flatMap((path) => {
    const source = readFileSync(path, 'utf8');
    return [...source.matchAll(/\bt\(\s*(?:[^'"`()]*\? )?(['`])([\w.${}[\]()-]+?)\1/g)].map(
      (match) => (match[2] ?? '').replace(/\$\{[^}]*\}/g, '*'),
    );
  });
}

test('both languages have the same messages', () => {
  expect(messageIds('fr').toSorted()).toEqual(messageIds('en').toSorted());
});

test.each(messageIds('en'))('%s takes the same arguments in both languages', (id) => {
  expect(argumentsOf('fr', texts.fr[id] ?? '')).toEqual(argumentsOf('en', texts.en[id] ?? ''));
});

describe('ids that the code puts together', () => {
  const phases = SYNC_PHASES.filter((phase) => phase !== 'done' && phase !== 'failed');
  const expected = [
    ...AUDIENCES.flatMap((audience) => [
      `audience.${audience}`,
      `listings.column.ready.${audience}`,
    ]),
    ...SEVERITIES.map((severity) => `severity.${severity}`),
    ...LISTING_STATUSES.map((status) => `status.${status}`),
    ...phases.map((phase) => `sync.phase.${phase}`),
    ...SYNC_FAILURES,
    ...PROMOTION_FAILURES,
    ...PROMOTION_REFUSALS,
    ...PROMOTION_EVENTS.map((kind) => `promotion.history.${kind}`),
    ...DISCOUNT_FIELDS.map((field) => `promotion.discountField.${field}`),
    ...['all', ...LISTING_STATES].map((state) => `listings.state.${state}`),
    ...LISTING_SORTS.flatMap((sort) =>
      ['', '.asc', '.desc'].map((direction) => `listings.sort.${sort}${direction}`),
    ),
    ...CAUSES.flatMap((cause) => [`home.cause.${cause}.title`, `home.cause.${cause}.remedy`]),
    ...[...STORE_RULES, ...LISTING_RULES].flatMap(({ id, settings }) =>
      Object.entries(settings).flatMap(([name, { unit }]) => [
        `setting.${id}.${name}`,
        `setting.${id}.${name}.source`,
        `unit.${unit}`,
      ]),
    ),
    ...LISTING_RULES.flatMap(({ id }) => [
      `rule.${id}.title`,
      `rule.${id}.why`,
      `rule.${id}.remedy`,
      `supply.${id}`,
    ]),
  ];
  test.each(expected)('%s has a text', (id) => {
    expect(messageIds('en')).toContain(id);
  });
});

test('every id in the code has a text', () => {
  const ids = idsInCode();
  expect(ids.length).toBeGreaterThan(80);
  const missing = ids.filter((id) => {
    const pattern = new RegExp(`^${id.replaceAll('.', '\\.').replaceAll('*', '[\\w.-]+')}$`);
    return !messageIds('en').some((known) => pattern.test(known));
  });
  expect(missing).toEqual([]);
});

test('every text about a threshold is of one that a rule declares', () => {
  const declared = [...STORE_RULES, ...LISTING_RULES].flatMap(({ id, settings }) =>
    Object.keys(settings).map((name) => `setting.${id}.${name}`),
  );
  const labels = messageIds('en').filter((id) => id.startsWith('setting.'));
  expect(
    labels.map((id) => id.replace(/\.source$/, '')).filter((id) => !declared.includes(id)),
  ).toEqual([]);
});

test('no text of the pages lies unused', () => {
  const pages = JSON.parse(readFileSync(resolve(APP, 'locales/en/pages.json'), 'utf8'));
  const sources = sourceFiles()
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const templates = [...sources.matchAll(/`([a-z][\w.]*\.)?\$\{[^}]+\}[\w.${}]*`/g)]
    .map((match) => match[1])
    .filter((prefix) => prefix !== undefined);
  const unused = Object.keys(pages).filter(
    (id) => !sources.includes(`'${id}'`) && !templates.some((prefix) => id.startsWith(prefix)),
  );
  expect(unused).toEqual([]);
});

describe('French as the Office québécois de la langue française writes it', () => {
  const french = Object.entries(texts.fr).map(([id, text]) => [id, plainText(text)] as const);

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
  const hidden = Object.values(texts).flatMap((all) =>
    Object.entries(all).filter(([, text]) => /\S::|\u00a0::/.test(text)),
  );
  expect(hidden).toEqual([]);
});
