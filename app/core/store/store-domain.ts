/** `example.myshopify.com`: every repository call names the store whose rows it may touch. */
export type StoreDomain = string;

const STORE_DOMAIN = /^[a-z0-9][a-z0-9-]{0,99}\.myshopify\.com$/;

export function isStoreDomain(text: string): text is StoreDomain {
  return STORE_DOMAIN.test(text);
}

/** The domain without what all stores share. */
export function storeHandle(store: StoreDomain): string {
  return store.replace(/\.myshopify\.com$/, '');
}
