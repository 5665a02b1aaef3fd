import { expect } from 'vitest';
import type { Listing } from '~/core/listing/listing';
import type { OrderCounts } from '~/core/orders/order-counts';
import type { OrderWindow } from '~/services/orders/ports';
import type { ShopifyStore } from '~/services/ports';

const LONG_AGO = new Date('2026-01-01T00:00:00Z');
const TIME_ZONE = 'America/Toronto';

type Exports = 'readProductExportStatus' | 'readOrderExportStatus';

/** The finished export; `null`: it holds nothing. */
async function finished(shopify: ShopifyStore, name: Exports, operationId: string) {
  for (;;) {
    const status = await shopify[name](operationId);
    if (status.state === 'failed') throw new Error(status.code);
    if (status.state === 'unreadable') throw new Error('the export is in an unknown state');
    if (status.state === 'completed') {
      const { url, objectCount } = status;
      return url === null ? null : { url, objectCount };
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

export async function listingsByExport(shopify: ShopifyStore): Promise<Listing[]> {
  const { operationId } = await shopify.startProductExport(LONG_AGO);
  const file = await finished(shopify, 'readProductExportStatus', operationId);
  if (file === null) return [];
  const exported = await Array.fromAsync(shopify.readProductExport(file.url, file.objectCount));
  return exported.map((each) => {
    const listing = each.read();
    // Told without parsing the file, in the order of its lines.
    const toComplete = listing.variants.map(({ id, inventory }) => ({
      id,
      ...(inventory && { inventory: {} }),
    }));
    expect(each.variants.toSorted(byId)).toEqual(toComplete.toSorted(byId));
    return listing;
  });
}

export async function listingsByPages(shopify: ShopifyStore): Promise<Listing[]> {
  const pages = await Array.fromAsync(shopify.readProductPages(null));
  return pages.flatMap(({ listings }) => listings);
}

export async function ordersByExport(
  shopify: ShopifyStore,
  window: OrderWindow,
): Promise<OrderCounts[]> {
  const { operationId } = await shopify.startOrderExport(window, {
    notBefore: LONG_AGO,
    withReturns: true,
  });
  const file = await finished(shopify, 'readOrderExportStatus', operationId);
  return file
    ? Array.fromAsync(shopify.readOrderExport({ ...file, timeZone: TIME_ZONE, withReturns: true }))
    : [];
}

export async function ordersByPages(
  shopify: ShopifyStore,
  window: OrderWindow,
): Promise<OrderCounts[]> {
  const from = { timeZone: TIME_ZONE, after: null };
  const pages = await Array.fromAsync(shopify.readOrderPages(window, from));
  return pages.flatMap(({ orders }) => orders);
}
