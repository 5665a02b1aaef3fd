import { setTimeout as delay } from 'node:timers/promises';
import { frenchOf, product } from '../../services/support/listings';
import { ScriptedShopify } from '../../services/support/scripted-shopify';

export const SLOW_STORE_LISTINGS = 1_200;

/** A store slow enough to be interrupted in each phase. Every process that asks gets the same. */
export function slowStore(): ScriptedShopify {
  const shopify = new ScriptedShopify();
  shopify.pageSize = 20;
  for (let number = 1; number <= SLOW_STORE_LISTINGS; number += 1) {
    shopify.put(product(number, number % 2 === 0 ? { french: frenchOf(number) } : {}));
  }
  // Its exports outlive the process, as Shopify's do.
  shopify.readProductExportStatus = async () => ({
    state: 'completed',
    objectCount: SLOW_STORE_LISTINGS,
    listingCount: SLOW_STORE_LISTINGS,
    url: 'export',
  });
  shopify.readProductExport = async function* () {
    for (const listing of shopify.products.values()) {
      await delay(1);
      yield shopify.exported(listing);
    }
  };
  const completeListings = shopify.completeListings.bind(shopify);
  shopify.completeListings = async (listings, parts) => {
    await delay(500);
    return completeListings(listings, parts);
  };
  return shopify;
}
