import { afterEach, describe, expect, it } from 'vitest';
import { lookAt } from '~/db/catalogue/listing-look';
import type { ShopifyStore } from '~/services/ports';
import type { SandboxSeed } from '../../../sandbox/model';
import { catalogueStore } from '../../../sandbox/seeds/catalogue';
import { generatedStore } from '../../../sandbox/seeds/generated';
import { sampleStore } from '../../../sandbox/seeds/sample';
import { hasSharedData, sharedData } from '../../support/shared-data';
import {
  listingsByExport,
  listingsByPages,
  ordersByExport,
  ordersByPages,
} from '../support/both-ways';
import { sampleListing, sampleVariant, sandboxedShopify, readOne } from '../support/sandbox-shop';

const NOW = new Date('2026-11-22T12:00:00Z');

const closes: (() => void)[] = [];
afterEach(() => {
  for (const close of closes.splice(0)) close();
});

async function storeOf(
  seed: Pick<SandboxSeed, 'products'> & Partial<SandboxSeed>,
): Promise<Awaited<ReturnType<typeof sandboxedShopify>>> {
  const products = await Array.fromAsync(seed.products);
  const opened = await sandboxedShopify(products, seed.shop, seed.orders);
  closes.push(() => {
    opened.sandbox.close();
  });
  return opened;
}

/** Each as its JSON, so that bytes are compared, by id. */
const byId = (items: { id: string | null }[]): Map<string, string> =>
  new Map(items.map((item): [string, string] => [item.id ?? '', JSON.stringify(item)]).sort());

/** Names what differs first: thousands of listings would fill the screen. */
function expectSameBytes(paged: Map<string, string>, exported: Map<string, string>): void {
  expect(paged.size).toBe(exported.size);
  const different = [...exported].find(([id, json]) => paged.get(id) !== json);
  if (different) expect(paged.get(different[0])).toBe(different[1]);
}

async function expectTheSame(shopify: ShopifyStore): Promise<number> {
  const paged = byId(await listingsByPages(shopify));
  expectSameBytes(paged, byId(await listingsByExport(shopify)));
  expect(paged.size).toBe(await shopify.countProducts());
  return paged.size;
}

describe('listings by pages and by export are the same to the byte', () => {
  it('of the sample store', async () => {
    expect(await expectTheSame((await storeOf(sampleStore({ now: NOW }))).shopify)).toBe(60);
  });

  it('of an empty store', async () => {
    expect(await expectTheSame((await storeOf({ products: [] })).shopify)).toBe(0);
  });

  it.each([25, 26, 321])('of a generated store of %d', async (products) => {
    const { shopify } = await storeOf(generatedStore({ products, seed: 7, now: NOW }));
    expect(await expectTheSame(shopify)).toBe(products);
  });

  it('of a product with 2,000 variants and 120 photos, and ids beyond 2^53', async () => {
    const many = sampleListing(1, {
      variants: Array.from({ length: 2_000 }, (_, index) => sampleVariant(`1${index + 1_000}`)),
      media: Array.from({ length: 120 }, (_, index) => ({
        ...sampleListing(1).media[0]!,
        id: `gid://shopify/MediaImage/1${index + 1_000}`,
      })),
    });
    const large = sampleListing('788032119674292922', {
      variants: [sampleVariant('9007199254740993')],
    });
    const { shopify } = await sandboxedShopify([many, large]);
    expect(await expectTheSame(shopify)).toBe(2);
  });

  it('after a page that was read before', async () => {
    const { shopify } = await storeOf(generatedStore({ products: 60, seed: 7, now: NOW }));
    const pages = await Array.fromAsync(shopify.readProductPages(null));
    const rest = await Array.fromAsync(shopify.readProductPages(pages[0]?.cursor ?? ''));
    expect(rest).toEqual(pages.slice(1));
  });

  it
    .skipIf(!hasSharedData)
    .each([
      'spacire-gb/products.json',
      'parispousse-fr/products_export.csv',
      'procure-impact-us/products_export.csv',
      'hmoon-us/products_export_2025-10.csv',
      'demo-with-inventory/products_export_1.csv',
      'shopifypartners-sample/apparel.csv',
    ])('of %s', async (path) => {
    const seed = await catalogueStore({
      file: sharedData('catalogues', ...path.split('/')),
      currency: 'USD',
    });
    expect(await expectTheSame((await storeOf(seed)).shopify)).toBeGreaterThan(0);
  });
});

describe('orders by pages and by export are the same to the byte', () => {
  it('of the sample store, returns and refunds included', async () => {
    const { shopify } = await storeOf(sampleStore({ now: NOW }));
    const window = { createdFrom: new Date('2026-10-01T00:00:00Z') };
    const exported = await ordersByExport(shopify, window);
    const paged = await ordersByPages(shopify, window);
    expect(paged.length).toBeGreaterThan(50);
    expect(
      paged.some(({ lines }) => lines.some(({ returnedUnits }) => Number(returnedUnits) > 0)),
    ).toBe(true);
    expectSameBytes(byId(paged), byId(exported));
    expect(await shopify.countOrders(window)).toBe(paged.length);
  });
});

it('asks for no more points than a query may', async () => {
  const { shopify, costs } = await storeOf(sampleStore({ now: NOW }));
  await listingsByPages(shopify);
  await ordersByPages(shopify, {});
  for (const [name, points] of costs) expect(points, name).toBeLessThanOrEqual(1_000);
  expect(costs.get('ProductPage')).toBeGreaterThan(0);
  expect(costs.get('OrderPage')).toBeGreaterThan(0);
});

it('takes no product for changed that is read by itself after an export', async () => {
  const { shopify } = await storeOf(sampleStore({ now: NOW }));
  const exported = await listingsByExport(shopify);
  for (const listing of exported) {
    const read = await readOne(shopify, listing.id);
    if (!read) throw new Error(`${listing.id} is gone`);
    expect(lookAt(read).contentHash).toBe(lookAt(listing).contentHash);
  }
});
