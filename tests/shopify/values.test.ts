import { describe, expect, it } from 'vitest';
import type { ChangeTarget } from '~/core/changes/change';
import { OutsideError } from '~/services/outside-error';
import { contentDigest } from '../../sandbox/store/translations';
import { sampleListing, sandboxedShopify } from './support/sandbox-shop';

const ID = 'gid://shopify/Product/1';
const PHOTO = 'gid://shopify/MediaImage/13';
const WITHIN = { sendWithinMs: 30_000 };
const ALT = 'Bottle of syrup';

const target = (key: string, over: Partial<ChangeTarget> = {}): ChangeTarget => ({
  kind: 'french',
  resourceId: ID,
  key,
  locale: 'fr-CA',
  ...over,
});

async function open() {
  const listing = sampleListing(1);
  const media = listing.media.map((photo) => ({ ...photo, alt: ALT }));
  return sandboxedShopify([{ ...listing, media }]);
}

describe('French', () => {
  it('is read with its source, options and photos included', async () => {
    const { shopify } = await open();
    const fields = await shopify.values.readFrenchFields(ID, { locale: 'fr-CA' });
    expect(fields?.map(({ part, source }) => [part, source])).toEqual([
      ['title', 'Maple syrup 1'],
      ['description', '<p>From Québec.</p><script>alert(1)</script>'],
      ['seoDescription', 'Real maple syrup'],
      ['optionName', 'Size'],
      ['optionValue', '250 ml'],
      ['altText', ALT],
    ]);
    expect(await shopify.values.readFrenchLocales()).toEqual(['fr', 'fr-CA']);
    expect(
      await shopify.values.readFrenchFields('gid://shopify/Product/9', { locale: 'fr' }),
    ).toBeNull();
  });

  it('is written, read back and removed', async () => {
    const { shopify } = await open();
    const value = {
      target: target('title'),
      value: 'Sirop',
      sourceDigest: contentDigest('Maple syrup 1'),
    };
    expect(await shopify.values.writeValues([value], WITHIN)).toEqual([
      { kind: 'written', stored: 'Sirop' },
    ]);
    const [read] = await shopify.values.readValues([target('title')]);
    expect(read).toEqual({ value: 'Sirop', sourceDigest: contentDigest('Maple syrup 1') });
    const none = { ...value, value: null };
    expect(await shopify.values.writeValues([none], WITHIN)).toEqual([
      { kind: 'written', stored: null },
    ]);
    expect(await shopify.values.readValues([target('title'), target('nothing')])).toEqual([
      { value: null, sourceDigest: contentDigest('Maple syrup 1') },
      null,
    ]);
  });

  it('is declined text by text; of the others the answer does not tell', async () => {
    const { shopify, sandbox } = await open();
    const outcomes = await shopify.values.writeValues(
      [
        { target: target('title'), value: 'Sirop', sourceDigest: contentDigest('Maple syrup 1') },
        { target: target('meta_description'), value: 'Vrai', sourceDigest: contentDigest('Old') },
      ],
      WITHIN,
    );
    expect(outcomes).toEqual([
      { kind: 'unknown' },
      { kind: 'refused', words: 'Translatable content hash is invalid' },
    ]);
    expect(sandbox.translations.of(ID)).toMatchObject([{ key: 'title', value: 'Sirop' }]);
  });

  it('takes no more than a hundred keys', async () => {
    const { shopify } = await open();
    const many = Array.from({ length: 101 }, (_, index) => ({
      target: target(`key${index}`),
      value: 'x',
      sourceDigest: contentDigest('x'),
    }));
    const outcomes = await shopify.values.writeValues(many, WITHIN);
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toEqual(
      new Set([
        JSON.stringify({
          kind: 'refused',
          words: 'Too many keys for resource - maximum 100 per mutation',
        }),
      ]),
    );
  });
});

describe('an alt text', () => {
  const alt = target('', { kind: 'altText', resourceId: PHOTO, locale: '' });

  it('is written, read back and removed', async () => {
    const { shopify } = await open();
    const write = (value: string | null) =>
      shopify.values.writeValues([{ target: alt, value, sourceDigest: null }], WITHIN);
    expect(await write('Syrup')).toEqual([{ kind: 'written', stored: 'Syrup' }]);
    expect(await shopify.values.readValues([alt])).toEqual([
      { value: 'Syrup', sourceDigest: null },
    ]);
    expect(await write(null)).toEqual([{ kind: 'written', stored: null }]);
    expect(await shopify.values.readValues([alt])).toEqual([{ value: null, sourceDigest: null }]);
  });

  it('is declined in Shopify’s words, and of a photo that is gone nothing is read', async () => {
    const { shopify } = await open();
    const long = { target: alt, value: 'a'.repeat(513), sourceDigest: null };
    expect(await shopify.values.writeValues([long], WITHIN)).toEqual([
      { kind: 'refused', words: 'The alt value exceeds the maximum limit of 512 characters.' },
    ]);
    const gone = { ...alt, resourceId: 'gid://shopify/MediaImage/99' };
    expect(await shopify.values.readValues([gone])).toEqual([null]);
  });
});

