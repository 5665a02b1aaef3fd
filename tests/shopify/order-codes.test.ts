import { expect, it } from 'vitest';
import type { SandboxOrder } from '../../sandbox/model';
import { ordersByExport, ordersByPages } from './support/both-ways';
import { sampleListing, sandboxedShopify } from './support/sandbox-shop';

const order = (name: string, discountCodes?: string[]): SandboxOrder => ({
  name,
  createdAt: '2026-11-02T15:00:00Z',
  country: 'US',
  province: 'NY',
  fulfilledAt: null,
  lines: [{ sku: 'S-12', quantity: 1, returnedQuantity: 0, returnReason: null }],
  ...(discountCodes && { discountCodes }),
});

it.each([
  ['by export', ordersByExport],
  ['page by page', ordersByPages],
])('codes that an order used are read %s, whatever their case', async (_way, orders) => {
  const seeds = [order('#1', ['Welcome10', 'FREESHIP']), order('#2')];
  const { shopify } = await sandboxedShopify([sampleListing(1)], {}, seeds);
  const read = await orders(shopify, {});
  const codes = Object.fromEntries(read.map((each) => [each.name, each.codes]));
  expect(codes).toEqual({ '#1': ['welcome10', 'freeship'], '#2': [] });
});
