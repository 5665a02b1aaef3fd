import { describe, expect, it } from 'vitest';
import type { SandboxOrder } from '../../sandbox/model';
import { noteOnce } from '~/shopify/unknown-values';
import { allOf } from './support/all-discounts';
import {
  listingsByExport,
  listingsByPages,
  ordersByExport,
  ordersByPages,
} from './support/both-ways';
import { sampleListing, sampleVariant, sandboxedShopify, readOne } from './support/sandbox-shop';

const WAYS = [
  { way: 'page by page', listings: listingsByPages, orders: ordersByPages },
  { way: 'by export', listings: listingsByExport, orders: ordersByExport },
];

type Seed = Parameters<typeof sandboxedShopify>;

/** A store whose answers hold what a later version of Shopify's API may: each pair is put in place of the other. */
async function laterStore(
  changes: [from: RegExp, to: string][],
  [listings, shop = {}, orders = []]: Seed,
) {
  const noted: string[] = [];
  const opened = await sandboxedShopify(listings, shop, orders, [], {
    asAnswered: (text) =>
      changes.reduce((changed, [from, to]) => changed.replaceAll(from, to), text),
    note: (field, value) => noted.push(`${field} ${value}`),
  });
  return { ...opened, noted };
}

const seeds = () => [
  sampleListing(1),
  sampleListing(2, {
    status: 'UNLISTED',
    variants: [
      { ...sampleVariant('22'), inventory: { weight: { value: 2, unit: 'POUNDS' } } },
      sampleVariant('23'),
    ],
    media: [{ ...photo('24'), kind: 'MODEL_3D', id: 'gid://shopify/Model3d/24' }, photo('25')],
  }),
  sampleListing(3),
];

function photo(id: string) {
  return {
    id: `gid://shopify/MediaImage/${id}`,
    kind: 'IMAGE' as const,
    url: 'https://cdn.shopify.com/a.jpg',
    alt: null,
    widthPx: 800,
    heightPx: 600,
  };
}

describe.each(WAYS)('a listing read $way', ({ listings }) => {
  const LATER: [RegExp, string][] = [
    [/"UNLISTED"/g, '"EMBARGOED"'],
    [/"POUNDS"/g, '"STONES"'],
    [/Model3d/g, 'Hologram'],
  ];

  it('is unknown where its status is, and the others are read as ever', async () => {
    const { shopify, noted } = await laterStore(LATER, [seeds()]);
    const asEver = await listings((await sandboxedShopify(seeds())).shopify);
    const read = await listings(shopify);
    expect(read.map(({ status }) => status)).toEqual(['ACTIVE', 'UNKNOWN', 'ACTIVE']);
    expect([read[0], read[2]]).toEqual([asEver[0], asEver[2]]);
    expect(new Set(noted)).toEqual(
      new Set(['Product.status EMBARGOED', 'Weight.unit STONES', 'Media Hologram']),
    );
  });

  it('keeps a weight in an unknown unit unread, and takes no unknown medium for a photo', async () => {
    const { shopify } = await laterStore(LATER, [seeds()]);
    const unknown = (await listings(shopify))[1];
    expect(unknown?.variants.map(({ inventory }) => inventory)).toEqual([
      expect.not.objectContaining({ weight: expect.anything() as unknown }),
      expect.objectContaining({ weight: { value: 350, unit: 'GRAMS' } }),
    ]);
    expect(unknown?.media.map(({ id }) => id)).toEqual(['gid://shopify/MediaImage/25']);
  });
});

it('a listing read by itself is unknown where its status is', async () => {
  const { shopify, noted } = await laterStore([[/"UNLISTED"/g, '"EMBARGOED"']], [seeds()]);
  expect((await readOne(shopify, 'gid://shopify/Product/2'))?.status).toBe('UNKNOWN');
  expect((await readOne(shopify, 'gid://shopify/Product/1'))?.status).toBe('ACTIVE');
  expect(noted).toEqual(['Product.status EMBARGOED']);
});

