import { describe, expect, it } from 'vitest';
import { parseCommand } from '~/cli/options';
import { LISTING_RULES } from '~/core/audit/registry';

const today = new Date('2026-11-22T12:00:00Z');
const parse = (...args: string[]) => parseCommand(args, today);

describe('parseCommand', () => {
  it('audits a file by every rule, as at today, unless told otherwise', () => {
    expect(parse('products.json')).toMatchObject({
      file: 'products.json',
      now: today,
      rules: LISTING_RULES,
      json: false,
      failOn: null,
      language: 'en',
    });
  });

  it('takes options in any place, and rules in the order of the registry', () => {
    expect(
      parse(
        '--json',
        '--rule=undescribed-photo',
        'a.csv',
        ...['--rule', 'missing-french-text', '--now', '2026-01-31', '--fail-on', 'medium'],
        ...['--lang', 'fr', '--locale', 'fr-ca', '--currency', 'cad', '--prices', 'p.csv'],
      ),
    ).toMatchObject({
      file: 'a.csv',
      json: true,
      rules: [{ id: 'missing-french-text' }, { id: 'undescribed-photo' }],
      now: new Date('2026-01-31T00:00:00Z'),
      failOn: 'medium',
      language: 'fr',
      locale: 'fr-CA',
      currency: 'CAD',
      prices: 'p.csv',
    });
  });

  it('gives help before it looks at anything else', () => {
    expect(parse('--help')).toBe('help');
    expect(parse('-h', 'a.csv')).toBe('help');
  });

  it.each([
    [[], 'No file given: expected npm run audit -- FILE [options]'],
    [['a.csv', 'b.csv'], 'One file at a time: expected no more after a.csv, got b.csv'],
    [
      ['a.csv', '--colour'],
      "Unknown option '--colour': expected options among --inventory, --translations",
    ],
    [['a.csv', '--prices'], 'argument missing'],
    [
      ['a.csv', '--french', 'f.json', '--translations', 't.csv'],
      '--translations and --french both tell the French: expected one of them',
    ],
    [['a.csv', '--rule', 'nope'], '--rule is "nope": expected one of missing-french-text, '],
    [['a.csv', '--fail-on', 'severe'], '--fail-on is "severe": expected one of high, medium, low'],
    [['a.csv', '--lang', 'de'], '--lang is "de": expected one of en, fr'],
    [['a.csv', '--now', '2026-02-30'], '--now is "2026-02-30": expected a date such as 2026-11-22'],
    [
      ['a.csv', '--locale', 'français'],
      '--locale is "français": expected a locale such as en, fr or fr-CA',
    ],
    [
      ['a.csv', '--currency', 'dollars'],
      '--currency is "dollars": expected a currency code such as CAD or USD',
    ],
  ])('refuses %j with one line that names what is allowed', (args, message) => {
    expect(() => parse(...args)).toThrow(message);
    expect(() => parse(...args)).toThrow(/^[^\n]+$/);
  });
});
