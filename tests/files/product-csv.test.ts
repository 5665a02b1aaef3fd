import { describe, expect, it } from 'vitest';
import { readProductCsv } from '~/files/product-csv';
import { collect, temporaryFiles } from './temporary-files';

const write = temporaryFiles();
const read = (content: string | Uint8Array) =>
  collect(readProductCsv(write('products.csv', content), 'USD'));

const OLDER_HEADER =
  'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Price,Variant Compare At Price,Variant Requires Shipping,Variant Barcode,Image Src,Image Position,Image Alt Text,Gift Card,SEO Title,SEO Description,Status,Price / Canada,Compare At Price / Canada';
const OLDER = [
  OLDER_HEADER,
  'mug,Mug,"<p>A ""big"" mug,',
  'for tea</p>",Nordet,Kitchen,"Home, Gift",true,Size,S,MUG-S,350,19.99,24.99,true,,https://cdn.example/2.jpg,2,,false,,Good mug,active,25.00,',
  "mug,,,,,,,,L,MUG-L,500,29.99,,true,'0123,https://cdn.example/1.jpg,1,A blue mug,,,,,,",
  'mug,,,,,,,,,,,,,,,https://cdn.example/3.jpg,3, ,,,,,,',
  'card,Gift card,,Nordet,,,false,Title,Default Title,,,10.00,,false,,,,,true,,,draft,,',
].join('\n');

describe('readProductCsv', () => {
  it('puts the rows of one product together, photos in their order', async () => {
    const [mug, card] = await read(OLDER);
    expect(mug).toMatchObject({
      id: 'handle:mug',
      title: 'Mug',
      descriptionHtml: '<p>A "big" mug,\nfor tea</p>',
      status: 'ACTIVE',
      tags: ['Home', 'Gift'],
      seo: { title: null, description: 'Good mug' },
      options: [{ name: 'Size', values: ['S', 'L'] }],
    });
    expect(mug?.variants).toEqual([
      {
        id: 'handle:mug/S',
        title: 'S',
        sku: 'MUG-S',
        barcode: null,
        selectedOptions: [{ name: 'Size', value: 'S' }],
        shopPrice: {
          price: { amount: 19.99, currency: 'USD' },
          compareAt: { amount: 24.99, currency: 'USD' },
        },
        shownPrice: { CA: { price: { amount: 25, currency: 'CAD' }, compareAt: null } },
        inventory: { requiresShipping: true, weight: { value: 350, unit: 'GRAMS' } },
      },
      expect.objectContaining({ id: 'handle:mug/L', sku: 'MUG-L' }),
    ]);
    // A blank market price is a converted one, at a rate that nobody told.
    expect(mug?.variants[1]).not.toHaveProperty('shownPrice');
    expect(mug?.media.map(({ url, alt }) => [url, alt])).toEqual([
      ['https://cdn.example/1.jpg', 'A blue mug'],
      ['https://cdn.example/2.jpg', null],
      ['https://cdn.example/3.jpg', null],
    ]);
    expect(card).toMatchObject({ status: 'DRAFT', isGiftCard: true, publishedAt: null, media: [] });
  });

  it('reads the columns of the 2025 template', async () => {
    const [listing] = await read(
      [
        'Title,URL handle,Description,Vendor,Status,SKU,Option1 name,Option1 value,Price,Compare-at price,Requires shipping,Weight value (grams),Product image URL,Image position,Image alt text,Gift card',
        'Mug,mug,<p>A mug</p>,Nordet,Active,MUG,Size,S,19.99,24.99,TRUE,350,https://cdn.example/1.jpg,1,A mug,FALSE',
      ].join('\r\n'),
    );
    expect(listing).toMatchObject({
      handle: 'mug',
      status: 'ACTIVE',
      isGiftCard: false,
      variants: [
        {
          sku: 'MUG',
          selectedOptions: [{ name: 'Size', value: 'S' }],
          shopPrice: { price: { amount: 19.99 }, compareAt: { amount: 24.99 } },
          inventory: { requiresShipping: true, weight: { value: 350, unit: 'GRAMS' } },
        },
      ],
      media: [{ alt: 'A mug' }],
    });
  });

  it('leaves absent what the export has no column for', async () => {
    const [listing] = await read(
      'Handle,Title,Body (HTML),Variant Price,Image Src\nmug,Mug,,5,https://cdn.example/1.jpg\n',
    );
    expect(listing).not.toHaveProperty('seo');
    expect(listing).not.toHaveProperty('isGiftCard');
    expect(listing?.media[0]).not.toHaveProperty('alt');
    expect(listing?.variants[0]).not.toHaveProperty('inventory');
    expect(listing?.variants[0]).not.toHaveProperty('barcode');
  });

  it('reads a price of 0, 2,000 variants, and a product without any', async () => {
    const variants = Array.from(
      { length: 2000 },
      (_, index) => `many,${index === 0 ? 'Many' : ''},,0.00,,${index}`,
    );
    const listings = await read(
      [
        'Handle,Title,Body (HTML),Variant Price,Image Src,Option1 Value',
        ...variants,
        'none,None,,,https://cdn.example/1.jpg,',
      ].join('\n'),
    );
    expect(listings.map((listing) => [listing.variants.length, listing.media.length])).toEqual([
      [2000, 0],
      [0, 1],
    ]);
  });

  const HEADER = 'Handle,Title,Body (HTML),Variant Price,Image Src,Status';
  it.each([
    [
      'a price with a comma',
      `${HEADER}\nmug,Mug,"two\nlines",1,,\nbowl,Bowl,,"12,99",,`,
      ':4: "Variant Price" is "12,99": expected a number such as 12.99',
    ],
    [
      'a negative price',
      `${HEADER}\nmug,Mug,,-1,,`,
      ':2: "Variant Price" is "-1": expected a number of 0 or more',
    ],
    [
      'a row of options without a price',
      `${HEADER},Option1 Value\nmug,Mug,,,,,S`,
      ':2: "Variant Price" is "": expected a number such as 12.99',
    ],
    [
      'an unknown status',
      `${HEADER}\nmug,Mug,,1,,gone`,
      ':2: "Status" is "gone": expected one of active, archived, draft, unlisted',
    ],
    [
      'a missing column',
      'Handle,Title,Body (HTML),Image Src\nmug,Mug,,',
      `:1: column "Variant Price" or "Price" is missing: expected Shopify's product export`,
    ],
    [
      'a row cut short',
      `${HEADER}\nmug,Mug,,1,,\nbowl,Bo`,
      ':3: the row has 2 cells: expected 6, as in the header',
    ],
    [
      'a file cut within quotes',
      `${HEADER}\nmug,Mug,,1,,\nbowl,"Bo\n`,
      ':3: a quoted cell is never closed',
    ],
    [
      'a stray quote',
      `${HEADER}\nmug,M"ug,,1,,\n`,
      ':2: a quote stands inside a cell: expected it doubled ("")',
    ],
    [
      'an empty handle',
      `${HEADER}\n,Mug,,1,,`,
      ':2: the handle is empty: expected one in every row',
    ],
    [
      'a product in two places',
      `${HEADER}\nmug,Mug,,1,,\nbowl,Bowl,,1,,\nmug,,,2,,`,
      ':4: handle "mug" stands here again, after line 2',
    ],
    [
      'an inventory export',
      'Handle,Title,Option1 Value,SKU,HS Code,COO\nmug,Mug,S,,,',
      ':1: is an inventory export: expected a product export (give this file with --inventory beside one)',
    ],
  ])('refuses %s, naming line and remedy', async (_, content, message) => {
    await expect(read(content)).rejects.toThrow(
      `products.csv${message.startsWith(':') ? message : ''}`,
    );
    await expect(read(content)).rejects.toThrow(message);
  });
});

