import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueStore } from '../../../sandbox/seeds/catalogue';
import { SettableClock } from '../../../sandbox/store/clock';
import { SandboxStore } from '../../../sandbox/store/sandbox-store';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-catalogue-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The products of a store that was loaded with a file of this content. */
async function productsOf(content: string | Buffer) {
  const file = join(folder, 'file');
  writeFileSync(file, content);
  const clock = new SettableClock(new Date('2026-11-01T00:00:00Z'), { running: false });
  const store = await SandboxStore.load(await catalogueStore({ file, currency: 'CAD' }), clock);
  return store.catalogue.all();
}

const csv = (...rows: string[]) =>
  [
    'Handle,Title,Body (HTML),Tags,Status,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Compare At Price,Price / United States,Variant Grams,Image Src,Image Position,Image Alt Text',
    ...rows,
  ].join('\r\n');

const jsonl = (...lines: unknown[]) => lines.map((line) => JSON.stringify(line)).join('\n');

describe('a catalogue file', () => {
  it('may be a products.json, whose ids keep all their digits', async () => {
    const [mug] = await productsOf(
      `{"products": [{"id": 9007199254740993, "handle": "mug", "title": "Mug", "tags": "a, b",
        "options": [{"name": "Size", "values": ["S"]}],
        "variants": [{"id": 7, "title": "S", "option1": "S", "price": "12.50", "compare_at_price": "",
          "weight": 0.5, "weight_unit": "kg"}],
        "images": [{"id": 8, "src": "https://cdn.example/2.png", "position": 2},
          {"id": 9, "src": "https://cdn.example/1.png", "alt": "A mug", "position": 1}]}]}`,
    );
    expect(mug).toMatchObject({
      id: '9007199254740993',
      status: 'ACTIVE',
      tags: ['a', 'b'],
      variants: [
        {
          id: '7',
          priceCents: 1250,
          compareAtCents: null,
          selectedOptions: [{ name: 'Size', value: 'S' }],
          inventory: { weight: { value: 0.5, unit: 'KILOGRAMS' } },
        },
      ],
      media: [
        { id: '9', alt: 'A mug' },
        { id: '8', alt: null },
      ],
    });
  });

  it('may be an Admin export, with further photos in rows of their own and prices of markets', async () => {
    const [boots, ...others] = await productsOf(
      csv(
        'boots,Boots,<p>Warm.</p>,"winter, wool",draft,Size,6,B-6,100,120,79.00,900,https://cdn.example/b.png,2,Side',
        'boots,,,,,,7,B-7,110,,,900,,,',
        'boots,,,,,,,,,,,,https://cdn.example/a.png,1,Front',
        'mug,Mug,,,,,,M,12,,,,,,',
      ),
    );
    expect(boots).toMatchObject({
      handle: 'boots',
      status: 'DRAFT',
      tags: ['winter', 'wool'],
      options: [{ name: 'Size', values: [{ name: '6' }, { name: '7' }] }],
      variants: [
        {
          sku: 'B-6',
          priceCents: 10_000,
          compareAtCents: 12_000,
          fixed: { US: { priceCents: 7900, compareAtCents: null } },
        },
        { sku: 'B-7', title: '7', fixed: null },
      ],
      media: [{ alt: 'Front' }, { alt: 'Side' }],
    });
    expect(others).toMatchObject([{ handle: 'mug', variants: [{ title: 'Default Title' }] }]);
  });

  it('may be the lines of a bulk operation, a child before its parent too', async () => {
    const product = 'gid://shopify/Product/1';
    const [mug] = await productsOf(
      jsonl(
        {
          id: 'gid://shopify/ProductVariant/2',
          title: 'Default Title',
          price: '14.00',
          compareAtPrice: null,
          inventoryQuantity: 5,
          inventoryItem: { tracked: true, harmonizedSystemCode: '691110' },
          contextualPricingUS: {
            price: { amount: '9.5', currencyCode: 'USD' },
            compareAtPrice: null,
          },
          __parentId: product,
        },
        { id: product, handle: 'mug', title: 'Mug', status: 'DRAFT' },
        {
          id: 'gid://shopify/MediaImage/3',
          alt: 'A mug',
          image: { url: 'https://cdn.example/m.png', width: 10, height: 20 },
          __parentId: product,
        },
      ),
    );
    expect(mug).toMatchObject({
      id: '1',
      status: 'DRAFT',
      variants: [
        {
          id: '2',
          priceCents: 1400,
          stock: 5,
          inventory: { harmonizedSystemCode: '691110' },
          fixed: { US: { priceCents: 950 } },
        },
      ],
      media: [{ id: '3', alt: 'A mug', widthPx: 10, heightPx: 20 }],
    });
  });

  const storefront = (change: object) =>
    JSON.stringify({
      products: [{ handle: 'mug', title: 'Mug', variants: [], images: [], ...change }],
    });

  it.each([
    ['is blank', ' \n', ': is blank: expected CSV, JSON or JSONL'],
    ['is a web page', '<!doctype html>', ':1: is a web page (HTML)'],
    ['is compressed', Buffer.from([0x1f, 0x8b, 8]), ': is compressed: expected plain text'],
    ['is not UTF-8', Buffer.from('Handle,Title\ncaf\xe9,', 'latin1'), ': holds bytes that are not'],
    ['is cut JSON', '{"products": [\n{"handle": "mug"', ':2: is not valid JSON'],
    ['is JSON of something else', '{"orders": []}', ':1: has no list of products'],
    [
      'lacks a product’s title',
      storefront({ title: undefined }),
      ': product 1 ("mug"): title is missing: expected text',
    ],
    [
      'has a price in words',
      storefront({ variants: [{ title: 'S', price: 'ten' }] }),
      ': product 1 ("mug"): variants.0.price is "ten": expected a number such as 12.99',
    ],
    ['lacks columns', 'Handle,Title\nmug,Mug', ':1: has no column "Body (HTML)" or "Description"'],
    [
      'has a price in words in its second row',
      csv('mug,Mug,,,,,,M,12,,,,,,', 'hat,Hat,,,,,,H,ten,,,,,,'),
      ':3: "Variant Price" is "ten": expected a number such as 12.99',
    ],
    [
      'has a product in two places',
      csv('mug,Mug,,,,,,M,12,,,,,,', 'hat,Hat,,,,,,H,10,,,,,,', 'mug,Mug,,,,,,M,12,,,,,,'),
      ':4: handle "mug" stands here again, after line 2 and other products',
    ],
    ['has a quote that is never closed', csv('mug,"Mug'), ':2: is not valid CSV'],
    [
      'has a child of nobody',
      jsonl({ id: 'gid://shopify/MediaImage/3', __parentId: 'gid://shopify/Product/9' }),
      ':1: belongs to gid://shopify/Product/9, which the file lacks',
    ],
    [
      'is cut JSON lines',
      '{"id":"gid://shopify/Product/1","handle":"a","title":"A"}\n{"id":"gid',
      ':2: is not valid JSON: the file may be cut',
    ],
  ])('is refused in one line where it %s', async (_what, content, problem) => {
    await expect(productsOf(content)).rejects.toThrow(`${join(folder, 'file')}${problem}`);
  });

  it('is refused where it does not exist', async () => {
    const file = join(folder, 'none.csv');
    await expect(catalogueStore({ file, currency: 'CAD' })).rejects.toThrow(
      `${file}: does not exist`,
    );
  });
});
