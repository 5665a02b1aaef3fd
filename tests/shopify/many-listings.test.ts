import { expect, it } from 'vitest';
import type { Listing } from '~/core/listing/listing';
import { READ_TOGETHER } from '~/services/catalogue/ports';
import {
  exportEnded,
  readOne,
  sampleListing,
  sampleVariant,
  sandboxedShopify,
} from './support/sandbox-shop';

const MANY = 250;
const BOTH = { french: true, nationalCodes: true };
const many = Array.from({ length: MANY }, (_, index) =>
  sampleListing(1000 + index, {
    variants: [1, 2, 3].map((each) => sampleVariant(`${1000 + index}${each}`)),
  }),
);
const ids = many.map(({ id }) => id);

/** Points that were left before, less those that are left now; the clock stands still. */
async function spent(work: (shopify: Shop) => Promise<unknown>): Promise<number> {
  const opened = await sandboxedShopify(many);
  await opened.shopify.readListings(ids.slice(0, 1));
  const before = opened.left();
  await work(opened.shopify);
  return before - opened.left();
}
type Shop = Awaited<ReturnType<typeof sandboxedShopify>>['shopify'];

it('are read in a few requests, at a few points for each', async () => {
  const points = await spent((shopify) => shopify.readListings(ids.slice(0, READ_TOGETHER)));
  expect(points / READ_TOGETHER).toBeLessThan(4);
});

it('are completed at a point for each once an export gave them', async () => {
  const points = await spent((shopify) => shopify.completeListings(many, BOTH));
  expect(points / MANY).toBeLessThan(1);
});

it('come from an export of changes as they are when each is read alone', async () => {
  const shop = await sandboxedShopify([
    sampleListing(1, { updatedAt: '2026-11-22T11:00:00Z' }),
    sampleListing(2, { updatedAt: '2026-11-20T00:00:00Z' }),
    sampleListing(3, { updatedAt: '2026-11-22T11:30:00Z', media: [] }),
  ]);
  const { shopify, sandbox } = shop;
  const since = new Date('2026-11-22T11:00:00Z');
  const { operationId } = await shopify.startProductExport(new Date(0), since);
  const status = await exportEnded(shop, () => shopify.readProductExportStatus(operationId));
  if (status.state !== 'completed' || status.url === null) throw new Error(status.state);
  const exported: Listing[] = [];
  for await (const listing of shopify.readProductExport(status.url, status.objectCount)) {
    exported.push(listing.read());
  }
  expect(sandbox.catalogue.all()).toHaveLength(3);
  const completed = await shopify.completeListings(exported, BOTH);
  expect(completed.map(({ id }) => id)).toEqual([
    'gid://shopify/Product/1',
    'gid://shopify/Product/3',
  ]);
  for (const listing of completed) expect(listing).toEqual(await readOne(shopify, listing.id));
});

it('are told apart: one that is gone, and one that cannot be read, hold back no other', async () => {
  const { shopify } = await sandboxedShopify([sampleListing(1), sampleListing(2)], {}, [], [], {
    asAnswered: (text) => text.replace('"handle":"sirop-2"', '"handle":null'),
  });
  const read = await shopify.readListings([1, 2, 3].map((n) => `gid://shopify/Product/${n}`));
  expect(read.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(read[0]).toMatchObject({ value: { handle: 'sirop-1' } });
  expect(read[2]).toMatchObject({ value: null });
});

it('are read where one of the ids is none', async () => {
  const { shopify } = await sandboxedShopify([sampleListing(1), sampleListing(2)]);
  const [first, none, second] = await shopify.readListings([
    'gid://shopify/Product/1',
    'nonsense',
    'gid://shopify/Product/2',
  ]);
  expect(first).toMatchObject({ status: 'fulfilled', value: { title: 'Maple syrup 1' } });
  expect(none?.status).toBe('rejected');
  expect(second).toMatchObject({ status: 'fulfilled', value: { title: 'Maple syrup 2' } });
});
