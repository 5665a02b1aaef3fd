import type { Api } from '@shopify/ui-extensions/admin.product-details.block.render';

declare global {
  /** What both targets have in common; each extension's own file says which one it is. */
  const shopify: Pick<Api, 'data' | 'i18n'>;
}
