import { describe, expect, it } from 'vitest';
import type { OrderCounts } from '~/core/orders/order-counts';
import type { SandboxOrder } from '../../sandbox/model';
import {
  exportEnded,
  sampleListing,
  sampleVariant,
  sandboxedShopify,
  type SandboxedShopify,
  readOne,
} from './support/sandbox-shop';

const sku = 'S-12';
const order = (name: string, change: Partial<SandboxOrder> = {}): SandboxOrder => ({
  name,
  // Still the 31st of October in Toronto.
  createdAt: '2026-11-01T02:00:00Z',
  country: 'CA',
  province: 'QC',
  lines: [{ sku, quantity: 2, returnedQuantity: 1, returnReason: 'Size too small' }],
  fulfilledAt: '2026-11-03T15:00:00Z',
  ...change,
});

async function ordersOf(
  shop: SandboxedShopify,
  window: Parameters<SandboxedShopify['shopify']['startOrderExport']>[0] = {},
): Promise<OrderCounts[]> {
  const { shopify, clock } = shop;
  const { operationId } = await shopify.startOrderExport(window, {
    notBefore: clock.now(),
    withReturns: true,
  });
  const status = await exportEnded(shop, () => shopify.readOrderExportStatus(operationId));
  if (status.state !== 'completed') throw new Error(status.state);
  if (status.url === null) return [];
  const found: OrderCounts[] = [];
  const file = {
    url: status.url,
    objectCount: status.objectCount,
    timeZone: 'America/Toronto',
    withReturns: true,
  };
  for await (const counts of shopify.readOrderExport(file)) found.push(counts);
  return found;
}

describe('the export of orders', () => {
  it('gives counts with days of the store’s time zone and reasons, wherever lines stand', async () => {
    for (const lineOrder of ['parentFirst', 'shuffled'] as const) {
      const shop = await sandboxedShopify([sampleListing(1)], {}, [order('#1'), order('#2')]);
      shop.sandbox.bulkOperations.settings.lineOrder = lineOrder;
      const found = await ordersOf(shop);
      expect(found.map(({ name }) => name).sort()).toEqual(['#1', '#2']);
      expect(found[0]).toMatchObject({
        day: '2026-10-31',
        country: 'CA',
        province: 'QC',
        paidShipment: true,
        fulfilledOn: '2026-11-03',
        lines: [
          {
            listingId: 'gid://shopify/Product/1',
            variantId: 'gid://shopify/ProductVariant/12',
            units: 2,
            returnedUnits: 1,
            returnReasons: { 'size-too-small': 1 },
          },
        ],
      });
    }
  });

  it('gives what was paid for the units, returns not taken off', async () => {
    const line = { sku, quantity: 3, returnedQuantity: 1, returnReason: null };
    const [counts] = await ordersOf(
      await sandboxedShopify([sampleListing(1)], {}, [
        order('#1', { lines: [{ ...line, unitPrice: 16.99 }] }),
      ]),
    );
    expect(counts?.lines).toMatchObject([{ units: 3, returnedUnits: 1, revenue: 50.97 }]);
  });

  it('holds 60 days, or all once that is granted', async () => {
    const old = order('#1', { createdAt: '2026-02-01T12:00:00Z', fulfilledAt: null });
    const shop = await sandboxedShopify([sampleListing(1)], {}, [old, order('#2')]);
    shop.sandbox.grantedScopes = ['read_orders', 'read_returns'];
    expect(await shop.shopify.readOrderAccess()).toBe('recent');
    expect(await ordersOf(shop)).toHaveLength(1);
    shop.sandbox.grantedScopes.push('read_all_orders');
    expect(await shop.shopify.readOrderAccess()).toBe('all');
    expect(await ordersOf(shop)).toHaveLength(2);
    expect(await ordersOf(shop, { createdFrom: new Date('2026-10-01T00:00:00Z') })).toHaveLength(1);
  });

  it('needs the scope of orders; without that of returns, what came back is not asked for', async () => {
    const shop = await sandboxedShopify([sampleListing(1)]);
    shop.sandbox.grantedScopes = [];
    expect(await shop.shopify.readOrderAccess()).toBe('none');
    shop.sandbox.grantedScopes = ['read_orders'];
    expect(await shop.shopify.readOrderAccess()).toBe('recent');
    expect(await shop.shopify.mayReadReturns()).toBe(false);
    shop.sandbox.grantedScopes.push('read_returns');
    expect(await shop.shopify.mayReadReturns()).toBe(true);
  });
});

