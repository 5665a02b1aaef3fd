import { describe, expect, it } from 'vitest';
import { readProductsJson } from '~/files/products-json';
import { generatedStore } from '../../sandbox/seeds/generated';
import { expectedCounts } from '../support/expected-counts';
import { writeProductsJson } from './products-json-of';
import { collect, temporaryFiles } from './temporary-files';

const write = temporaryFiles();

const MUG = {
  id: 101,
  title: 'Mug',
  handle: 'mug',
  body_html: '<p>A mug</p>',
  vendor: 'Nordet',
  product_type: 'Kitchen',
  tags: ['Home', 'Gift'],
  published_at: '2026-01-01T00:00:00-05:00',
  variants: [
    {
      id: 201,
      title: 'Blue',
      option1: 'Blue',
      option2: null,
      sku: 'MUG-BLUE',
      price: '19.99',
      compare_at_price: '24.99',
      grams: 350,
      requires_shipping: true,
      position: 1,
    },
  ],
  images: [{ id: 301, src: 'https://cdn.example/mug.jpg', width: 800, height: 600, position: 1 }],
  options: [{ name: 'Colour', position: 1, values: ['Blue'] }],
};

const read = (content: unknown) =>
  collect(
    readProductsJson(
      write('products.json', typeof content === 'string' ? content : JSON.stringify(content)),
      'USD',
    ),
  );

describe('pages that overlap', () => {
  const repeated = async (products: object[]) => {
    let times = 0;
    const file = write('pages.json', JSON.stringify({ products }));
    const listings = await collect(readProductsJson(file, 'USD', () => (times += 1)));
    return { handles: listings.map(({ handle }) => handle), times };
  };
  const BOWL = { ...MUG, id: 102, handle: 'bowl' };
  const withoutId = (product: object) => ({ ...product, id: undefined });

  it.each([
    ['by its id', [MUG, BOWL, { ...MUG, handle: 'renamed-mug' }]],
    ['by its handle where there are no ids', [withoutId(MUG), withoutId(BOWL), withoutId(MUG)]],
    ['next to itself', [MUG, MUG, BOWL]],
  ])('give a product once, known %s', async (_, products) => {
    expect(await repeated(products)).toEqual({ handles: ['mug', 'bowl'], times: 1 });
  });

  it('give two products that share all but their ids', async () => {
    expect(await repeated([MUG, { ...MUG, id: 102 }])).toEqual({
      handles: ['mug', 'mug'],
      times: 0,
    });
  });
});

