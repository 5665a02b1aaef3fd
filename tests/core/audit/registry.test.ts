import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OUTCOMES, SEVERITIES } from '~/core/audit/outcome';
import { DEFAULT_PROFILE } from '~/core/audit/profile';
import { RULE_GROUPS } from '~/core/audit/rule';
import { LISTING_RULES, STORE_RULES } from '~/core/audit/registry';
import { AUDIENCES } from '~/core/listing/audience';
import frReasons from '~/locales/fr/reasons.json';
import { rules as frRules } from '~/locales/fr/rules';
import { LANGUAGES, messageIds, translator } from '~/locales/translate';

const ROOT = resolve(import.meta.dirname, '../../..');
const RULES = [...LISTING_RULES, ...STORE_RULES];
const ids = RULES.map(({ id }) => id);

function namesIn(folder: string, ending: string): string[] {
  return readdirSync(resolve(ROOT, folder))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

describe('the registry', () => {
  it('holds every rule file once, under the file’s name', () => {
    expect([...ids].sort()).toEqual(namesIn('app/core/audit/rules', '.ts'));
  });

  it('is tested and documented rule by rule, and nothing that is gone is', () => {
    expect(namesIn('tests/core/audit/rules', '.test.ts')).toEqual([...ids].sort());
    expect(
      namesIn('docs/rules', '.md').filter((name) => !['README', 'outcomes'].includes(name)),
    ).toEqual([...ids].sort());
  });

  it('is weighed by the profile, rule by rule', () => {
    expect(Object.keys(DEFAULT_PROFILE.rules).sort()).toEqual([...ids].sort());
  });
});

describe.each(RULES)('$id', ({ id, settings, needs, severity, audiences }) => {
  it('declares what it needs, whom it speaks for and how grave it is', () => {
    expect(needs.length).toBeGreaterThan(0);
    expect(AUDIENCES.filter((audience) => audiences.includes(audience))).toEqual(audiences);
    expect(SEVERITIES).toContain(severity);
  });

  it('gives every setting a default within its bounds, and a source', () => {
    for (const [name, setting] of Object.entries(settings)) {
      expect(setting.default, name).toBeGreaterThanOrEqual(setting.min);
      expect(setting.default, name).toBeLessThanOrEqual(setting.max);
      expect(setting.source, name).not.toBe('');
    }
  });

  it.each(LANGUAGES)('has a title, a why, a remedy and a finding in %s', (language) => {
    const own = messageIds(language).filter((message) => message.startsWith(`rule.${id}.`));
    expect(own).toEqual(
      expect.arrayContaining([`rule.${id}.title`, `rule.${id}.why`, `rule.${id}.remedy`]),
    );
    expect(own.length).toBeGreaterThan(3);
  });

  it.each(LANGUAGES)(
    'names in %s what is missing when a fact that it needs was not read',
    (language) => {
      for (const fact of needs) expect(translator(language)(`reason.missing.${fact}`)).not.toBe('');
    },
  );

  it('names each of its settings, with its default, on its page', () => {
    const page = resolve(ROOT, `docs/rules/${id}.md`);
    expect(existsSync(page)).toBe(true);
    const text = readFileSync(page, 'utf8');
    for (const [name, setting] of Object.entries(settings)) {
      expect(text).toContain(`| \`${name}\` | ${setting.default} |`);
    }
  });
});

describe('messages', () => {
  const ofRules = (language: 'en' | 'fr') =>
    messageIds(language)
      .filter((id) => /^(rule|reason|audience|severity|outcome|group)\./.test(id))
      .sort();

  it('are the same in both languages', () => {
    expect(ofRules('fr')).toEqual(ofRules('en'));
  });

  it.each(LANGUAGES)('belong to a rule that exists, in %s', (language) => {
    const named = messageIds(language).flatMap((id) => /^rule\.([^.]+)\./.exec(id)?.[1] ?? []);
    expect([...new Set(named)].sort()).toEqual([...ids].sort());
  });

  it.each(LANGUAGES)('name every audience, severity, outcome and group in %s', (language) => {
    const say = translator(language);
    const names = [
      ...AUDIENCES.map((audience) => `audience.${audience}`),
      ...SEVERITIES.map((severity) => `severity.${severity}`),
      ...OUTCOMES.map((outcome) => `outcome.${outcome}`),
      ...RULE_GROUPS.map((group) => `group.${group}`),
    ];
    for (const name of names) expect(say(name)).not.toBe('');
  });

  // Office québécois de la langue française: U+00A0 before : % $ and inside « », no plain space before ; ! ?
  it('keep Canadian French typography', () => {
    const texts: Record<string, string> = { ...frRules, ...frReasons };
    const faulty = (text: string) =>
      /[ \p{L}\d}][:%$»]| [;!?]|« |\p{L}'/u.test(text.replaceAll(/::[^}]*/g, ''));
    expect(['Prix : 5', 'Prix: 5', '5%', '« oui »', "l'or", 'Oui !'].every(faulty)).toBe(true);
    const faults = Object.entries(texts).filter(([, text]) => faulty(text));
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
      'K-1: the compare-at price in Canada is US$20.00, and the price is $1,234.50.',
    );
    expect(translator('fr')(id, data)).toBe(
      'K-1\u00a0: le prix de comparaison au Canada est de 20,00\u00a0$\u00a0US et le prix, de 1\u00a0234,50\u00a0$.',
    );
  });
});