describe('what products cost', () => {
  const listings = () => {
    const known = sampleVariant('12');
    known.inventory = { ...known.inventory, unitCost: { amount: 7.5, currency: 'USD' } };
    const category = { id: 'gid://shopify/TaxonomyCategory/fb', name: 'Food', fullName: 'Food' };
    return [
      sampleListing(1, { variants: [known, sampleVariant('13')], category }),
      sampleListing(2, { variants: [sampleVariant('22')] }),
    ];
  };

  async function costsOf(shop: SandboxedShopify) {
    const { shopify, clock } = shop;
    const { operationId } = await shopify.startProductExport(clock.now());
    const status = await exportEnded(shop, () => shopify.readProductExportStatus(operationId));
    if (status.state !== 'completed' || status.url === null) throw new Error(status.state);
    const exported = [];
    for await (const listing of shopify.readProductExport(status.url, status.objectCount))
      exported.push(listing.read());
    const read = await readOne(shopify, 'gid://shopify/Product/1');
    // Tariff codes for single destinations come page by page, beside the export.
    expect(
      exported[0]?.variants.map(({ inventory }) => ({ ...inventory, nationalCodes: [] })),
    ).toEqual(read?.variants.map(({ inventory }) => inventory));
    expect(exported.map(({ category }) => category?.name ?? null)).toEqual(['Food', null]);
    return exported.map(({ variants }) => variants.map(({ inventory }) => inventory?.unitCost));
  }

  it('comes with the export and with a single listing, none where the merchant gave none', async () => {
    const shop = await sandboxedShopify(listings());
    expect(await costsOf(shop)).toEqual([[{ amount: 7.5, currency: 'USD' }, null], [null]]);
  });

  it('is absent where Shopify does not let the app read it, and all else is there', async () => {
    const shop = await sandboxedShopify(listings());
    shop.sandbox.faults.denyField('InventoryItem.unitCost', 'view_product_costs');
    expect(await costsOf(shop)).toEqual([[undefined, undefined], [undefined]]);
  });
});

describe('who gets a listing', () => {
  const usOnly = { soldIn: { CA: false } };
  const granted = ['read_products', 'read_publications'];

  async function soldIn(change: Parameters<typeof sampleListing>[1], scopes = granted) {
    const { shopify, sandbox } = await sandboxedShopify([sampleListing(1, change)]);
    sandbox.grantedScopes = scopes;
    return (await readOne(shopify, 'gid://shopify/Product/1'))?.soldIn;
  }

  it('comes where publications may be read', async () => {
    expect(await soldIn({})).toEqual({ CA: true, US: true });
    expect(await soldIn(usOnly)).toEqual({ CA: false, US: true });
    // As a product is that is for companies alone.
    expect(await soldIn({ soldIn: { CA: false, US: false } })).toEqual({ CA: false, US: false });
    expect(await soldIn(usOnly, ['read_products'])).toBeUndefined();
  });

  it('is not known of what is on sale nowhere yet, nor of what only a link leads to', async () => {
    expect(await soldIn({ status: 'DRAFT' })).toBeUndefined();
    expect(await soldIn({ publishedAt: null })).toBeUndefined();
    expect(await soldIn({ status: 'UNLISTED' })).toBeUndefined();
  });

  it('comes with an export and with pages', async () => {
    const shop = await sandboxedShopify([sampleListing(1, usOnly)]);
    shop.sandbox.grantedScopes = granted;
    for await (const { listings } of shop.shopify.readProductPages(null)) {
      expect(listings.map((each) => each.soldIn)).toEqual([{ CA: false, US: true }]);
    }
    const { operationId } = await shop.shopify.startProductExport(shop.clock.now());
    const status = await exportEnded(shop, () => shop.shopify.readProductExportStatus(operationId));
    if (status.state !== 'completed' || status.url === null) throw new Error(status.state);
    for await (const read of shop.shopify.readProductExport(status.url, status.objectCount)) {
      expect(read.read().soldIn).toEqual({ CA: false, US: true });
    }
  });
});

