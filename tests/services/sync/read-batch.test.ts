import { expect, it } from 'vitest';
import { ReadBatch, type ReadListings } from '~/services/sync/read-batch';
import { product, productId } from '../support/listings';

/** Listings of an export from a number on: so many that changed, then so many that did not. */
function read(from: number, changed: number, unchanged: number, variants = 1): ReadListings {
  const numbers = (first: number, count: number) =>
    Array.from({ length: count }, (_, index) => first + index);
  const ids = numbers(from, changed + unchanged).map(productId);
  return {
    listings: numbers(from, changed).map((number) => {
      const listing = product(number);
      return { ...listing, variants: Array(variants).fill(listing.variants[0]) };
    }),
    unchanged: ids.slice(changed).map((id) => ({
      id,
      digest: id,
      variants: [],
      stored: { contentHash: id, supplementsHash: null, revision: 1, hasPrices: false },
    })),
    digests: new Map(ids.map((id) => [id, id])),
  };
}

it('takes a thousand listings together where none of them changed', () => {
  const batch = new ReadBatch();
  expect(batch.isEmpty).toBe(true);
  for (const from of [0, 250, 500]) {
    expect(batch.add(read(from, 0, 250), from + 250)).toBe(true);
    expect(batch.isFull).toBe(false);
  }
  expect(batch.add(read(750, 0, 250), 1000)).toBe(true);
  expect([batch.isFull, batch.upTo, batch.unchanged.length]).toEqual([true, 1000, 1000]);
  expect(batch.digests.get(productId(999))).toBe(productId(999));
});

it('leaves to the next one what would be more changed listings than are judged together', () => {
  const batch = new ReadBatch();
  expect(batch.add(read(0, 200, 50), 250)).toBe(true);
  expect(batch.add(read(250, 51, 199), 500)).toBe(false);
  expect([batch.upTo, batch.listings.length, batch.unchanged.length]).toEqual([250, 200, 50]);
  expect(batch.add(read(250, 50, 200), 500)).toBe(true);
  expect([batch.upTo, batch.listings.length, batch.isFull]).toEqual([500, 250, true]);
});

it('is full of fewer listings where these have many variants', () => {
  const batch = new ReadBatch();
  expect(batch.add(read(0, 2, 10, 2_000), 12)).toBe(true);
  expect(batch.add(read(12, 1, 0, 2_000), 13)).toBe(false);
  expect(batch.add(read(12, 1, 0, 1_000), 13)).toBe(true);
  expect(batch.isFull).toBe(true);
});

it('is full of fewer unchanged listings where these have many variants', () => {
  const batch = new ReadBatch();
  const variants = Array.from({ length: 2_000 }, (_, index) => ({ id: `${index}` }));
  const many = (from: number) => {
    const { unchanged, ...others } = read(from, 0, 3);
    return { ...others, unchanged: unchanged.map((each) => ({ ...each, variants })) };
  };
  for (const from of [0, 3, 6]) expect(batch.add(many(from), from + 3)).toBe(true);
  expect(batch.isFull).toBe(false);
  expect(batch.add(many(9), 12)).toBe(true);
  expect(batch.isFull).toBe(true);
});

it('takes whatever comes first, however much it is', () => {
  const batch = new ReadBatch();
  expect(batch.add(read(0, 4, 0, 2_000), 4)).toBe(true);
  expect(batch.isFull).toBe(true);
});
