import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '~/core/days/store-day';
import { inRows, monthsOn, placeOf } from '~/routes/app.season._index/timeline-layout';

const YEAR = { start: '2026-11-22', end: '2027-11-21' };

const span = fc
  .record({ offset: fc.integer({ min: -60, max: 400 }), days: fc.integer({ min: 0, max: 90 }) })
  .map(({ offset, days }) => {
    const start = addDays(YEAR.start, offset);
    return { start, end: addDays(start, days) };
  });

it('places a span by its days, and cuts it off at the ends', () => {
  expect(placeOf(YEAR, YEAR)).toEqual({ left: 0, width: 1 });
  expect(placeOf({ start: '2026-11-23', end: '2026-11-23' }, YEAR)).toEqual({
    left: 1 / 365,
    width: 1 / 365,
  });
  expect(placeOf({ start: '2026-11-01', end: '2026-11-22' }, YEAR)).toEqual({
    left: 0,
    width: 1 / 365,
  });
  expect(placeOf({ start: '2027-11-21', end: '2028-01-31' }, YEAR).left).toBe(364 / 365);
});

it('keeps every span that touches the line on it', () => {
  fc.assert(
    fc.property(span, (each) => {
      fc.pre(each.end >= YEAR.start && each.start <= YEAR.end);
      const { left, width } = placeOf(each, YEAR);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(width).toBeGreaterThan(0);
      expect(left + width).toBeLessThanOrEqual(1 + 1e-9);
    }),
  );
});

it('puts each span into one row, where none lies on another', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 30 }), (spans) => {
      const rows = inRows(spans);
      expect(rows.flat()).toHaveLength(spans.length);
      for (const row of rows) {
        for (const [index, each] of row.entries()) {
          const before = row[index - 1];
          if (before) expect(before.end < each.start).toBe(true);
        }
      }
    }),
  );
  expect(
    inRows([
      { start: '2027-01-01', end: '2027-01-02' },
      { start: '2027-01-03', end: '2027-01-03' },
    ]),
  ).toHaveLength(1);
});

it('names the months that begin on the line', () => {
  expect(monthsOn(YEAR)).toHaveLength(12);
  expect(monthsOn(YEAR)[0]).toBe('2026-12-01');
  expect(monthsOn(YEAR).at(-1)).toBe('2027-11-01');
  expect(monthsOn({ start: '2027-01-01', end: '2027-12-31' })[0]).toBe('2027-01-01');
  expect(monthsOn({ start: '2028-02-29', end: '2028-03-01' })).toEqual(['2028-03-01']);
});
