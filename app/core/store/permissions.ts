/** What the app asks Shopify for, as `shopify.app.toml` does; `later`: only where a merchant first uses it. */
export const PERMISSIONS = {
  read_products: 'always',
  read_translations: 'always',
  read_locales: 'always',
  read_markets: 'always',
  read_orders: 'always',
  read_returns: 'always',
  read_legal_policies: 'always',
  write_discounts: 'always',
  read_publications: 'later',
  write_translations: 'later',
  write_files: 'later',
  write_inventory: 'later',
  write_products: 'later',
} as const satisfies Record<string, 'always' | 'later'>;

export type Permission = keyof typeof PERMISSIONS;