describe('bundles and combined listings', () => {
  it('are told from what is sent itself', async () => {
    const bundle = { ...sampleVariant('12'), requiresComponents: true };
    const { shopify } = await sandboxedShopify([
      sampleListing(1, { variants: [bundle], isCombinedListingParent: true }),
    ]);
    expect(await readOne(shopify, 'gid://shopify/Product/1')).toMatchObject({
      isCombinedListingParent: true,
      variants: [{ requiresComponents: true }],
    });
  });
});

describe('a listing', () => {
  it('comes with stock, fixed prices in Canada, and French of options and photos', async () => {
    const [photo] = sampleListing(1).media;
    if (!photo) throw new Error('The sample has a photo');
    const fixed = sampleVariant('12');
    fixed.stock = 7;
    fixed.shownPrice = {
      ...fixed.shownPrice,
      CA: { price: { amount: 15, currency: 'CAD' }, compareAt: null },
    };
    const { shopify } = await sandboxedShopify([
      sampleListing(1, {
        options: [{ name: 'Size', values: ['250 ml', '500 ml'] }],
        variants: [fixed, sampleVariant('13')],
        media: [{ ...photo, alt: 'A tin' }],
        frenchDetails: [
          { kind: 'optionName', source: 'Size', french: 'Format' },
          { kind: 'altText', source: 'A tin', french: 'Une boîte' },
        ],
      }),
    ]);
    const listing = await readOne(shopify, 'gid://shopify/Product/1');
    expect(listing?.variants).toMatchObject([
      { stock: 7, hasFixedCanadianPrice: true },
      { stock: null, hasFixedCanadianPrice: false },
    ]);
    expect(listing?.frenchDetails).toEqual([
      { kind: 'optionName', source: 'Size', french: 'Format' },
      { kind: 'optionValue', source: '250 ml', french: null },
      { kind: 'optionValue', source: '500 ml', french: null },
      { kind: 'altText', source: 'A tin', french: 'Une boîte' },
    ]);
    if (listing === null) throw new Error('the listing is there');
    const { frenchDetails, ...bare } = listing;
    const parts = { french: true, nationalCodes: false };
    expect(await shopify.completeListings([bare], parts)).toMatchObject([{ frenchDetails }]);
  });

  it('has a fixed price in Canada wherever the store’s own currency is Canadian', async () => {
    const { shopify } = await sandboxedShopify([sampleListing(1)], { currency: 'CAD' });
    const listing = await readOne(shopify, 'gid://shopify/Product/1');
    expect(listing?.variants[0]?.hasFixedCanadianPrice).toBe(true);
  });
});

describe('the store', () => {
  it('comes with its country and its policies in both languages', async () => {
    const { shopify } = await sandboxedShopify([], {
      policies: [
        { type: 'REFUND_POLICY', bodyHtml: '<p>30 days.</p>', frenchHtml: '<p>30 jours.</p>' },
        { type: 'PRIVACY_POLICY', bodyHtml: '<p>Private.</p>', frenchHtml: null },
      ],
    });
    expect(await shopify.readStoreFacts()).toMatchObject({
      country: 'US',
      policies: [
        {
          type: 'REFUND_POLICY',
          bodyHtml: '<p>30 days.</p>',
          french: [{ key: 'body', locale: 'fr', value: '<p>30 jours.</p>', outdated: false }],
        },
        { type: 'PRIVACY_POLICY', french: [] },
      ],
    });
  });

  it('keeps quiet about policies that may not be read', async () => {
    const { shopify, sandbox } = await sandboxedShopify([]);
    sandbox.faults.denyField('Shop.shopPolicies', 'read_legal_policies');
    expect(await shopify.readStoreFacts()).not.toHaveProperty('policies');
  });
});
