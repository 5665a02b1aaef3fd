import { describe, expect, it } from 'vitest';
import {
  globalId,
  globalIdNumber,
  globalIdType,
  isGlobalId,
  isIdNumber,
} from '~/core/store/global-id';

/** Above 2^53. */
const LARGE = '9876543210987654321';

describe('Shopify’s global ids', () => {
  it('are made of a type and a number, and taken apart again, digit by digit', () => {
    const id = globalId('ProductVariant', LARGE);
    expect(id).toBe(`gid://shopify/ProductVariant/${LARGE}`);
    expect(globalIdType(id)).toBe('ProductVariant');
    expect(globalIdNumber(id)).toBe(LARGE);
  });

  it.each(['handle:mug', 'gid://other/Product/1', 'gid://shopify/Product/', '42'])(
    'are not %s',
    (text) => {
      expect(globalIdType(text)).toBeNull();
      expect(isGlobalId(text, 'Product')).toBe(false);
    },
  );

  it.each([
    ['gid://shopify/Product/42', true],
    ['gid://shopify/Product/042', false],
    ['gid://shopify/Product/42/7', false],
    ['gid://shopify/Product/42?x=1', false],
    ['gid://shopify/ProductVariant/42', false],
    ['x gid://shopify/Product/42', false],
  ])('of one type and nothing more: %s is %s', (id, expected) => {
    expect(isGlobalId(id, 'Product')).toBe(expected);
  });

  it.each([
    ['42', true],
    [LARGE, true],
    ['0', false],
    ['042', false],
    ['-1', false],
    ['123456789012345678901', false],
    ['', false],
  ])('have numbers as the admin writes them: %s is %s', (text, expected) => {
    expect(isIdNumber(text)).toBe(expected);
  });
});
