import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasSharedGraphql, sharedGraphql } from '../../support/shared-data';
import { gid } from '../../../sandbox/store/ids';
import { testEndpoint, until, type TestEndpoint } from './test-endpoint';

const SUFFIX = hasSharedGraphql ? '' : ' (skipped: the documents are absent)';
const files = hasSharedGraphql
  ? readdirSync(sharedGraphql()).filter((file) => file.endsWith('.graphql'))
  : [];
const RUN_BULK =
  'mutation ($query: String!) { bulkOperationRunQuery(query: $query) { bulkOperation { id } userErrors { message } } }';

/** Variables that fit every document: each takes those that it declares. */
function variablesFor(file: string, { store }: TestEndpoint): Record<string, unknown> {
  const product = store.catalogue.all().find((each) => each.media.length > 0);
  const variant = product?.variants[0];
  const order = store.orders.orders.find((each) => each.returned);
  const canada = store.markets.find((market) => market.country === 'CA');
  if (!product || !variant || !order || !canada?.priceList)
    throw new Error('The sample seed is too small');
  const productId = gid('Product', product.id);
  const variantId = gid('ProductVariant', variant.id);
  const price = { amount: '129.99', currencyCode: 'CAD' };
  return {
    first: 10,
    productId,
    ids: [productId],
    resourceId: productId,
    locale: 'fr',
    country: 'CA',
    priceListId: gid('PriceList', canada.priceList.id),
    variants: [{ id: variantId, price: '80.00' }],
    variantIds: [variantId],
    prices: [{ variantId, price }],
    translations: [],
    keys: ['title'],
    locales: ['fr'],
    files: [{ id: gid('MediaImage', product.media[0]?.id ?? ''), alt: 'Boot, left side' }],
    metafields: [{ ownerId: productId, key: 'a', type: 'single_line_text_field', value: 'b' }],
    handle: 'listing-flagged',
    payload: {},
    topic: 'PRODUCTS_UPDATE',
    sub: { uri: 'https://app.example.test/webhooks' },
    query: '{ products { edges { node { id } } } }',
    discount: {
      title: 'Christmas',
      ...(file.startsWith('discount-code') ? { code: 'NOEL' } : {}),
      startsAt: '2026-12-01T05:00:00Z',
      context: { all: 'ALL' },
      customerGets: { value: { percentage: 0.1 }, items: { all: true } },
    },
    input: { harmonizedSystemCode: '640391' },
  };
}

function idFor(file: string, { store }: TestEndpoint): string {
  const kinds: [RegExp, string][] = [
    [/^bulk-operation/, 'BulkOperation/1'],
    [/^discount-automatic/, 'DiscountAutomaticNode/1'],
    [/^discount-code/, 'DiscountCodeNode/1'],
    [/^discount-node/, 'DiscountNode/1'],
    [/^inventory/, `InventoryItem/${store.catalogue.all()[0]?.variants[0]?.inventoryItemId ?? ''}`],
    [/^order-/, `Order/${store.orders.orders[0]?.id ?? ''}`],
    [
      /^return-by/,
      `Return/${store.orders.orders.find((order) => order.returned)?.returned?.id ?? ''}`,
    ],
  ];
  const kind = kinds.find(([pattern]) => pattern.test(file))?.[1];
  return `gid://shopify/${kind ?? `Product/${store.catalogue.all()[0]?.id ?? ''}`}`;
}

describe.skipIf(!hasSharedGraphql)(`every document validates and executes${SUFFIX}`, () => {
  let sandbox: TestEndpoint;
  beforeAll(async () => {
    sandbox = await testEndpoint();
    sandbox.endpoint.throttle.limits.maximumAvailable = 1_000_000;
    sandbox.endpoint.throttle.limits.restoreRate = 1_000_000;
  });
  afterAll(() => {
    sandbox.store.close();
  });

  it.each(files.filter((file) => !file.startsWith('bulk-inner')))('%s', async (file) => {
    const document = readFileSync(sharedGraphql(file), 'utf8');
    sandbox.clock.advance(60_000);
    const answer = await sandbox.ask(document, {
      ...variablesFor(file, sandbox),
      id: idFor(file, sandbox),
    });
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toBeTruthy();
  });

  it.each(files.filter((file) => file.startsWith('bulk-inner')))('%s, in bulk', async (file) => {
    const query = readFileSync(sharedGraphql(file), 'utf8');
    const answer = await sandbox.ask(RUN_BULK, { query });
    expect(answer.data?.['bulkOperationRunQuery']).toMatchObject({ userErrors: [] });
    await until(() => sandbox.store.bulkOperations.all().at(-1)?.completedAt != null);
    expect(sandbox.store.bulkOperations.all().at(-1)).toMatchObject({
      status: 'COMPLETED',
      errorCode: null,
    });
  });
});
