import { describe, expect, it } from 'vitest';
import { openCatalogue } from '~/files/open-catalogue';
import { hasSharedData, sharedData } from '../support/shared-data';
import { collect, temporaryFiles } from './temporary-files';

const write = temporaryFiles();

describe('openCatalogue', () => {
  it.each([
    ['{"products":[]}', 'products.json'],
    ['{\n  "products": []\n}', 'products.json'],
    ['  [ ]', 'products.json'],
    ['{"products":[{"id":1,"admin_graphql_api_id":"gid://shopify/Product/1"', 'products.json'],
    ['{"id":"gid://shopify/Product/1","title":"x"}\n', 'bulk JSONL'],
    ['{"id":"gid:\\/\\/shopify\\/Product\\/1"}', 'bulk JSONL'],
    [
      '{"__parentId":"gid://shopify/Product/1","id":"gid://shopify/ProductVariant/1"}\n',
      'bulk JSONL',
    ],
    ['Handle,Title\n', 'product CSV'],
    ['"Handle","Title"\n', 'product CSV'],
  ])('tells by the content, not by the name, that %j is %s', async (content, format) => {
    expect((await openCatalogue(write('catalogue.txt', content), { currency: 'USD' })).format).toBe(
      format,
    );
  });
});

const PRODUCT = 'gid://shopify/Product/9007199254740993';
const BULK_LINES = [
  {
    id: 'gid://shopify/ProductVariant/1',
    title: 'S',
    sku: 'MUG-S',
    price: '5.00',
    compareAtPrice: null,
    position: 1,
    selectedOptions: [{ name: 'Size', value: 'S' }],
    __parentId: PRODUCT,
  },
  {
    id: PRODUCT,
    handle: 'mug',
    title: 'Mug',
    descriptionHtml: '<p>A mug</p>',
    status: 'ACTIVE',
    vendor: 'Nordet',
    productType: '',
    tags: [],
    isGiftCard: false,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-02T00:00:00Z',
    publishedAt: null,
    seo: { title: null, description: null },
    options: [
      {
        id: 'gid://shopify/ProductOption/1',
        name: 'Size',
        values: ['S'],
        optionValues: [{ name: 'S' }],
      },
    ],
  },
].map((line) => JSON.stringify(line));

describe('bulk-operation JSONL', () => {
  it('is read with children before their parent and with long ids', async () => {
    const catalogue = await openCatalogue(write('bulk.jsonl', `${BULK_LINES.join('\n')}\n`), {
      currency: 'CAD',
    });
    const [listing] = await collect(catalogue.listings());
    expect(listing).toMatchObject({ id: PRODUCT, handle: 'mug', variants: [{ sku: 'MUG-S' }] });
    expect(listing?.variants[0]?.shopPrice.price).toEqual({ amount: 5, currency: 'CAD' });
  });

  it('of a query that did not ask for photos says so, and of one that did', async () => {
    const photo = (id: string) =>
      `{"id":"${id}","alt":null,"__parentId":"gid:\\/\\/shopify\\/Product\\/9007199254740993"}`;
    for (const [more, hasMedia] of [
      ['', false],
      [photo('gid:\\/\\/shopify\\/MediaImage\\/1'), true],
      [photo('gid:\\/\\/shopify\\/Video\\/1'), true],
    ] as const) {
      const file = write('bulk.jsonl', `${BULK_LINES.join('\n')}\n${more}`);
      expect((await openCatalogue(file, { currency: 'CAD' })).hasMedia).toBe(hasMedia);
    }
  });

  it('names the line in which it is cut', async () => {
    const cut = `${BULK_LINES.join('\n')}\n${BULK_LINES[0]?.slice(0, 40)}`;
    const catalogue = await openCatalogue(write('cut.jsonl', cut), { currency: 'CAD' });
    await expect(collect(catalogue.listings())).rejects.toThrow(
      /cut\.jsonl:3: expected a whole JSON object/,
    );
  });
});

const reason = hasSharedData ? '' : ' (skipped: ../shared/data is absent)';

describe.skipIf(!hasSharedData)(`the catalogues in ../shared/data${reason}`, () => {
  /** As counted in catalogues/README.md: products, variants, photos, photos with alt text. */
  it.each([
    ['spacire-gb/products.json', 507, 4805, 4635, 4610],
    ['hmoon-us/products_export_2025-10.csv', 1194, 1194, 922, 103],
    ['procure-impact-us/products_export.csv', 375, 548, 1033, 521],
    ['parispousse-fr/products_export.csv', 40, 111, 152, 85],
    ['demo-with-inventory/products_export_1.csv', 27, 95, 81, 0],
    ['shopifypartners-sample/apparel.csv', 20, 22, 20, 0],
    ['shopifypartners-sample/home-and-garden.csv', 20, 21, 21, 0],
    ['shopifypartners-sample/jewelery.csv', 20, 23, 41, 0],
  ])('%s has the counts of its README', async (path, ...expected) => {
    const catalogue = await openCatalogue(sharedData('catalogues', path), { currency: 'USD' });
    const counts = [0, 0, 0, 0];
    for await (const { variants, media } of catalogue.listings()) {
      const described = media.filter(({ alt }) => alt?.trim());
      [1, variants.length, media.length, described.length].forEach((count, index) => {
        counts[index] = (counts[index] ?? 0) + count;
      });
    }
    expect(counts).toEqual(expected);
  });

  it('tells which columns a dump lacks that is no product export', async () => {
    const dump = sharedData('catalogues', 'hmoon-us/shopify_backup_2025-11-02.csv');
    const catalogue = await openCatalogue(dump, { currency: 'USD' });
    await expect(collect(catalogue.listings())).rejects.toThrow(
      /:1: columns "Title", "Variant Price" or "Price", "Image Src" or "Product image URL" are missing/,
    );
  });
});
