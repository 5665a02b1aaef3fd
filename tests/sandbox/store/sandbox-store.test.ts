import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { boots, sampleSeed } from '../sample-seed';
import { testEndpoint, type TestEndpoint } from '../graphql/test-endpoint';
import { gid } from '../../../sandbox/store/ids';
import type { StoreEvent } from '../../../sandbox/store/sandbox-store';
import { contentDigest } from '../../../sandbox/store/translations';

let sandbox: TestEndpoint;
let events: StoreEvent[];
beforeEach(async () => {
  sandbox = await testEndpoint();
  events = [];
  sandbox.store.on((event) => events.push(event));
});
afterEach(() => {
  sandbox.store.close();
});

function firstVariant(): string {
  return gid('ProductVariant', sandbox.store.catalogue.product(boots.id).variants[0]?.id ?? '');
}

describe('webhooks', () => {
  it('sends products/update with the new state and ids digit by digit', () => {
    sandbox.clock.advance(60_000);
    sandbox.store.editProduct(boots.id, { title: 'Snow boots' });
    expect(events.map((event) => event.topic)).toEqual(['products/update']);
    const payload = events[0]?.payload ?? '';
    expect(payload).toContain('"id":788032119674292923,');
    expect(JSON.parse(payload)).toMatchObject({
      admin_graphql_api_id: boots.id,
      title: 'Snow boots',
      status: 'active',
      updated_at: '2026-11-22T12:01:00Z',
      variants: [{ sku: 'BOOT-6', price: '100.00', compare_at_price: '120.00' }, { sku: 'BOOT-7' }],
    });
  });

  it('sends one for a price, a photo, a creation and a deletion', () => {
    const { store } = sandbox;
    store.editVariantPrice(firstVariant(), { price: 90 });
    const photo = store.addPhoto(boots.id, {
      kind: 'IMAGE',
      url: 'https://cdn.example.test/box.jpg',
      alt: null,
    });
    store.editPhotoAlt(gid('MediaImage', photo.id), 'The box');
    store.removePhoto(gid('MediaImage', photo.id));
    const created = store.createProduct({
      ...boots,
      id: undefined,
      handle: 'copy',
      french: undefined,
    });
    store.deleteProduct(gid('Product', created.id));
    expect(events.map((event) => event.topic)).toEqual([
      'products/update',
      'products/update',
      'products/update',
      'products/update',
      'products/create',
      'products/delete',
    ]);
    expect(events.at(-1)?.payload).toBe(`{"id":${created.id}}`);
    expect(() => store.catalogue.media(gid('MediaImage', photo.id))).toThrow(/No media/);
  });

  it('sends none for a translation, and leaves the product as it was', () => {
    const before = sandbox.store.catalogue.product(boots.id).updatedAt;
    sandbox.clock.advance(60_000);
    sandbox.store.registerTranslation(boots.id, { key: 'title', locale: 'fr', value: 'Bottes' });
    sandbox.store.removeTranslation(boots.id, 'title', 'fr');
    expect(events).toEqual([]);
    expect(sandbox.store.catalogue.product(boots.id).updatedAt).toBe(before);
  });
});

describe('translations', () => {
  const READ =
    'query ($id: ID!) { translatableResource(resourceId: $id) { translatableContent { key digest } translations(locale: "fr") { key outdated } } product(id: $id) { translations(locale: "fr") { key } } }';

  it('are outdated by the digest of what they were written against', async () => {
    const seeded = await sandbox.ask(READ, { id: boots.id });
    expect(seeded.data?.['translatableResource']).toMatchObject({
      translations: [
        { key: 'title', outdated: false },
        { key: 'body_html', outdated: true },
      ],
    });
    sandbox.store.editProduct(boots.id, { title: 'Snow boots' });
    sandbox.store.registerTranslation(boots.id, {
      key: 'body_html',
      locale: 'fr',
      value: '<p>Neuf.</p>',
    });
    const edited = await sandbox.ask(READ, { id: boots.id });
    expect(edited.data?.['translatableResource']).toMatchObject({
      translatableContent: expect.arrayContaining([
        { key: 'title', digest: contentDigest('Snow boots') },
      ]) as unknown,
      translations: [
        { key: 'title', outdated: true },
        { key: 'body_html', outdated: false },
      ],
    });
  });

  it('of an unpublished locale are seen through the translatable resource only', async () => {
    const answer = await sandbox.ask(READ, { id: boots.id });
    expect(answer.data?.['product']).toEqual({ translations: [] });
  });
});

