import { expect, it } from 'vitest';
import { adminAddress, appAddress } from '~/core/store/admin-address';

it('leads to a product or a discount in the admin of its store', () => {
  const store = 'northern-goods.myshopify.com';
  expect(adminAddress(store, 'products', 'gid://shopify/Product/42')).toBe(
    'https://admin.shopify.com/store/northern-goods/products/42',
  );
  expect(adminAddress(store, 'discounts', 'gid://shopify/DiscountCodeNode/7')).toBe(
    'https://admin.shopify.com/store/northern-goods/discounts/7',
  );
  expect(adminAddress(store, 'products', 'handle:a b')).toBe(
    'https://admin.shopify.com/store/northern-goods/products/handle%3Aa%20b',
  );
});

it('leads to a page of the app within the admin', () => {
  expect(appAddress('northern-goods.myshopify.com', 'key', '/season')).toBe(
    'https://northern-goods.myshopify.com/admin/apps/key/app/season',
  );
});
