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

/**
 * One product in that app, in one language: where “Localize” on the product's page in the admin leads, seen there.
 * Shopify does not document it.
 */
export function translationAddress(listingId: string, locale: string): string {
  const query = new URLSearchParams({ id: globalIdNumber(listingId), shopLocale: locale });
  return `${TRANSLATE_AND_ADAPT}/localize/product?${query.toString()}`;
}

/** Where a product is added: App Bridge leads to it in whichever store's admin the app is open. */
export const NEW_PRODUCT = 'shopify:admin/products/new';

/** One variant's own page. */
export function variantAddress(listingId: string, variantId: string): string {
  const path = [globalIdNumber(listingId), 'variants', globalIdNumber(variantId)];
  return `shopify:admin/products/${path.map(encodeURIComponent).join('/')}`;
}

/** Pages of the admin on which a finding is fixed that the app cannot fix itself. */
export const ADMIN_PAGES = {
  policies: 'shopify:admin/settings/legal',
  languages: 'shopify:admin/settings/languages',
  markets: 'shopify:admin/markets',
  translateAndAdapt: TRANSLATE_AND_ADAPT,
} as const;
export type AdminPage = keyof typeof ADMIN_PAGES;

const ADMIN_PAGE_OF_RULE: Readonly<Record<string, AdminPage>> = {
  'missing-return-policy': 'policies',
  'missing-delivery-promise': 'policies',
  'french-not-published': 'languages',
  'policy-not-in-french': 'translateAndAdapt',
  'checkout-words-not-in-french': 'translateAndAdapt',
  'exchange-rate-drift': 'markets',
};

/** Where in the admin a rule's findings are fixed; `null`: on the product's page, or in no one place. */
export function adminPageOf(rule: string): AdminPage | null {
  return ADMIN_PAGE_OF_RULE[rule] ?? null;
}
