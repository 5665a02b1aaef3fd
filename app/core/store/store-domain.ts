/** `example.myshopify.com`: every repository call names the store whose rows it may touch. */
export type StoreDomain = string;

/** The domain without what all stores share. */
export function storeHandle(store: StoreDomain): string {
  return store.replace(/\.myshopify\.com$/, '');
}
