import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inChunks, type PriceChunk, type StoredSeries } from '~/db/catalogue/price-chunk';
import { decodeChunks, decodeSeries, encodeSeries } from '~/db/catalogue/price-codec';
import { PricePoints } from '~/core/prices/price-points';

const DAY_MS = 86_400_000;

const amount = fc.oneof(
  fc.nat(100_000).map((cents) => cents / 100),
  fc.nat(10_000_000).map((parts) => parts / 10_000),
  fc.double({ min: 0, max: 1e300, noNaN: true }).map(Math.abs),
);
const stored: fc.Arbitrary<StoredSeries[]> = fc.array(
  fc.record({
    country: fc.constantFrom('CA' as const, 'US' as const),
    variantId: fc.oneof(
      fc.nat().map((number) => `gid://shopify/ProductVariant/${number}`),
      fc.constantFrom('gid://shopify/ProductVariant/007', 'gid://shopify/ProductVariant/', 'é/1'),
      fc.string(),
    ),
    currency: fc.constantFrom('CAD', 'USD', 'JPY'),
    observedUntil: fc.option(fc.integer({ min: -1, max: 4e12 })),
    points: fc
      .uniqueArray(
        fc.record(
          {
            at: fc.integer({ min: -1_000, max: 4e12 }),
            amount,
            compareAt: fc.option(amount),
            shopAmount: amount,
          },
          { requiredKeys: ['at', 'amount', 'compareAt'] },
        ),
        { minLength: 1, maxLength: 40, selector: ({ at }) => at },
      )
      .map((points) => PricePoints.of(points)),
  }),
  { maxLength: 5 },
);

describe('stored series', () => {
  it('are read as they were written, to the last digit', () => {
    fc.assert(
      fc.property(stored, (series) => {
        expect(decodeSeries(encodeSeries(series))).toEqual(series);
      }),
    );
  });

  it('are refused where bytes are missing, are too many, or are of another version', () => {
    fc.assert(
      fc.property(stored, (series) => {
        const bytes = encodeSeries(series);
        expect(() => decodeSeries(bytes.subarray(0, -1))).toThrow(RangeError);
        expect(() => decodeSeries(Buffer.concat([bytes, Buffer.of(0)]))).toThrow(RangeError);
        expect(() => decodeSeries(Buffer.concat([Buffer.of(9), bytes]))).toThrow(/version: 9/);
      }),
    );
  });

  const inARow = (chunks: readonly PriceChunk[]) =>
    decodeChunks(Buffer.concat(chunks.map(({ series }) => encodeSeries(series))));
  const byKey = (all: readonly StoredSeries[]) =>
    new Map(all.map((series) => [`${series.country} ${series.variantId}`, series]));

  it('are the whole history again where its chunks are read in a row', () => {
    const oneEach = stored.map((all) =>
      // As long as it is read, so that each of its chunks is there.
      [...byKey(all).values()].map((series) => ({ ...series, observedUntil: null })),
    );
    fc.assert(
      fc.property(oneEach, (series) => {
        expect(byKey(inARow(inChunks(series)))).toEqual(byKey(series));
      }),
    );
  });

  it('begin anew in a row where the currency is another one, and end where the last one ends', () => {
    const point = (at: number, amount: number) => ({ at, amount, compareAt: null });
    const series = (change: Partial<StoredSeries>): StoredSeries => ({
      country: 'CA',
      variantId: 'gid://shopify/ProductVariant/1',
      currency: 'CAD',
      observedUntil: null,
      points: PricePoints.of([point(1, 10), point(2, 11)]),
      ...change,
    });
    const goesOn = series({
      points: PricePoints.of([point(2, 11), point(3, 12)]),
      observedUntil: 4,
    });
    expect(
      inARow([
        { since: 1, series: [series({})] },
        { since: 3, series: [goesOn] },
      ]),
    ).toEqual([
      series({
        points: PricePoints.of([point(1, 10), point(2, 11), point(3, 12)]),
        observedUntil: 4,
      }),
    ]);
    const anew = series({ currency: 'USD', points: PricePoints.of([point(3, 8)]) });
    expect(
      inARow([
        { since: 1, series: [series({})] },
        { since: 3, series: [anew] },
      ]),
    ).toEqual([anew]);
    expect(decodeChunks(Buffer.alloc(0))).toEqual([]);
    expect(() => decodeChunks(Buffer.concat([encodeSeries([goesOn]), Buffer.of(9)]))).toThrow(
      /version: 9/,
    );
  });

  it('take less than five bytes a variant and day where three variants follow the exchange rate', () => {
    const days = Array.from({ length: 32 }, (_, day) => day);
    const series = [20, 45, 199].map((price, index): StoredSeries => ({
      country: 'CA',
      variantId: `gid://shopify/ProductVariant/4312345678901${index}`,
      currency: 'CAD',
      observedUntil: null,
      points: PricePoints.of(
        days.map((day) => ({
          at: Date.UTC(2026, 0, 1, 4, 17) + day * DAY_MS + day * 1_234,
          amount: Math.round(price * (1.37 + 0.01 * Math.sin(day)) * 100) / 100,
          compareAt: null,
          shopAmount: price,
        })),
      ),
    }));
    expect(encodeSeries(series).length / (days.length * series.length)).toBeLessThan(5);
  });
});
