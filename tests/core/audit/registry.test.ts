import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SEVERITIES } from '~/core/audit/outcome';
import { LISTING_RULES, RULES, STORE_RULES } from '~/core/audit/registry';
import type { RuleTraits } from '~/core/audit/rule';
import { AUDIENCES, type Audience } from '~/core/listing/audience';
import { MESSAGES } from '~/locales/messages';
import { LANGUAGES, translator } from '~/locales/translate';

/** What docs/rules/README.md asks of whoever adds a rule; each part that is missing is named. */

const ROOT = resolve(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(resolve(ROOT, path), 'utf8');
const ids: string[] = RULES.map(({ id }) => id);

function namesIn(folder: string, ending: string): string[] {
  return readdirSync(resolve(ROOT, folder))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

describe('the registry', () => {
  it('holds every rule’s file, under the file’s name', () => {
    const unlisted = namesIn('app/core/audit/rules', '.ts').filter((name) => !ids.includes(name));
    expect(unlisted, 'app/core/audit/registry.ts lists each').toEqual([]);
    const unnamed = ids.filter((id) => !existsSync(resolve(ROOT, `app/core/audit/rules/${id}.ts`)));
    expect(unnamed, 'a file in app/core/audit/rules is called as each').toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has no test and no page of a rule that is gone', () => {
    const others = ['README', 'outcomes'];
    const named = [
      ...namesIn('tests/core/audit/rules', '.test.ts'),
      ...namesIn('docs/rules', '.md').filter((name) => !others.includes(name)),
    ];
    expect(named.filter((name) => !ids.includes(name))).toEqual([]);
  });
});

const AUDIENCE_NAMES: Record<Audience, string> = { US: 'US', CA: 'Canada', QC: 'Quebec' };

/** A rule's row in docs/rules/README.md. */
function rowOf(rule: RuleTraits): string {
  const isForAll = rule.audiences.length === AUDIENCES.length;
  const isAboutStore = STORE_RULES.some(({ id }) => id === rule.id);
  const isCrossBorder = LISTING_RULES.some(({ id, crossBorder }) => id === rule.id && crossBorder);
  const names = rule.audiences.map((audience) => AUDIENCE_NAMES[audience]);
  const whom = [
    ...(isForAll && isCrossBorder ? [] : [isForAll ? 'all' : names.join(', ')]),
    ...(isCrossBorder ? ['across a border'] : []),
  ].join(', ');
  const severities = [...new Set([rule.severity, rule.gravest])].join(', ');
  return `| [${rule.id}](${rule.id}.md) | ${whom}${isAboutStore ? ' (store)' : ''} | ${severities} |`;
}

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const { needs } = [...STORE_RULES, ...LISTING_RULES].find((each) => each.id === id)!;
  const settings = Object.entries(rule.settings);

  it('has a test and a page', () => {
    const files = [`tests/core/audit/rules/${id}.test.ts`, `docs/rules/${id}.md`];
    expect(files.filter((file) => !existsSync(resolve(ROOT, file)))).toEqual([]);
  });

  it('has a row in docs/rules/README.md', () => {
    const lines = read('docs/rules/README.md').split('\n');
    expect([rowOf(rule)].filter((row) => !lines.includes(row))).toEqual([]);
  });

  it('has a page under its name, with each of its settings and its default', () => {
    const page = read(`docs/rules/${id}.md`);
    const expected = settings.map(([name, setting]) => `| \`${name}\` | ${setting.default} |`);
    expect(page.split('\n')[0]).toBe(`# ${id}`);
    expect(expected.filter((row) => !page.includes(row))).toEqual([]);
  });

  it.each(LANGUAGES)('has its words in %s, in its group’s file', (language) => {
    const file = `app/locales/${language}/rules/${rule.group}.json`;
    const words = Object.keys(JSON.parse(read(file)) as object);
    const fixed = [`rule.${id}.title`, `rule.${id}.why`, `rule.${id}.remedy`, `supply.${id}`];
    const expected = [
      ...fixed,
      ...settings.flatMap(([name]) => [`setting.${id}.${name}`, `setting.${id}.${name}.source`]),
    ];
    expect(
      expected.filter((message) => !words.includes(message)),
      file,
    ).toEqual([]);
    const findings = words.filter(
      (message) => message.startsWith(`rule.${id}.`) && !fixed.includes(message),
    );
    expect(findings, `${file} has a sentence for each finding`).not.toEqual([]);
  });

  it('has been asked by the golden audit', () => {
    const golden = 'tests/golden/sample-audit.json';
    expect(read(golden).includes(`"${id}"`), `${golden} is to be made anew for ${id}`).toBe(true);
  });

  it('declares what it needs, whom it speaks for and how grave it is', () => {
    expect(needs.length).toBeGreaterThan(0);
    expect(AUDIENCES.filter((audience) => rule.audiences.includes(audience))).toEqual(
      rule.audiences,
    );
    expect(SEVERITIES.indexOf(rule.gravest)).toBeLessThanOrEqual(SEVERITIES.indexOf(rule.severity));
    expect(rule.certainty).toBeGreaterThan(0);
    expect(rule.certainty).toBeLessThanOrEqual(1);
  });

  it('says what its findings of high severity do to a promotion, where it has any', () => {
    expect(rule.promotion === 'none').toBe(rule.gravest !== 'high');
  });

  it('gives every setting a default within its bounds, and a source', () => {
    for (const [name, setting] of settings) {
      expect(setting.default, name).toBeGreaterThanOrEqual(setting.min);
      expect(setting.default, name).toBeLessThanOrEqual(setting.max);
      expect(setting.source, name).not.toBe('');
    }
  });
});

describe('messages', () => {
  it('belong to a rule that exists', () => {
    const named = Object.keys(MESSAGES.en).flatMap(
      (id) => /^(?:rule|supply|setting)\.([^.]+)/.exec(id)?.[1] ?? [],
    );
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
  });

  // Office québécois de la langue française: U+00A0 before : % $ and inside « », no plain space before ; ! ?
  it('keep Canadian French typography', () => {
    const faulty = (text: string) =>
      /[ \p{L}\d}][:%$»]| [;!?]|« |\p{L}'/u.test(text.replaceAll(/::[^}]*/g, ''));
    expect(['Prix : 5', 'Prix: 5', '5%', '« oui »', "l'or", 'Oui !'].every(faulty)).toBe(true);
    // The name of a law may hold a colon of its own.
    const said = Object.entries(MESSAGES.fr).filter(
      ([id]) => /^(rule|supply|setting|reason)\./.test(id) && !id.endsWith('.source'),
    );
    const faults = said.filter(([, text]) => faulty(text));
    expect(faults).toEqual([]);
  });

  it('write money, lists and shares the way each language does', () => {
    const data = {
      named: true,
      variant: 'K-1',
      place: 'CA',
      price: { amount: 1234.5, currency: 'CAD' },
      compareAt: { amount: 20, currency: 'USD' },
    };
    const id = 'rule.pointless-compare-at.notAbovePrice';
    expect(translator('en')(id, data)).toBe(
      'K-1: the original price in Canada is US$20.00, and the price is CA$1,234.50.',
    );
    expect(translator('fr')(id, data)).toBe(
      'K-1\u00a0: le prix de comparaison au Canada est de 20,00\u00a0$\u00a0US et le prix, de 1\u00a0234,50\u00a0$\u00a0CA.',
    );
  });
});
