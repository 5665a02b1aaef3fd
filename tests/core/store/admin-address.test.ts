import { expect, it } from 'vitest';
import {
  adminAddress,
  adminPageOf,
  appAddress,
  translationAddress,
  variantAddress,
} from '~/core/store/admin-address';

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

it('leads to a variant’s own page, and to the page of the admin on which a rule is fixed', () => {
  expect(variantAddress('gid://shopify/Product/42', 'gid://shopify/ProductVariant/7')).toBe(
    'shopify:admin/products/42/variants/7',
  );
  expect(translationAddress('gid://shopify/Product/42', 'fr-CA')).toBe(
    'shopify:admin/apps/translate-and-adapt/localize/product?id=42&shopLocale=fr-CA',
  );
  expect(adminPageOf('missing-return-policy')).toBe('policies');
  expect(adminPageOf('exchange-rate-drift')).toBe('markets');
  expect(adminPageOf('missing-hs-code')).toBeNull();
});
