/** What Shopify says of whether a store has the app. */
export interface ShopifyInstallation {
  /** Whether it lets the app in. Throws where it does not say. */
  isInstalled(): Promise<boolean>;
}
