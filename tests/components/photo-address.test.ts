import { expect, test } from 'vitest';
import { photoAddress } from '~/components/photo-address';

test.each([
  ['https://cdn.shopify.com/a.jpg?v=2', 'https://cdn.shopify.com/a.jpg?v=2&width=80'],
  ['https://example.com/a.jpg', 'https://example.com/a.jpg'],
  ['http://example.com/a.jpg', 'http://example.com/a.jpg'],
  ['javascript:alert(1)', null],
  ['data:image/svg+xml,<svg/>', null],
  ['//example.com/a.jpg', null],
  ['not an address', null],
  ['', null],
  [null, null],
])('%s → %s', (url, expected) => {
  expect(photoAddress(url, 80)).toBe(expected);
});