describe('prices', () => {
  const READ =
    '{ products(first: 1, query: "handle:winter-boots") { nodes { variants(first: 5) { nodes { price contextualPricing(context: {country: CA}) { price { amount currencyCode } compareAtPrice { amount } } } } } } }';

  async function variants() {
    const answer = await sandbox.ask(READ);
    const products = answer.data?.['products'] as { nodes: { variants: { nodes: unknown[] } }[] };
    return products.nodes[0]?.variants.nodes;
  }

  it('follow the exchange rate unless they are fixed', async () => {
    expect(await variants()).toEqual([
      {
        price: '100.00',
        contextualPricing: {
          price: { amount: '137.0', currencyCode: 'CAD' },
          compareAtPrice: { amount: '164.4' },
        },
      },
      {
        price: '100.00',
        contextualPricing: {
          price: { amount: '129.0', currencyCode: 'CAD' },
          compareAtPrice: null,
        },
      },
    ]);
    sandbox.store.editVariantPrice(firstVariant(), { price: 50, compareAtPrice: null });
    expect((await variants())?.[0]).toMatchObject({
      contextualPricing: { price: { amount: '68.5' }, compareAtPrice: null },
    });
    sandbox.store.editVariantPrice(firstVariant(), { price: 60, country: 'CA' });
    expect((await variants())?.[0]).toMatchObject({
      price: '50.00',
      contextualPricing: { price: { amount: '60.0' } },
    });
  });

  it('change when their time comes', async () => {
    const priceChanges = [
      { at: '2026-11-01T00:00:00Z', sku: 'MUG', price: 15, compareAtPrice: null },
      { at: '2026-12-01T00:00:00Z', sku: 'MUG', price: 9, compareAtPrice: 15 },
    ];
    sandbox.store.close();
    sandbox = await testEndpoint(sampleSeed({ priceChanges }));
    sandbox.store.on((event) => events.push(event));
    expect(sandbox.store.catalogue.findBySku('MUG')?.variant.priceCents).toBe(1500);
    sandbox.clock.set(new Date('2026-12-01T00:00:00Z'));
    sandbox.store.catchUp();
    expect(sandbox.store.catalogue.findBySku('MUG')?.variant).toMatchObject({
      priceCents: 900,
      compareAtCents: 1500,
    });
    expect(events.map((event) => event.topic)).toEqual(['products/update']);
  });
});

describe('ids above 2^53', () => {
  it('survive reading, paging and editing', async () => {
    const wide = 'gid://shopify/Product/788032119674292923';
    expect(Number.isSafeInteger(Number('788032119674292923'))).toBe(false);
    const answer = await sandbox.ask(
      'query ($id: ID!) { product(id: $id) { id legacyResourceId } products(first: 1) { pageInfo { endCursor } } }',
      { id: wide },
    );
    expect(answer.data?.['product']).toEqual({ id: wide, legacyResourceId: '788032119674292923' });
    const { endCursor } = (answer.data?.['products'] as { pageInfo: { endCursor: string } })
      .pageInfo;
    const next = await sandbox.ask(
      'query ($after: String) { products(first: 1, after: $after) { nodes { id } pageInfo { hasNextPage } } }',
      { after: endCursor },
    );
    expect(next.data?.['products']).toEqual({
      nodes: [{ id: wide }],
      pageInfo: { hasNextPage: false },
    });
  });

  it('are among those that the store hands out', () => {
    const ids = Array.from({ length: 8 }, () => sandbox.store.ids.next());
    expect(ids.filter((id) => !Number.isSafeInteger(Number(id)))).toHaveLength(1);
    expect(new Set(ids).size).toBe(8);
  });
});

