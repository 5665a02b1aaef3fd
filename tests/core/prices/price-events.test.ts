import { expect, it } from 'vitest';
import { priceEvents } from '~/core/prices/price-events';
import { steadyBand } from '~/core/prices/steady-band';
import { DAY_MS } from '~/core/days/milliseconds';
import { PricePoints } from '~/core/prices/price-points';

const START = Date.parse('2026-06-01T04:00:00Z');
const NOW = new Date(START + 90 * DAY_MS);
const point = (
  day: number,
  amount: number,
  shopAmount?: number,
  compareAt: number | null = null,
) => ({
  at: START + day * DAY_MS,
  amount,
  compareAt,
  ...(shopAmount !== undefined && { shopAmount }),
});
const seriesOf = (...points: ReturnType<typeof point>[]) => ({
  variantId: 'v',
  currency: 'CAD',
  points: PricePoints.of(points),
  observedUntil: NOW.getTime(),
});

it('tells the merchant’s changes from the exchange rate’s, promotions and what nobody can tell', () => {
  const series = seriesOf(
    point(0, 50, 40),
    point(5, 51, 40),
    point(10, 55, 43),
    point(15, 44, 34, 55),
    point(20, 55, 43),
    point(25, 55, 43, 60),
    point(28, 55, 43),
    point(30, 0),
    point(31, 58),
  );
  const fixed = priceEvents(seriesOf(point(0, 50, 40), point(5, 51, 40)), NOW, { isFixed: true });
  expect(fixed.map(({ kind }) => kind)).toEqual(['merchant']);
  expect(priceEvents(series, NOW).map(({ kind }) => kind)).toEqual([
    'exchangeRate',
    'merchant',
    'markedDown',
    'backFromMarkdown',
    'original',
    'original',
    'unknown',
  ]);
});

it('counts as steady what is near the price that held longest', () => {
  const series = seriesOf(point(0, 50, 40), point(60, 52, 42));
  const band = steadyBand(series, { now: NOW, windowDays: 90, deadband: 0.02, dipDays: 42 });
  expect(band).toMatchObject({ low: 49, high: 51, from: START, to: NOW.getTime() });
});
