import { refreshListings } from '~/services/catalogue/refresh-listings';
import { testPorts } from '../services/support/ports';
import { ScriptedShopify } from '../services/support/scripted-shopify';
import type { BenchDatabase } from './database';
import { percentile } from './measurement';

/** The first ones compile what the others use. */
const WARM_UPS = 10;
const EDITS = 30;

/**
 * What it takes, by the median, to read a listing with another title and another price, and with that to judge it, as after a webhook.
 * Of the last listings, so that those that are audited stay as they are. Shopify answers at once. The next sync takes the
 * edits back: what is read later counts where nothing says which is newer.
 */
export async function editedListingMs(database: BenchDatabase, store: string): Promise<number> {
  const shopify = new ScriptedShopify();
  const ports = { ...testPorts(database, shopify), now: () => new Date() };
  const ids = await lastIds(database, store, WARM_UPS + EDITS);
  const times: number[] = [];
  for (const { listing } of await ports.listings.findMany(store, ids)) {
    const { id, title, variants } = listing;
    const shownPrice = (amount: number) => ({
      CA: { price: { amount, currency: 'CAD' as const }, compareAt: null },
    });
    shopify.put({
      ...listing,
      title: `${title}, edited`,
      variants: variants.map((variant, index) => ({
        ...variant,
        shownPrice: { ...variant.shownPrice, ...shownPrice(times.length + index + 0.99) },
      })),
    });
    const began = performance.now();
    const [read] = await refreshListings(ports, store, [id]);
    if (read?.status === 'rejected') throw read.reason;
    times.push(performance.now() - began);
  }
  return percentile(times.slice(WARM_UPS), 0.5);
}

async function lastIds({ pool }: BenchDatabase, store: string, count: number): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    'SELECT id FROM listing WHERE store = $1 ORDER BY id DESC LIMIT $2',
    [store, count],
  );
  return rows.map(({ id }) => id);
}
