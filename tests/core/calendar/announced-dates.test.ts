import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ANNOUNCED_KINDS,
  checkAnnouncedDate,
  type AnnouncedDateInput,
} from '~/core/calendar/announced-dates';
import { AUDIENCES } from '~/core/listing/audience';
import { addDays } from '~/core/days/store-day';

const INPUT: AnnouncedDateInput = {
  kind: 'tax-holiday',
  name: '  Texas   tax holiday ',
  audiences: ['QC', 'US'],
  start: '2027-08-06',
  end: '2027-08-08',
  source: 'comptroller.texas.gov',
};

function errorsOf(over: Partial<AnnouncedDateInput>): Record<string, string> {
  const { errors } = checkAnnouncedDate({ ...INPUT, ...over });
  return Object.fromEntries(
    Object.entries(errors ?? {}).map(([field, { id }]) => [field, id.split('.').at(-1) ?? '']),
  );
}

describe('an announced date', () => {
  it('is kept in one canonical form', () => {
    expect(checkAnnouncedDate(INPUT)).toEqual({
      date: { ...INPUT, name: 'Texas tax holiday', audiences: ['US', 'QC'] },
      errors: null,
    });
  });

  it('is a single day where no last day is given', () => {
    expect(checkAnnouncedDate({ ...INPUT, end: ' ' }).date).toMatchObject({
      start: '2027-08-06',
      end: '2027-08-06',
    });
  });

  it.each([
    [{ kind: 'birthday' }, { kind: 'kind' }],
    [{ name: ' ' }, { name: 'noName' }],
    [{ name: 'x'.repeat(81) }, { name: 'longName' }],
    [{ source: 'x'.repeat(201) }, { source: 'longSource' }],
    [{ audiences: [] }, { audiences: 'noAudience' }],
    [{ audiences: ['FR'] }, { audiences: 'noAudience' }],
    [{ kind: 'construction-holiday' }, { audiences: 'quebecOnly' }],
    [{ start: '' }, { start: 'noDay' }],
    [{ start: '06/08/2027' }, { start: 'noDay' }],
    [{ start: '2027-02-29', end: '' }, { start: 'noDay' }],
    [{ start: '2018-12-31' }, { start: 'noDay' }],
    [{ end: '2027-02-30' }, { end: 'noDay' }],
    [{ end: '2027-08-05' }, { end: 'endBeforeStart' }],
    [{ end: '2027-10-07' }, { end: 'longSpan' }],
    [
      { name: '', start: 'soon' },
      { name: 'noName', start: 'noDay' },
    ],
  ])('with %j is refused, naming the field', (over, errors) => {
    expect(errorsOf(over)).toEqual(errors);
  });

  it('is refused or kept, never half: what is kept passes again unchanged', () => {
    const day = fc.oneof(
      fc.integer({ min: 0, max: 30_000 }).map((offset) => addDays('2015-01-01', offset)),
      fc.constantFrom('', '2028-02-29', '2027-02-29', 'x', ' 2027-01-01 '),
    );
    fc.assert(
      fc.property(
        fc.record({
          kind: fc.oneof(fc.constantFrom(...ANNOUNCED_KINDS), fc.string()),
          name: fc.string({ maxLength: 90 }),
          audiences: fc.subarray<string>([...AUDIENCES, 'FR']),
          start: day,
          end: day,
          source: fc.string({ maxLength: 210 }),
        }),
        (input) => {
          const { date, errors } = checkAnnouncedDate(input);
          if (date === null) {
            expect(Object.keys(errors).length).toBeGreaterThan(0);
            return;
          }
          expect(date.end >= date.start).toBe(true);
          expect(checkAnnouncedDate(date)).toEqual({ date, errors: null });
        },
      ),
    );
  });
});