describe('paging', () => {
  it('skips and repeats nothing while the list changes', async () => {
    const page =
      'query ($after: String) { products(first: 1, sortKey: TITLE, after: $after) { nodes { title } pageInfo { endCursor } } }';
    const first = (await sandbox.ask(page)).data?.['products'] as {
      pageInfo: { endCursor: string };
    };
    sandbox.store.createProduct({
      ...boots,
      id: undefined,
      french: undefined,
      handle: 'apron',
      title: 'Apron',
    });
    const second = await sandbox.ask(page, { after: first.pageInfo.endCursor });
    expect(second.data?.['products']).toMatchObject({ nodes: [{ title: 'Winter boots' }] });
  });
});

describe('orders', () => {
  it('are sent and come back when their time has come, and not before', async () => {
    const sold = { country: 'CA', province: 'QC' };
    const line = { sku: 'MUG', quantity: 1, returnedQuantity: 1, returnReason: 'Broken' };
    const { store, clock, ...endpoint } = await testEndpoint(
      sampleSeed({
        orders: [
          {
            ...sold,
            name: '#1',
            createdAt: '2026-11-22T08:00:00Z',
            fulfilledAt: '2026-11-24T08:00:00Z',
            lines: [line],
          },
        ],
      }),
    );
    const order = async () =>
      (
        await endpoint.ask(
          '{ orders(first: 1) { nodes { updatedAt displayFulfillmentStatus fulfillments { createdAt } returns(first: 1) { nodes { createdAt } } lineItems(first: 1) { nodes { currentQuantity unfulfilledQuantity } } } } }',
        )
      ).data?.['orders'];
    expect(await order()).toMatchObject({
      nodes: [
        {
          updatedAt: '2026-11-22T08:00:00Z',
          displayFulfillmentStatus: 'UNFULFILLED',
          fulfillments: [],
          returns: { nodes: [] },
          lineItems: { nodes: [{ currentQuantity: 1, unfulfilledQuantity: 1 }] },
        },
      ],
    });
    clock.set(new Date('2026-11-25T00:00:00Z'));
    store.catchUp();
    expect(await order()).toMatchObject({
      nodes: [
        {
          updatedAt: '2026-11-24T08:00:00Z',
          fulfillments: [{ createdAt: '2026-11-24T08:00:00Z' }],
          returns: { nodes: [] },
          lineItems: { nodes: [{ currentQuantity: 1, unfulfilledQuantity: 0 }] },
        },
      ],
    });
    clock.set(new Date('2026-12-10T00:00:00Z'));
    store.catchUp();
    expect(await order()).toMatchObject({
      nodes: [
        {
          returns: { nodes: [{ createdAt: '2026-12-06T08:00:00Z' }] },
          lineItems: { nodes: [{ currentQuantity: 0 }] },
        },
      ],
    });
    store.close();
  });
});

describe('discounts', () => {
  it('begin and end by the clock', async () => {
    const created = await sandbox.ask(
      'mutation ($discount: DiscountAutomaticBasicInput!) { discountAutomaticBasicCreate(automaticBasicDiscount: $discount) { automaticDiscountNode { id } userErrors { message } } }',
      {
        discount: {
          title: 'Christmas',
          startsAt: '2026-12-01T05:00:00Z',
          endsAt: '2026-12-27T05:00:00Z',
          customerGets: {
            value: { percentage: 0.1 },
            items: { products: { productsToAdd: [boots.id] } },
          },
        },
      },
    );
    expect(created.data?.['discountAutomaticBasicCreate']).toMatchObject({ userErrors: [] });
    const statuses = [];
    for (const instant of [
      '2026-11-30T00:00:00Z',
      '2026-12-10T00:00:00Z',
      '2026-12-28T00:00:00Z',
    ]) {
      sandbox.clock.set(new Date(instant));
      const answer = await sandbox.ask(
        '{ discountNodes(first: 5) { nodes { discount { ... on DiscountAutomaticBasic { status } } } } }',
      );
      const { nodes } = answer.data?.['discountNodes'] as {
        nodes: { discount: { status: string } }[];
      };
      statuses.push(nodes[0]?.discount.status);
    }
    expect(statuses).toEqual(['SCHEDULED', 'ACTIVE', 'EXPIRED']);
  });
});
