import { describe, expect, it } from 'vitest';
import { suggestedFrenchName } from '~/core/promotions/french-names';
import { nextTime } from '~/core/promotions/moved-days';
import { plan } from './support';

const TORONTO = 'America/Toronto';
const NOW = new Date('2027-02-01T12:00:00Z');

describe('the next time of a promotion', () => {
  it.each([
    // Thanksgiving’s Friday is the 27th of November, a year later the 26th.
    ['2026-11-27T05:00:00Z', '2026-12-01T05:00:00Z', 'black-friday', '2027-11-26T05:00:00Z'],
    // 26 December to 26 December, whatever the weekday.
    ['2026-12-26T05:00:00Z', '2027-01-01T05:00:00Z', 'boxing-week', '2027-12-26T05:00:00Z'],
    // Two days ahead of it stays two days ahead.
    ['2026-11-25T05:00:00Z', '2026-11-27T05:00:00Z', 'black-friday', '2027-11-24T05:00:00Z'],
    // Over the change of clocks the time of the day stays.
    ['2026-03-02T14:00:00Z', '2026-03-09T13:00:00Z', null, '2027-03-01T14:00:00Z'],
    // One of years ago goes to the first time that lies ahead.
    ['2023-11-24T05:00:00Z', '2023-11-25T05:00:00Z', 'black-friday', '2027-11-26T05:00:00Z'],
  ])('of %s to %s is by %s: %s', (startsAt, endsAt, event, expected) => {
    const original = plan({ startsAt, endsAt });
    const next = nextTime(original, { now: NOW, timeZone: TORONTO });
    expect(next.event).toBe(event);
    expect(next.plan.startsAt).toBe(expected);
  });

  it('keeps its length, and has its own year in names and codes', () => {
    const original = plan({
      name: 'Black Friday 2026',
      frenchName: 'Vendredi fou 2026',
      trigger: { kind: 'code', code: 'BF2026' },
      own: { QC: { discount: { kind: 'percentage', percent: 5 }, code: 'VF2026' } },
    });
    expect(nextTime(original, { now: NOW, timeZone: TORONTO }).plan).toMatchObject({
      name: 'Black Friday 2027',
      frenchName: 'Vendredi fou 2027',
      trigger: { code: 'BF2027' },
      own: { QC: { code: 'VF2027' } },
      startsAt: '2027-11-26T05:00:00Z',
      endsAt: '2027-11-30T05:00:00Z',
    });
  });
});

describe('a French name', () => {
  it.each([
    ['Boxing Week', '2026-12-26', '2026-12-31', 'Soldes de l’après-Noël'],
    ['Black Friday 2026', '2026-11-27', '2026-11-30', 'Vendredi fou 2026'],
    ['Back to school', '2026-08-10', '2026-08-20', 'Soldes de la rentrée'],
    ['Spring clean-up', '2026-05-05', '2026-05-09', null],
  ])('for %s, %s to %s: %s', (name, first, last, expected) => {
    expect(suggestedFrenchName(name, { first, last })).toBe(expected);
  });
});