describe.each(WAYS)('an order read $way', ({ orders }) => {
  const order = (name: string, change: Partial<SandboxOrder> = {}): SandboxOrder => ({
    name,
    createdAt: '2026-11-01T02:00:00Z',
    country: 'CA',
    province: 'QC',
    lines: [{ sku: 'S-12', quantity: 2, returnedQuantity: 0, returnReason: null }],
    fulfilledAt: '2026-11-03T15:00:00Z',
    ...change,
  });
  const returned = {
    lines: [{ sku: 'S-12', quantity: 2, returnedQuantity: 1, returnReason: 'Size too small' }],
  };

  async function ordersOf(from: RegExp, to: string, seed: SandboxOrder[]) {
    const { shopify, noted } = await laterStore([[from, to]], [[sampleListing(1)], {}, seed]);
    const read = await orders(shopify, {});
    return { read: new Map(read.map((each) => [each.name, each])), noted: new Set(noted) };
  }

  it('does not count when handling is judged where its shipment is in an unknown state', async () => {
    const { read, noted } = await ordersOf(/"UNFULFILLED"/g, '"TELEPORTED"', [
      order('#1', { fulfilledAt: null }),
      order('#2'),
    ]);
    expect(read.get('#1')).toMatchObject({ paidShipment: false, lines: [{ units: 2 }] });
    expect(read.get('#2')).toMatchObject({ paidShipment: true, fulfilledOn: '2026-11-03' });
    expect(noted).toEqual(new Set(['Order.displayFulfillmentStatus TELEPORTED']));
  });

  it('does not count there where nobody can say whether it was sent or paid', async () => {
    const sent = await ordersOf(/"SUCCESS"/g, '"BEAMED"', [order('#1')]);
    expect(sent.read.get('#1')).toMatchObject({ paidShipment: false, fulfilledOn: null });
    expect(sent.noted).toEqual(new Set(['Fulfillment.status BEAMED']));
    const paid = await ordersOf(/"PAID"/g, '"BARTERED"', [order('#1')]);
    expect(paid.read.get('#1')).toMatchObject({ paidShipment: false, lines: [{ units: 2 }] });
    expect(paid.noted).toEqual(new Set(['Order.displayFinancialStatus BARTERED']));
  });

  it('counts neither as sold nor as returned where a return is in an unknown state', async () => {
    const { read, noted } = await ordersOf(/"status":"CLOSED"/g, '"status":"LOST"', [
      order('#1', returned),
      order('#2'),
    ]);
    expect(read.get('#1')).toMatchObject({ paidShipment: true, lines: [] });
    expect(read.get('#2')).toMatchObject({ lines: [{ units: 2, returnedUnits: 0 }] });
    expect(noted).toEqual(new Set(['Return.status LOST']));
  });

  it('keeps a reason that is new by its name', async () => {
    const { read, noted } = await ordersOf(/"size-too-small"/g, '"wrong-century"', [
      order('#1', returned),
    ]);
    expect(read.get('#1')?.lines).toMatchObject([{ returnReasons: { 'wrong-century': 1 } }]);
    expect(noted.size).toBe(0);
  });
});