describe('readProductsJson', () => {
  it('reads a product as a buyer meets it', async () => {
    const [listing] = await read({ products: [MUG] });
    expect(listing).toEqual({
      id: 'gid://shopify/Product/101',
      handle: 'mug',
      title: 'Mug',
      descriptionHtml: '<p>A mug</p>',
      status: 'ACTIVE',
      vendor: 'Nordet',
      productType: 'Kitchen',
      tags: ['Home', 'Gift'],
      publishedAt: '2026-01-01T00:00:00-05:00',
      options: [{ name: 'Colour', values: ['Blue'] }],
      variants: [
        {
          id: 'gid://shopify/ProductVariant/201',
          title: 'Blue',
          sku: 'MUG-BLUE',
          selectedOptions: [{ name: 'Colour', value: 'Blue' }],
          shopPrice: {
            price: { amount: 19.99, currency: 'USD' },
            compareAt: { amount: 24.99, currency: 'USD' },
          },
          inventory: { requiresShipping: true, weight: { value: 350, unit: 'GRAMS' } },
        },
      ],
      media: [
        {
          id: 'gid://shopify/MediaImage/301',
          kind: 'IMAGE',
          url: 'https://cdn.example/mug.jpg',
          widthPx: 800,
          heightPx: 600,
        },
      ],
    });
  });

  it('takes a bare array and pretty-printed JSON with a byte order mark', async () => {
    const listings = await read(`\ufeff${JSON.stringify([MUG], null, 2)}`);
    expect(listings.map(({ handle }) => handle)).toEqual(['mug']);
  });

  it('leaves absent what the file does not hold, and keeps null what it holds as empty', async () => {
    const [without] = await read([MUG]);
    expect(without?.media[0]).not.toHaveProperty('alt');
    const [empty] = await read([{ ...MUG, images: [{ ...MUG.images[0], alt: null }] }]);
    expect(empty?.media[0]).toHaveProperty('alt', null);
  });

  it('keeps every digit of ids above 2^53', async () => {
    const json = JSON.stringify([MUG])
      .replace('"id":101', '"id":9007199254740993')
      .replace('"id":201', '"id":18446744073709551615');
    const [listing] = await read(json);
    expect(listing?.id).toBe('gid://shopify/Product/9007199254740993');
    expect(listing?.variants[0]?.id).toBe('gid://shopify/ProductVariant/18446744073709551615');
  });

  it('takes tags as one text, prices as numbers, and an empty compare-at price as none', async () => {
    const [listing] = await read([
      {
        ...MUG,
        tags: 'Home, Gift',
        variants: [{ ...MUG.variants[0], price: 5, compare_at_price: '' }],
      },
    ]);
    expect(listing?.tags).toEqual(['Home', 'Gift']);
    expect(listing?.variants[0]?.shopPrice).toEqual({
      price: { amount: 5, currency: 'USD' },
      compareAt: null,
    });
  });

  it('reads a price of 0, a product without variants and one with 2,000', async () => {
    const many = Array.from({ length: 2000 }, (_, index) => ({
      ...MUG.variants[0],
      id: 1000 + index,
      price: '0.00',
    }));
    const listings = await read([
      { ...MUG, variants: [] },
      { ...MUG, id: 102, variants: many },
    ]);
    expect(listings.map(({ variants }) => variants.length)).toEqual([0, 2000]);
    expect(listings[1]?.variants[1999]?.shopPrice.price.amount).toBe(0);
  });

  it('keeps untrusted HTML as it is, for the core to take the text out of', async () => {
    const html = '<script>alert("x")</script><p>Text &amp; more</p>';
    const [listing] = await read([{ ...MUG, body_html: html }]);
    expect(listing?.descriptionHtml).toBe(html);
  });

  it.each([
    ['12,99', 'expected a number such as 12.99'],
    ['-5.00', 'expected a number of 0 or more'],
    [null, 'expected a number such as 12.99'],
  ])('refuses a price of %j with product, line and field', async (price, expected) => {
    const products = [MUG, { ...MUG, handle: 'bowl', variants: [{ ...MUG.variants[0], price }] }];
    const lines = `{"products":[\n${products.map((product) => JSON.stringify(product)).join(',\n')}\n]}`;
    await expect(read(lines)).rejects.toThrow(
      `products.json:3: product 2 ("bowl"): variants[0].price is ${JSON.stringify(price)}: ${expected}`,
    );
  });

  it('refuses a product without a list of variants: what was left out is not the same as none', async () => {
    await expect(read([{ ...MUG, variants: undefined }])).rejects.toThrow(
      'product 1 ("mug"): variants is missing: expected a list of variants',
    );
  });

  it.each([
    ['{"products":[\n{"a" 1}]}', /:2: is not valid JSON at column 6: unexpected "1}]}"/],
    ['{"products":[\n{"a": tru}]}', /:2: is not valid JSON at column 10: unexpected "}]}"/],
    ['{"products":[]}\n{}', /:2: is not valid JSON at column 1: unexpected "{}"/],
    [
      '{"products":[{"title":"Mu',
      /:1: the JSON ends before it is complete \(after 0 items\): the file may be cut/,
    ],
    ['{"errors":"Not Found"}', /:1: has no list "products": expected/],
  ])('says where %j stops being a products.json', async (content, message) => {
    await expect(read(content)).rejects.toThrow(message);
  });

  it('reads a generated catalogue with its exact counts, however its chunks fall', async () => {
    const file = write('generated.json', '');
    const store = generatedStore({ products: 1500, seed: 3 });
    await writeProductsJson(file, store.products);
    const listings = await collect(readProductsJson(file, 'USD'));
    const photos = listings.flatMap(({ media }) => media);
    const {
      listings: products,
      variants,
      photos: photoCount,
      photosWithoutAlt,
    } = expectedCounts({ products: 1500 });
    expect({
      products: listings.length,
      variants: listings.flatMap((listing) => listing.variants).length,
      photos: photos.length,
      withoutAlt: photos.filter(({ alt }) => !alt).length,
    }).toEqual({ products, variants, photos: photoCount, withoutAlt: photosWithoutAlt });
    const [first] = store.products;
    expect(listings[0]?.title).toBe(first?.title);
    expect(listings[0]?.descriptionHtml).toBe(first?.descriptionHtml);
  });
});
