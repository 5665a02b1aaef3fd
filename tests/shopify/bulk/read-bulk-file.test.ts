import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Listing } from '~/core/listing/listing';
import { BulkFileError } from '~/shopify/bulk/bulk-file-error';
import { readBulkFile, type ReadBulkFileOptions } from '~/shopify/bulk/read-bulk-file';
import { imageLine, jsonl, productId, productLine, variantLine, type BulkLine } from './bulk-lines';

let folder: string;
let files = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'borealist-bulk-test-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function read(content: string | Buffer, options?: ReadBulkFileOptions): Promise<Listing[]> {
  const path = join(folder, `${(files += 1)}.jsonl`);
  writeFileSync(path, content);
  const listings: Listing[] = [];
  for await (const listing of readBulkFile(path, options)) listings.push(listing);
  return listings;
}

async function failure(
  content: string | Buffer,
  options?: ReadBulkFileOptions,
): Promise<BulkFileError> {
  const error: unknown = await read(content, options).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof BulkFileError)) throw new Error(`no BulkFileError but ${String(error)}`);
  return error;
}

describe('a listing from a bulk operation', () => {
  it('carries texts, prices in three places, customs data and photos', async () => {
    const listings = await read(jsonl([productLine(1), variantLine(2, 1), imageLine(3, 1)]));
    expect(listings).toEqual([
      {
        id: 'gid://shopify/Product/1',
        handle: 'sirop-1',
        title: 'Sirop d’érable 1',
        descriptionHtml: '<p>Maple syrup.</p>',
        status: 'ACTIVE',
        vendor: 'Érablière du Nord',
        productType: 'Syrup',
        tags: ['maple'],
        isGiftCard: false,
        createdAt: '2026-01-02T03:04:05Z',
        updatedAt: '2026-11-01T00:00:00Z',
        publishedAt: null,
        seo: { title: null, description: null },
        options: [
          { id: 'gid://shopify/ProductOption/1', name: 'Size', values: ['250 ml', '500 ml'] },
        ],
        variants: [
          {
            id: 'gid://shopify/ProductVariant/2',
            title: '2',
            sku: 'S-2',
            barcode: null,
            selectedOptions: [{ name: 'Size', value: '250 ml' }],
            shopPrice: { price: { amount: 12.5, currency: 'USD' }, compareAt: null },
            shownPrice: {
              CA: { price: { amount: 17.1, currency: 'CAD' }, compareAt: null },
              US: { price: { amount: 12.5, currency: 'USD' }, compareAt: null },
            },
            inventory: {
              requiresShipping: true,
              harmonizedSystemCode: '170220',
              countryOfOrigin: 'CA',
              weight: { value: 350, unit: 'GRAMS' },
            },
          },
        ],
        media: [
          {
            id: 'gid://shopify/MediaImage/3',
            kind: 'IMAGE',
            url: 'https://cdn.shopify.com/3.jpg',
            alt: null,
            widthPx: 800,
            heightPx: 600,
          },
        ],
      },
    ]);
  });

  it('leaves out what the file does not say, instead of calling it empty', async () => {
    const [listing] = await read(
      jsonl([
        {
          id: productId(1),
          handle: 'a',
          title: 'A',
          descriptionHtml: '',
          status: 'DRAFT',
        },
        {
          id: 'gid://shopify/ProductVariant/2',
          title: 'Default Title',
          sku: null,
          price: '0.00',
          compareAtPrice: '0.00',
          __parentId: productId(1),
        },
        { id: 'gid://shopify/MediaImage/3', image: null, __parentId: productId(1) },
      ]),
    );
    expect(listing).not.toHaveProperty('isGiftCard');
    expect(listing).not.toHaveProperty('seo');
    expect(listing).not.toHaveProperty('french');
    expect(listing?.variants[0]).toEqual({
      id: 'gid://shopify/ProductVariant/2',
      title: 'Default Title',
      sku: null,
      selectedOptions: [],
      shopPrice: {
        price: { amount: 0, currency: 'XXX' },
        compareAt: { amount: 0, currency: 'XXX' },
      },
    });
    expect(listing?.media).toEqual([
      { id: 'gid://shopify/MediaImage/3', kind: 'IMAGE', url: null },
    ]);
  });

  it('takes the currency that it is given where the file names none', async () => {
    const [listing] = await read(
      jsonl([productLine(1, { priceRangeV2: undefined }), variantLine(2, 1)]),
      {
        currency: 'CAD',
      },
    );
    expect(listing?.variants[0]?.shopPrice.price).toEqual({ amount: 12.5, currency: 'CAD' });
  });

  it('keeps ids above 2^53 digit by digit', async () => {
    const large = '788032119674292922';
    const [listing] = await read(
      jsonl([
        variantLine('9007199254740993', large),
        productLine(large),
        imageLine('9007199254740995', large),
      ]),
    );
    expect(listing?.id).toBe(`gid://shopify/Product/${large}`);
    expect(listing?.variants[0]?.id).toBe('gid://shopify/ProductVariant/9007199254740993');
    expect(listing?.media[0]?.id).toBe('gid://shopify/MediaImage/9007199254740995');
  });

  it('keeps HTML with scripts as it is, escapes and line separators included', async () => {
    const html =
      '<script>alert("\\u2028")</script>\n<p>"__parentId":"gid://shopify/Product/9"</p>\u2028';
    const [listing] = await read(jsonl([productLine(1, { descriptionHtml: html })]));
    expect(listing?.descriptionHtml).toBe(html);
  });

  it('shows a still image for videos and models, and passes over other objects', async () => {
    const preview = { image: { url: 'https://cdn.shopify.com/still.jpg' } };
    const [listing] = await read(
      jsonl([
        productLine(1),
        { id: 'gid://shopify/Video/2', alt: 'Pouring', preview, __parentId: productId(1) },
        {
          id: 'gid://shopify/Model3d/3',
          alt: null,
          preview: { image: null },
          __parentId: productId(1),
        },
        { id: 'gid://shopify/Metafield/4', value: 'x', __parentId: productId(1) },
        variantLine(5, 1),
        {
          id: 'gid://shopify/Metafield/6',
          value: 'x',
          __parentId: 'gid://shopify/ProductVariant/5',
        },
      ]),
    );
    expect(listing?.media).toEqual([
      {
        id: 'gid://shopify/Video/2',
        kind: 'VIDEO',
        url: 'https://cdn.shopify.com/still.jpg',
        alt: 'Pouring',
      },
      { id: 'gid://shopify/Model3d/3', kind: 'MODEL_3D', url: null, alt: null },
    ]);
    expect(listing?.variants).toHaveLength(1);
  });

  it('sorts 2,000 variants by position', async () => {
    const variants = Array.from({ length: 2000 }, (_, index) =>
      variantLine(index + 1, 1, { position: 2000 - index }),
    );
    const [listing] = await read(jsonl([productLine(1), ...variants]));
    expect(listing?.variants).toHaveLength(2000);
    expect(listing?.variants[0]?.id).toBe('gid://shopify/ProductVariant/2000');
    expect(listing?.variants[1999]?.id).toBe('gid://shopify/ProductVariant/1');
  });

  it('reads a product without variants, an empty file, and blank lines', async () => {
    expect((await read(jsonl([productLine(1)])))[0]?.variants).toEqual([]);
    expect(await read('')).toEqual([]);
    expect(
      await read(`\uFEFF${jsonl([productLine(1)])}\r\n\n${jsonl([variantLine(2, 1)])}\n`),
    ).toHaveLength(1);
  });

  it('reads lines that are longer than what is read at once, and a mark of the byte order', async () => {
    const long = 'é'.repeat(1_300_000);
    const lines = [productLine(1, { descriptionHtml: long }), variantLine(1, 1), productLine(2)];
    const listings = await read(`\ufeff${jsonl(lines)}`);
    expect(listings.map(({ id, descriptionHtml }) => [id, descriptionHtml.length])).toEqual([
      [productId(1), long.length],
      [productId(2), '<p>Maple syrup.</p>'.length],
    ]);
    expect(listings[0]?.descriptionHtml).toBe(long);
  });

  it('takes an object that occurs twice once', async () => {
    const lines = [
      productLine(1, { title: 'Old' }),
      variantLine(2, 1),
      productLine(1),
      variantLine(2, 1),
    ];
    const [listing, ...others] = await read(jsonl(lines));
    expect(others).toEqual([]);
    expect(listing?.title).toBe('Sirop d’érable 1');
    expect(listing?.variants).toHaveLength(1);
  });
});