describe('a discount', () => {
  const terms = {
    title: 'Noël',
    startsAt: '2026-12-01T05:00:00Z',
    endsAt: '2026-12-26T05:00:00Z',
    value: { kind: 'percentage' as const, percent: 15 },
    trigger: { kind: 'automatic' as const },
    items: { kind: 'all' as const },
    buyers: { kind: 'all' as const },
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
    conditions: [],
  };

  /** Two discounts, of which the one whose title is Later is answered as a later version would. */
  async function discountsWith(from: RegExp, to: string) {
    let isLater = false;
    const noted: string[] = [];
    const { shopify } = await sandboxedShopify([sampleListing(1)], {}, [], [], {
      asAnswered: (text) => (isLater ? asLater(text, from, to) : text),
      note: (field, value) => noted.push(`${field} ${value}`),
    });
    for (const title of ['Noël', 'Later']) {
      await shopify.discounts.create({ ...terms, title }, { marker: title, sendWithinMs: 30_000 });
    }
    isLater = true;
    const listed = await allOf(shopify, { kind: 'open' });
    expect(listed.find(({ title }) => title === 'Noël')?.terms).toMatchObject({
      value: { percent: 15 },
    });
    return { later: listed.find(({ title }) => title !== 'Noël'), noted: new Set(noted) };
  }

  function asLater(text: string, from: RegExp, to: string): string {
    return JSON.stringify(JSON.parse(text), (key, value: unknown) => {
      const isIt = key === 'discount' && typeof value === 'object' && value && 'title' in value;
      return isIt && value.title === 'Later'
        ? (JSON.parse(JSON.stringify(value).replace(from, to)) as unknown)
        : value;
    });
  }

  it('of an unknown kind may apply at any time, and is named by its number', async () => {
    const { later, noted } = await discountsWith(
      /^.*$/,
      '{"__typename":"DiscountAutomaticRaffle"}',
    );
    expect(later).toMatchObject({
      title: later?.id.split('/').at(-1),
      method: 'automatic',
      status: 'unknown',
      startsAt: '1970-01-01T00:00:00Z',
      endsAt: null,
      terms: null,
    });
    expect(noted).toEqual(new Set(['Discount DiscountAutomaticRaffle']));
  });

  it.each([
    ['"DiscountPercentage"', '"DiscountByDice"', 'DiscountCustomerGetsValue DiscountByDice'],
    ['"AllDiscountItems"', '"DiscountBundles"', 'DiscountItems DiscountBundles'],
    ['"DiscountBuyerSelectionAll"', '"DiscountPlanets"', 'DiscountContext DiscountPlanets'],
  ])('with %s in place of which stands %s has unknown terms', async (from, to, said) => {
    const { later, noted } = await discountsWith(new RegExp(from), to);
    expect(later).toMatchObject({ title: 'Later', status: 'scheduled', terms: null });
    expect(noted).toEqual(new Set([said]));
  });

  it('of an unknown status keeps its terms', async () => {
    const { later, noted } = await discountsWith(/"SCHEDULED"/, '"DREAMT"');
    expect(later).toMatchObject({ title: 'Later', status: 'unknown', terms: { title: 'Later' } });
    expect(noted).toEqual(new Set(['DiscountStatus DREAMT']));
  });

  it('with an unknown minimum asks something else of buyers than ours do', async () => {
    const { later, noted } = await discountsWith(
      /"minimumRequirement":null/,
      '"minimumRequirement":{"__typename":"DiscountMinimumAge"}',
    );
    expect(later?.terms?.conditions).toEqual(['DiscountMinimumAge']);
    expect(noted).toEqual(new Set(['DiscountMinimumRequirement DiscountMinimumAge']));
  });
});

it('an export in an unknown state is told from one that failed', async () => {
  const { shopify, noted } = await laterStore(
    [[/"status":"(RUNNING|CREATED|COMPLETED)"/g, '"status":"HIBERNATING"']],
    [[sampleListing(1)]],
  );
  const { operationId } = await shopify.startProductExport(new Date('2026-01-01T00:00:00Z'));
  expect(await shopify.readProductExportStatus(operationId)).toEqual({ state: 'unreadable' });
  expect(noted).toEqual(['BulkOperation.status HIBERNATING']);
});

it('each value is said once', () => {
  const said: string[] = [];
  const note = noteOnce((field, value) => said.push(`${field} ${value}`));
  for (let time = 0; time < 3; time += 1) {
    note('Product.status', 'EMBARGOED');
    note('Product.status', 'LOST');
    note('Return.status', 'LOST');
  }
  expect(said).toEqual(['Product.status EMBARGOED', 'Product.status LOST', 'Return.status LOST']);
});
