import { afterEach, describe, expect, it } from 'vitest';
import type { Listing, Variant } from '~/core/listing/listing';
import type { ShopifyStore } from '~/services/ports';
import { OutsideError } from '~/services/outside-error';
import {
  sampleListing,
  sampleVariant,
  sandboxedShopify,
  type SandboxedShopify,
  readOne,
} from './support/sandbox-shop';
import { temporaryExportsHere } from './support/temporary-exports';

const LARGE = '788032119674292922';
const LONG_AGO = new Date('2026-01-01T00:00:00Z');
const opened: SandboxedShopify[] = [];
afterEach(() => {
  for (const { sandbox } of opened.splice(0)) sandbox.close();
});

async function open(...args: Parameters<typeof sandboxedShopify>): Promise<SandboxedShopify> {
  const tried = await sandboxedShopify(...args);
  opened.push(tried);
  return tried;
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

async function completedExport(shopify: ShopifyStore) {
  const { operationId } = await shopify.startProductExport(LONG_AGO);
  const deadline = Date.now() + 5000;
  for (;;) {
    const status = await shopify.readProductExportStatus(operationId);
    if (status.state === 'completed') return status;
    if (status.state === 'failed' || Date.now() > deadline) throw new Error(JSON.stringify(status));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function exported(shopify: ShopifyStore): Promise<Listing[]> {
  const { url, objectCount } = await completedExport(shopify);
  if (url === null) return [];
  return (await all(shopify.readProductExport(url, objectCount))).map((each) => each.read());
}

/** A listing that is read by itself says of each variant which national codes it has. */
const withCodes =
  (nationalCodes: { country: string; code: string }[]) =>
  (variant: Variant): Variant => ({
    ...variant,
    inventory: { ...variant.inventory, nationalCodes },
  });

const temporaryExports = temporaryExportsHere();

describe('the export of all products', () => {
  it('gives the same listings as reading each of them', async () => {
    const listings = [
      sampleListing(1),
      sampleListing(LARGE, { variants: [sampleVariant('9007199254740993')] }),
      sampleListing(3, { status: 'DRAFT', publishedAt: null, media: [], variants: [] }),
      sampleListing(4, { status: 'ARCHIVED' }),
      sampleListing(5, { status: 'UNLISTED' }),
    ];
    const { shopify } = await open(listings);
    const found = await exported(shopify);
    const ids = found.map(({ id }) => id).sort();
    expect(ids).toEqual(listings.map(({ id }) => id).sort());
    for (const listing of found) {
      const { french, frenchDetails, ...read } = (await readOne(shopify, listing.id)) ?? {};
      expect(read).toEqual({ ...listing, variants: listing.variants.map(withCodes([])) });
      expect(french).toEqual([]);
      expect(frenchDetails).toHaveLength(2);
    }
    const first = found.find(({ id }) => id === listings[0]?.id);
    expect(first?.variants[0]).toEqual(listings[0]?.variants[0]);
    expect(first?.media).toEqual(listings[0]?.media);
  });

  it('is the same when children stand before their parents', async () => {
    const listings = Array.from({ length: 120 }, (_, index) =>
      sampleListing(index + 1, {
        variants: [sampleVariant(`${index}7`), sampleVariant(`${index}8`)],
      }),
    );
    const straight = await open(listings);
    const shuffled = await open(listings);
    shuffled.sandbox.bulkOperations.settings.lineOrder = 'shuffled';
    const byId = (a: Listing, b: Listing): number => a.id.localeCompare(b.id);
    expect((await exported(shuffled.shopify)).sort(byId)).toEqual(
      (await exported(straight.shopify)).sort(byId),
    );
  });

  it('of a store without products has no address', async () => {
    const { shopify } = await open([]);
    expect(await completedExport(shopify)).toEqual({
      state: 'completed',
      objectCount: 0,
      listingCount: 0,
      url: null,
    });
  });

  it('takes over the one that is running', async () => {
    const { shopify, sandbox } = await open([sampleListing(1)]);
    sandbox.bulkOperations.settings.durationMs = 60_000;
    const { operationId } = await shopify.startProductExport(LONG_AGO);
    expect(await shopify.startProductExport(LONG_AGO)).toEqual({ operationId });
    expect((await shopify.readProductExportStatus(operationId)).state).toBe('running');
  });

  it('cancels the one that began before the sync it is for, and starts another', async () => {
    const { shopify, sandbox, clock } = await open([sampleListing(1)]);
    sandbox.bulkOperations.settings.durationMs = 60_000;
    const before = await shopify.startProductExport(LONG_AGO);
    clock.advance(5_000);
    const after = await shopify.startProductExport(clock.now());
    expect(after.operationId).not.toBe(before.operationId);
    expect(await shopify.startProductExport(clock.now())).toEqual(after);
    expect(sandbox.bulkOperations.all().map(({ status }) => status)).toEqual([
      expect.stringMatching(/^CANCEL/),
      expect.stringMatching(/^(CREATED|RUNNING)$/),
    ]);
  });

  it('waits for a place when the store runs five others', async () => {
    const { shopify, sandbox } = await open([sampleListing(1)]);
    sandbox.bulkOperations.settings.durationMs = 60_000;
    for (let n = 0; n < 5; n += 1) sandbox.bulkOperations.start(`{ products${n} }`, []);
    await expect(shopify.startProductExport(LONG_AGO)).rejects.toMatchObject({
      kind: 'throttled',
      isTransient: true,
    });
  });

  it('tells why it failed, and that it is unknown', async () => {
    const { shopify, sandbox } = await open([sampleListing(1)]);
    sandbox.faults.failNextBulk({ kind: 'failed', errorCode: 'TIMEOUT', afterLines: 1 });
    await expect(completedExport(shopify)).rejects.toThrow('"code":"TIMEOUT"');
    expect(await shopify.readProductExportStatus('gid://shopify/BulkOperation/1')).toEqual({
      state: 'failed',
      code: 'NOT_FOUND',
    });
  });

  it('gives nothing of a download that is cut, and leaves no file behind', async () => {
    const { shopify, sandbox } = await open([sampleListing(1), sampleListing(2)]);
    sandbox.faults.failNextBulk({ kind: 'cutDownload', afterBytes: 1500 });
    const before = temporaryExports();
    const { url, objectCount } = await completedExport(shopify);
    const reading = shopify.readProductExport(url ?? '', objectCount)[Symbol.asyncIterator]();
    await expect(reading.next()).rejects.toBeInstanceOf(OutsideError);
    expect(temporaryExports()).toEqual(before);
  });

  it('leaves no file behind when the reader stops early', async () => {
    const { shopify } = await open([sampleListing(1), sampleListing(2)]);
    const { url, objectCount } = await completedExport(shopify);
    const before = temporaryExports();
    for await (const listing of shopify.readProductExport(url ?? '', objectCount)) {
      expect(listing.id).toBe('gid://shopify/Product/1');
      break;
    }
    expect(temporaryExports()).toEqual(before);
  });
});

describe('one listing', () => {
  it('comes with 2,000 variants in order and all of its photos', async () => {
    const variants = Array.from({ length: 2000 }, (_, index) => sampleVariant(`${index + 10_000}`));
    const [photo] = sampleListing(1).media;
    const media = Array.from({ length: 240 }, (_, index) => ({
      ...(photo ?? { kind: 'IMAGE' as const, url: null }),
      id: `gid://shopify/MediaImage/${index + 50_000}`,
    }));
    const { shopify, costs } = await open([sampleListing(1, { variants, media })]);
    const listing = await readOne(shopify, 'gid://shopify/Product/1');
    expect(listing?.variants).toEqual(variants.map(withCodes([])));
    expect(listing?.media).toEqual(media);
    expect(costs.get('ListingVariants')).toBeGreaterThan(0);
  });

  it('is null when the product is gone', async () => {
    const { shopify } = await open([]);
    expect(await readOne(shopify, 'gid://shopify/Product/1')).toBeNull();
  });
});

describe('tariff codes for single destinations', () => {
  const codes = [
    { country: 'CA', code: '4419900000' },
    { country: 'US', code: '4419909100' },
  ];

  it('come page by page in the order of ids, and with one listing', async () => {
    const listings = Array.from({ length: 130 }, (_, index) =>
      sampleListing(index + 1, {
        variants: ['7', '8'].map((last) => sampleVariant(`${index + 1}${last}`)),
      }),
    );
    const [first] = listings;
    if (first) first.variants = first.variants.map(withCodes(codes));
    const { shopify, costs } = await open(listings);
    const completed = await shopify.completeListings(listings, {
      french: false,
      nationalCodes: true,
    });
    const read = new Map(
      completed.flatMap(({ variants }) =>
        variants.map(({ id, inventory }) => [id, inventory?.nationalCodes]),
      ),
    );
    expect(read.size).toBe(260);
    expect(read.get('gid://shopify/ProductVariant/17')).toEqual(codes);
    expect(read.get('gid://shopify/ProductVariant/27')).toEqual([]);
    expect(
      (await readOne(shopify, 'gid://shopify/Product/1'))?.variants[0]?.inventory,
    ).toMatchObject({ nationalCodes: codes });
    // Of 250 variants; docs/decisions/0010 counts with it.
    expect((costs.get('CodesOfVariants') ?? 0) / 2).toBeLessThan(150);
  });

  it('are refused as such where the app may not read them', async () => {
    const { shopify, sandbox } = await open([sampleListing(1)]);
    sandbox.faults.denyField('InventoryItem.countryHarmonizedSystemCodes', 'read_inventory');
    await expect(
      shopify.completeListings([sampleListing(1)], { french: true, nationalCodes: true }),
    ).rejects.toMatchObject({ kind: 'access' });
  });
});

describe('French', () => {
  const PRODUCT = 'gid://shopify/Product/1';

  it('comes in both locales, for every market and for Canada alone, published or not', async () => {
    const { shopify, sandbox } = await open([sampleListing(1)]);
    const canada = sandbox.markets.find(({ country }) => country === 'CA')?.id ?? '';
    const marketId = `gid://shopify/Market/${canada}`;
    sandbox.registerTranslation(PRODUCT, { key: 'title', locale: 'fr', value: 'Sirop' });
    sandbox.registerTranslation(PRODUCT, { key: 'title', locale: 'fr-CA', value: 'Sirop d’ici' });
    sandbox.registerTranslation(PRODUCT, {
      key: 'title',
      locale: 'fr',
      value: 'Sirop, eh',
      marketId,
    });
    const french = (await readOne(shopify, PRODUCT))?.french;
    expect(french?.map(({ locale, marketId: market, value }) => [locale, market, value])).toEqual([
      ['fr', null, 'Sirop'],
      ['fr-CA', null, 'Sirop d’ici'],
      ['fr', marketId, 'Sirop, eh'],
    ]);
    expect(french?.[0]).toMatchObject({ key: 'title', outdated: false });
    expect(french?.[0]?.updatedAt).toMatch(/^2026-/);
    const parts = { french: true, nationalCodes: false };
    expect(await shopify.completeListings([sampleListing(1)], parts)).toMatchObject([{ french }]);
  });

  it('is outdated once the source has changed', async () => {
    const { shopify, sandbox } = await open([sampleListing(1)]);
    const digestOfOther = '0'.repeat(64);
    sandbox.registerTranslation(
      PRODUCT,
      { key: 'title', locale: 'fr', value: 'Sirop' },
      digestOfOther,
    );
    expect((await readOne(shopify, PRODUCT))?.french).toMatchObject([{ outdated: true }]);
  });
});

describe('what the store is', () => {
  it('tells currency, languages, time zone and buyers', async () => {
    const { shopify } = await open([]);
    expect(await shopify.readStoreFacts()).toEqual({
      name: 'Sandbox',
      currency: 'USD',
      primaryLocale: 'en',
      publishedLocales: expect.arrayContaining(['en', 'fr-CA']),
      timeZone: 'America/Toronto',
      country: 'US',
      policies: [],
      sellsTo: ['US', 'CA', 'QC'],
    });
  });

  it('leaves out buyers in countries where it does not sell', async () => {
    const { shopify } = await open([], { countries: ['US', 'GB'] });
    expect((await shopify.readStoreFacts()).sellsTo).toEqual(['US']);
  });
});

describe('the cost of queries', () => {
  it('stays below what Shopify allows, and below half a bucket', async () => {
    const { shopify, costs } = await open([
      sampleListing(1, {
        variants: Array.from({ length: 150 }, (_, index) => sampleVariant(`${index + 100}`)),
      }),
    ]);
    await exported(shopify);
    await shopify.readStoreFacts();
    await shopify.completeListings([sampleListing(1)], { french: true, nationalCodes: true });
    await readOne(shopify, 'gid://shopify/Product/1');
    expect(costs.size).toBeGreaterThan(6);
    for (const [operation, points] of costs)
      expect([operation, points < 500]).toEqual([operation, true]);
  });

  it('is waited for, and throttling and short outages are got over', async () => {
    const { shopify, sandbox, timing } = await open([sampleListing(1)]);
    sandbox.faults.failRequests({ kind: 'throttled' }, 2);
    sandbox.faults.failRequests({ kind: 'http', status: 503 });
    sandbox.faults.failRequests({ kind: 'http', status: 429, retryAfterSeconds: 2 });
    expect((await readOne(shopify, 'gid://shopify/Product/1'))?.title).toBe('Maple syrup 1');
    expect(timing.slept.length).toBe(4);
    expect(timing.slept).toContain(2000);
  });

  it('names the field that the app may not read', async () => {
    const { shopify, sandbox } = await open([sampleListing(1)]);
    sandbox.faults.denyField('Product.media', 'read_products');
    await expect(readOne(shopify, 'gid://shopify/Product/1')).rejects.toMatchObject({
      kind: 'access',
      isTransient: false,
    });
  });
});
