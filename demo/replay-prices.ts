import pino from 'pino';
import type { Listing } from '../app/core/listing/listing';
import { connectDatabase, createRepositories, openDatabase } from '../app/db.server';
import type { SandboxPriceChange, SandboxSeed, SandboxShop } from '../sandbox/model';
import { convertedCents } from '../sandbox/store/prices';
import { toCents } from '../sandbox/store/records';

/**
 * Tells the app's database each past price at its time, through the app's own repository, as if the app had
 * watched the store all along: Shopify keeps no price history, so a fresh installation has none to show.
 */
export async function replayPrices(seed: SandboxSeed, dataDir: string): Promise<void> {
  const [first] = seed.priceChanges;
  // A generated store streams its listings; walking through them at every change would take hours.
  if (!first || !Array.isArray(seed.products)) return;
  const listings = seed.products as Listing[];
  const opened = await openDatabase({
    databaseUrl: undefined,
    dataDir,
    logger: pino({ level: 'silent' }),
  });
  const database = connectDatabase(opened.url, () => undefined);
  try {
    const repositories = createRepositories(database);
    await repositories.stores.install(seed.shop.domain, new Date(first.at));
    const prices: Prices = new Map();
    for (const [at, changes] of Map.groupBy(seed.priceChanges, (change) => change.at)) {
      for (const change of changes) prices.set(change.sku, change);
      const changed = listingsAt(at, prices, listings, seed.shop);
      await repositories.listings.save(seed.shop.domain, changed, { readAt: new Date(at) });
    }
  } finally {
    await database.close();
    await opened.close();
  }
}

/** SKU → its latest change so far. */
type Prices = Map<string, SandboxPriceChange>;

/** The listings with a change at this instant, whole, as they were then. */
function listingsAt(at: string, prices: Prices, listings: Listing[], shop: SandboxShop): Listing[] {
  return listings
    .map((listing) => ({
      ...listing,
      updatedAt: at,
      variants: listing.variants.flatMap((variant) => {
        const change = variant.sku === null ? undefined : prices.get(variant.sku);
        return change ? [{ ...variant, ...pricesAfter(change, shop) }] : [];
      }),
    }))
    .filter(({ variants }) =>
      variants.some(({ sku }) => sku !== null && prices.get(sku)?.at === at),
    );
}

function pricesAfter({ price, compareAtPrice }: SandboxPriceChange, shop: SandboxShop) {
  const shown = (rate: number, currency: string) => {
    const money = (amount: number) => ({
      amount: rate === 1 ? amount : convertedCents(toCents(amount), rate) / 100,
      currency,
    });
    return {
      price: money(price),
      compareAt: compareAtPrice === null ? null : money(compareAtPrice),
    };
  };
  return {
    shopPrice: shown(1, shop.currency),
    shownPrice: { CA: shown(shop.canadianRate, 'CAD'), US: shown(shop.usRate, 'USD') },
  };
}