describe('alt texts of many photos', () => {
  const photo = (id: number, value: string) => ({
    target: target('', {
      kind: 'altText',
      resourceId: `gid://shopify/MediaImage/${id}3`,
      locale: '',
    }),
    value,
    sourceDigest: null,
  });

  async function openMany(asAnswered = (text: string) => text) {
    const updates: string[] = [];
    const listings = [1, 2, 3].map((id) => sampleListing(id));
    const opened = await sandboxedShopify(listings, {}, [], [], {
      asAnswered: (text) => {
        if (text.includes('"fileUpdate"')) updates.push(text);
        return asAnswered(text);
      },
    });
    return { ...opened, updates };
  }

  it('go in one request, and what Shopify declines holds back no other', async () => {
    const { shopify, updates } = await openMany();
    const all = [1, 2, 3].map((id) => photo(id, `Photo ${id}`));
    expect(await shopify.values.writeValues(all, WITHIN)).toEqual(
      all.map(({ value }) => ({ kind: 'written', stored: value })),
    );
    expect(updates).toHaveLength(1);
    const mixed = [photo(1, 'One'), photo(2, 'a'.repeat(513)), photo(9, 'Gone'), photo(3, 'Three')];
    expect(await shopify.values.writeValues(mixed, WITHIN)).toEqual([
      { kind: 'written', stored: 'One' },
      { kind: 'refused', words: 'The alt value exceeds the maximum limit of 512 characters.' },
      { kind: 'refused', words: 'File id ["gid://shopify/MediaImage/93"] does not exist.' },
      { kind: 'written', stored: 'Three' },
    ]);
  });

  it('are sent one by one where Shopify does not say which it declines', async () => {
    const notReady = 'Non-ready files cannot be updated.';
    const { shopify } = await openMany((text) =>
      text
        .replace(/"message":"The alt value exceeds[^"]*"/, `"message":"${notReady}"`)
        .replace('"field":["files","1","alt"]', '"field":["files"]'),
    );
    const mixed = [photo(1, 'One'), photo(2, 'a'.repeat(513)), photo(3, 'Three')];
    expect(await shopify.values.writeValues(mixed, WITHIN)).toEqual([
      { kind: 'written', stored: 'One' },
      { kind: 'refused', words: notReady },
      { kind: 'written', stored: 'Three' },
    ]);
  });
});

it('a missing permission is an error of its own', async () => {
  const { shopify, sandbox } = await open();
  sandbox.grantedScopes = [];
  const value = { target: target('title'), value: 'Sirop', sourceDigest: '' };
  const error = await shopify.values
    .writeValues([value], WITHIN)
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(OutsideError);
  expect(error).toMatchObject({ kind: 'access' });
});

describe('what a variant has of customs', () => {
  const VARIANT = 'gid://shopify/ProductVariant/12';
  const value = (kind: 'hsCode' | 'origin' | 'weight', text: string | null) => ({
    target: target('', { kind, resourceId: VARIANT, locale: '' }),
    value: text,
    sourceDigest: null,
  });

  it('is written in one request, read back and removed', async () => {
    const { shopify } = await open();
    const all = [value('hsCode', '170220'), value('origin', 'CA-QC'), value('weight', '12.5 oz')];
    const read = () => shopify.values.readValues(all.map((each) => each.target));
    expect(await shopify.values.writeValues(all, WITHIN)).toEqual(
      all.map((each) => ({ kind: 'written', stored: each.value })),
    );
    expect((await read()).map((now) => now?.value)).toEqual(['170220', 'CA-QC', '12.5 oz']);
    const none = all.map((each) => ({ ...each, value: null }));
    expect(await shopify.values.writeValues(none, WITHIN)).toEqual(
      all.map(() => ({ kind: 'written', stored: null })),
    );
    expect((await read()).map((now) => now?.value)).toEqual([null, null, null]);
    const gone = { ...value('weight', null).target, resourceId: 'gid://shopify/ProductVariant/9' };
    expect(await shopify.values.readValues([gone])).toEqual([null]);
  });

  it('is declined value by value, and the others are written', async () => {
    const { shopify } = await open();
    const outcomes = await shopify.values.writeValues(
      [value('hsCode', '12'), value('origin', 'FR'), value('weight', '1 kg')],
      WITHIN,
    );
    expect(outcomes).toEqual([
      {
        kind: 'refused',
        words: 'Harmonized system code must be a number between six and thirteen digits',
      },
      { kind: 'written', stored: 'FR' },
      { kind: 'written', stored: '1 kg' },
    ]);
  });
});

it('compare-at prices are written, declined and removed product by product', async () => {
  const { shopify } = await open();
  const value = (id: number, text: string | null) => ({
    target: target('', {
      kind: 'compareAt',
      resourceId: `gid://shopify/ProductVariant/${id}`,
      locale: '',
    }),
    value: text,
    sourceDigest: null,
  });
  const write = (...values: ReturnType<typeof value>[]) =>
    shopify.values.writeValues(values, WITHIN);
  expect(await write(value(12, '20'))).toEqual([{ kind: 'written', stored: '20' }]);
  expect(await write(value(12, '1000000000000000000'))).toEqual([
    { kind: 'refused', words: 'must be less than 1000000000000000000' },
  ]);
  const [now] = await shopify.values.readValues([value(12, null).target]);
  expect(now?.value).toBe('20');
  expect(await write(value(12, null))).toEqual([{ kind: 'written', stored: null }]);
});
