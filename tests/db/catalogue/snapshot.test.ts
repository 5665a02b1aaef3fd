import { expect, it } from 'vitest';
import { textsOf } from '~/core/audit/ignoring';
import type { Listing } from '~/core/listing/listing';
import { lookAt } from '~/db/catalogue/listing-look';
import { StoredDataError } from '~/db/rows';
import { createRepositories } from '~/db.server';
import { testDatabase, uniqueStore } from '../../support/database';
import { listing, price, variant } from '../support/samples';

const database = await testDatabase();
const { stores, listings } = createRepositories(database);

const at = new Date('2026-10-02T00:00:00Z');

/** Every property that a listing can have. */
const WHOLE: Required<Listing> = {
  ...listing(1),
  category: { id: 'gid://shopify/TaxonomyCategory/fb', name: 'Syrup', fullName: 'Food > Syrup' },
  isGiftCard: false,
  isCombinedListingParent: false,
  soldIn: { CA: true, US: false },
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-10-01T12:00:00.000Z',
  publishedAt: null,
  seo: { title: 'Maple syrup', description: null },
  options: [{ id: 'gid://shopify/ProductOption/1', name: 'Size', values: ['S'] }],
  variants: [
    {
      ...variant('1-a'),
      barcode: null,
      shownPrice: { CA: price(14, 'CAD', 18), US: price(10) },
      hasFixedCanadianPrice: true,
      stock: null,
      requiresComponents: false,
      inventory: {
        requiresShipping: true,
        harmonizedSystemCode: '170220',
        countryOfOrigin: 'CA',
        weight: { value: 1.5, unit: 'POUNDS' },
        unitCost: { amount: 4, currency: 'USD' },
        nationalCodes: [{ country: 'US', code: '1702204090' }],
      },
    },
  ],
  media: [
    {
      id: 'gid://shopify/MediaImage/1-1',
      kind: 'IMAGE',
      url: null,
      alt: 'Jar',
      widthPx: 800,
      heightPx: null,
    },
  ],
  french: [
    {
      key: 'title',
      locale: 'fr',
      marketId: null,
      value: 'Sirop',
      outdated: true,
      updatedAt: '2026-09-01T00:00:00Z',
    },
  ],
  frenchDetails: [{ kind: 'optionName', source: 'Size', french: 'Format' }],
  packaging: { shownOn: ['gid://shopify/MediaImage/1-1'], noneShown: false },
  packagingPhotos: ['gid://shopify/MediaImage/1-1'],
};

async function stored() {
  const store = uniqueStore();
  await stores.install(store, at);
  await listings.save(store, [WHOLE], { readAt: at });
  return { store, id: WHOLE.id };
}

/** `$1` the store; `snapshot` is what stands there. */
async function rewriteSnapshot(store: string, to: string) {
  await database.pool.query(`UPDATE listing_content SET snapshot = ${to} WHERE store = $1`, [
    store,
  ]);
}

async function storedColumns(store: string) {
  const { rows } = await database.pool.query<{
    version: number | null;
    content_hash: string;
    revision: number;
  }>(
    `SELECT (snapshot->'snapshotVersion')::int AS version, content_hash, revision
     FROM listing_content JOIN listing ON listing.store = listing_content.store AND id = listing_id
     WHERE listing.store = $1`,
    [store],
  );
  return rows[0]!;
}

it('gives every property back', async () => {
  const { store, id } = await stored();
  expect((await listings.find(store, id))?.listing).toEqual(WHOLE);
});

it('reads a snapshot that was written before snapshots had a version', async () => {
  const { store, id } = await stored();
  expect(await storedColumns(store)).toMatchObject({ version: 1 });
  await rewriteSnapshot(store, "snapshot - 'snapshotVersion'");
  expect(await storedColumns(store)).toMatchObject({ version: null });
  expect((await listings.find(store, id))?.listing).toEqual(WHOLE);
});

it('does not take a listing for changed because its snapshot has a version now', async () => {
  const { store } = await stored();
  await rewriteSnapshot(store, "snapshot - 'snapshotVersion'");
  const before = { ...(await storedColumns(store)), version: await stores.version(store) };
  await listings.save(store, [WHOLE], { readAt: new Date('2026-10-03T00:00:00Z') });
  const after = { ...(await storedColumns(store)), version: await stores.version(store) };
  expect(after).toEqual(before);
});

it('hashes the content alone, in whichever order its properties and what stands beside it come', async () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .map(([name, property]) => [name, reversed(property)])
        .reverse(),
    );
  };
  const { contentHash } = lookAt(WHOLE);
  const other = reversed({ ...WHOLE, updatedAt: '2026-11-01T00:00:00.000Z', french: [] });
  expect(lookAt(other as Listing).contentHash).toBe(contentHash);
  expect(lookAt({ ...WHOLE, vendor: 'Another' }).contentHash).not.toBe(contentHash);
});

it('reads a snapshot of a newer version as far as it knows it', async () => {
  const { store, id } = await stored();
  await rewriteSnapshot(store, `snapshot || '{"snapshotVersion": 99, "smell": "sweet"}'`);
  expect((await listings.find(store, id))?.listing).toEqual(WHOLE);
});

it('tells the texts of a finding apart by the same JSON as an ignored finding remembers', async () => {
  const { store, id } = await stored();
  const found = (await listings.find(store, id))!.listing;
  // By the JSON in which jsonb gives these: shorter names first.
  expect(textsOf({ field: 'seo', key: '' }, found)).toBe(
    JSON.stringify([
      'Listing 1',
      '<p>Maple.</p>',
      { title: 'Maple syrup', description: null },
      [['Size', ['S']]],
      [['gid://shopify/MediaImage/1-1', 'Jar']],
      ['title\nfr\n\nSirop'],
      ['{"kind":"optionName","french":"Format","source":"Size"}'],
    ]),
  );
});

it('names table, column and store of a snapshot that it cannot read, and nothing of its content', async () => {
  const { store, id } = await stored();
  await rewriteSnapshot(
    store,
    `jsonb_set(snapshot, '{variants,0,shopPrice,price,amount}', '"a secret"')`,
  );
  const error = await listings.find(store, id).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StoredDataError);
  expect(error).toMatchObject({
    place: { store, tables: 'listing_content, listing', column: 'snapshot' },
    message: `${store}: snapshot of listing_content, listing cannot be read: variants.0.shopPrice.price.amount: Invalid input: expected number, received string`,
  });
});