describe('the order of lines', () => {
  const lines: BulkLine[] = [1, 2, 3, 4].flatMap((product) => [
    productLine(product),
    ...[1, 2, 3].map((position) => variantLine(product * 10 + position, product, { position })),
    imageLine(product * 10, product),
  ]);
  const byId = (listings: Listing[]): Listing[] =>
    [...listings].sort((a, b) => a.id.localeCompare(b.id));

  it('changes nothing but the order of listings', async () => {
    const expected = await read(jsonl(lines));
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(lines, { minLength: lines.length, maxLength: lines.length }),
        async (shuffled) => {
          expect(byId(await read(jsonl(shuffled)))).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('follows the first mention of each product', async () => {
    const listings = await read(jsonl([variantLine(5, 2), productLine(1), productLine(2)]));
    expect(listings.map((listing) => listing.id)).toEqual([productId(2), productId(1)]);
  });

  it('does not matter in a file of many blocks', async () => {
    const filler = '<p>é</p>'.repeat(200);
    const many = Array.from({ length: 2000 }, (_, index) =>
      productLine(index, { descriptionHtml: filler }),
    );
    const children = Array.from({ length: 2000 }, (_, index) => variantLine(index, 1999 - index));
    const listings = await read(jsonl([...children, ...many]));
    expect(listings).toHaveLength(2000);
    for (const listing of listings) {
      expect(listing.descriptionHtml).toBe(filler);
      expect(listing.variants[0]?.id).toBe(
        `gid://shopify/ProductVariant/${1999 - Number(listing.id.split('/').at(-1))}`,
      );
    }
  });
});

describe('a file that is not whole', () => {
  const whole = jsonl([productLine(1), variantLine(2, 1), productLine(3)]);

  it('names the line that is cut, before any listing is given', async () => {
    const path = join(folder, 'cut.jsonl');
    writeFileSync(path, whole.slice(0, -40));
    const listings = readBulkFile(path);
    await expect(listings.next()).rejects.toMatchObject({
      line: 3,
      expected: expect.stringContaining('cut'),
    });
  });

  it('names the line that is broken in the middle', async () => {
    const error = await failure(whole.replace('"status":"ACTIVE"', '"status":"ACT'));
    expect(error.line).toBe(1);
    expect(error.message).toBe('Line 1: expected a whole JSON object; the line is cut or broken.');
  });

  it('reads a last line without line feed', async () => {
    expect(await read(whole.trimEnd())).toHaveLength(2);
  });

  it('is noticed by the number of objects when it ends between two lines', async () => {
    const cut = jsonl([productLine(1), variantLine(2, 1)]);
    expect((await failure(cut, { objectCount: 3 })).expected).toBe(
      '3 objects in the file, as Shopify counted, not 2',
    );
    expect(await read(cut, { objectCount: 2 })).toHaveLength(1);
  });

  it('is noticed by a child whose product is missing', async () => {
    const error = await failure(jsonl([productLine(1), variantLine(2, 7)]));
    expect(error.line).toBe(2);
    expect(error.expected).toContain('gid://shopify/Product/7');
  });

  it.each([
    ['a list', '[1,2]\n', 1],
    ['an object without id', '{"title":"A"}\n', 1],
    ['a row of CSV', 'Handle,Title\n', 1],
    ['something other than a product', '{"id":"gid://shopify/Order/1"}\n', 1],
  ])('names the line that holds %s', async (_, content, line) => {
    expect((await failure(content)).line).toBe(line);
  });

  it('names the field that is missing or wrong', async () => {
    const missing = await failure(jsonl([productLine(1), variantLine(2, 1, { price: undefined })]));
    expect(missing.line).toBe(2);
    expect(missing.expected).toContain('gid://shopify/ProductVariant/2 with a readable "price"');
    const wrong = await failure(jsonl([productLine(1, { status: 7 })]));
    expect(wrong.expected).toContain('"status"');
  });

  it('names the line that is not UTF-8', async () => {
    const latin1 = Buffer.from(
      jsonl([productLine(1), productLine(2, { title: 'Érable' })]),
      'latin1',
    );
    expect((await failure(latin1)).expected).toBe('text in UTF-8');
  });

  it('does not take a file without line feeds into memory', async () => {
    const error = await failure(Buffer.alloc(20 * 1024 * 1024, 'x'));
    expect(error.line).toBe(1);
    expect(error.expected).toContain('one JSON object a line');
  });
});
