import { describe, expect, test } from 'vitest';
import { formatter } from '~/locales/format';
import { translator } from '~/locales/translate';

const NBSP = '\u00a0';
const english = formatter('en', 'America/Toronto');
const french = formatter('fr', 'America/Toronto');

test('a share is rounded down: 100% is all, nothing less', () => {
  expect(english.percent(0.999)).toBe('99%');
  expect(english.percent(1)).toBe('100%');
  // 0.29 * 100 is 28.999999999999996 in binary.
  expect(english.percent(0.29)).toBe('29%');
  expect(french.percent(0.29)).toBe(`29${NBSP}%`);
});

describe('money names its dollar, whichever of the two it is', () => {
  test.each([
    ['CAD', 'CA$1,234.50', `1${NBSP}234,50${NBSP}$${NBSP}CA`],
    ['USD', 'US$1,234.50', `1${NBSP}234,50${NBSP}$${NBSP}US`],
  ])('%s', (currency, inEnglish, inFrench) => {
    expect(english.money({ amount: 1234.5, currency })).toBe(inEnglish);
    expect(french.money({ amount: 1234.5, currency })).toBe(inFrench);
    const data = { price: { amount: 1234.5, currency } };
    expect(translator('en')('lens.price', data)).toContain(inEnglish);
    expect(translator('fr')('lens.price', data)).toContain(inFrench);
  });
});

test.each([
  ['fr', 'The title changed after its French was written.'],
  ['fr-CA', 'The title changed after its French was written (Canadian French).'],
  ['no_locale', 'The title changed after its French was written (no_locale).'],
])('a language is called by its name: %s', (locale, inEnglish) => {
  const data = { locale, forOneMarket: false };
  expect(translator('en')('rule.outdated-french-text.outdatedTitle', data)).toBe(inEnglish);
});

test.each([
  [0, '12 a.m.', `0${NBSP}h`],
  [8, '8 a.m.', `8${NBSP}h`],
  [20, '8 p.m.', `20${NBSP}h`],
])('hour %i has no zero in front, and is not torn apart', (hour, inEnglish, inFrench) => {
  expect(english.hour(hour)).toBe(inEnglish);
  expect(french.hour(hour)).toBe(inFrench);
  const at = new Date(Date.UTC(2026, 10, 22, hour, 5)).toISOString();
  expect(formatter('fr', 'UTC').dateTime(at)).toBe(`22 nov. 2026, ${inFrench}${NBSP}05`);
});

test('dates are those of the reader’s time zone', () => {
  const lateEvening = '2026-11-23T03:30:00Z';
  expect(english.date(lateEvening)).toBe('Nov 22, 2026');
  expect(french.date(lateEvening)).toBe('22 nov. 2026');
  expect(formatter('en', 'UTC').date(lateEvening)).toBe('Nov 23, 2026');
  expect(french.dateTime(lateEvening)).toBe(`22 nov. 2026, 22${NBSP}h${NBSP}30`);
});

test('French calls the first of a month « 1er », and no other day', () => {
  expect(french.day('2027-08-01')).toBe('1er août 2027');
  expect(french.day('2027-08-11')).toBe('11 août 2027');
  expect(french.date('2027-01-01T17:00:00Z')).toBe('1er janv. 2027');
  expect(french.dateTime('2027-08-01T04:00:00Z')).toBe(`1er août 2027, 0${NBSP}h${NBSP}00`);
  expect(english.day('2027-08-01')).toBe('Aug 1, 2027');
});

test('messages write dates likewise', () => {
  const until = Date.parse('2027-08-01T12:00:00Z');
  const said = translator('fr')('promotionResults.lesson.returnsOpen', { until });
  expect(said).toContain('1er août 2027');
});
