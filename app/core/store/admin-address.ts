import { globalIdNumber } from './global-id';
import { storeHandle, type StoreDomain } from './store-domain';

/** The page of one product or discount in Shopify's admin. */
export function adminAddress(
  store: StoreDomain,
  page: 'products' | 'discounts',
  globalId: string,
): string {
  const path = [storeHandle(store), page, globalIdNumber(globalId)].map(encodeURIComponent);
  return `https://admin.shopify.com/store/${path.join('/')}`;
}

/** A page of this app within Shopify's admin; `path` as the app's own addresses have it after `/app`. */
export function appAddress(store: StoreDomain, apiKey: string, path: string): string {
  return `https://${store}/admin/apps/${apiKey}/app${path}`;
}

/** Shopify's own app for translations; where it is not installed, the address leads to the store's apps. */
export const TRANSLATE_AND_ADAPT = 'shopify:admin/apps/translate-and-adapt';

/** Where a product is added: App Bridge leads to it in whichever store's admin the app is open. */
export const NEW_PRODUCT = 'shopify:admin/products/new';