describe('true and false', () => {
  const HEAD =
    'Handle,Title,Body (HTML),Variant Price,Image Src,Variant Requires Shipping,Gift Card,Published';
  const written = async (yes: string, no: string) =>
    collect(
      readProductCsv(
        write(
          'flags.csv',
          `${HEAD}\nmug,Mug,,1,,${yes},${no},${yes}\ncard,Card,,1,,${no},${yes},${no}\n`,
        ),
        'CAD',
      ),
    );

  it.each([
    ['TRUE', 'FALSE'],
    ['VRAI', 'FAUX'],
    ['Oui', 'Non'],
    ['WAHR', 'FALSCH'],
    ['VERDADERO', 'FALSO'],
    ['WAAR', 'ONWAAR'],
    ['yes', 'no'],
    ['1', '0'],
  ])('are read where they are written %s and %s', async (yes, no) => {
    const [mug, card] = await written(yes, no);
    expect(mug).toMatchObject({
      isGiftCard: false,
      variants: [{ inventory: { requiresShipping: true } }],
    });
    expect(mug).not.toHaveProperty('publishedAt');
    expect(card).toMatchObject({
      isGiftCard: true,
      publishedAt: null,
      variants: [{ inventory: { requiresShipping: false } }],
    });
  });

  it('are asked for where something else stands', async () => {
    await expect(written('maybe', 'no')).rejects.toThrow(
      /flags\.csv:2: "[A-Za-z ]+" is "maybe": expected true or false/,
    );
  });
});
