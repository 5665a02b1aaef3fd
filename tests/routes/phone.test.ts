import { describe, expect, test } from 'vitest';
import { isPhone } from '~/components/screen';

const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148';
const DESKTOP = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36';

describe('a phone', () => {
  test.each([
    [{ 'user-agent': PHONE }, true],
    [{ 'user-agent': DESKTOP }, false],
    [{ 'user-agent': DESKTOP, 'sec-ch-ua-mobile': '?1' }, true],
    [{ 'user-agent': PHONE, 'sec-ch-ua-mobile': '?0' }, false],
    [{}, false],
  ])('is told by %o: %s', (headers, expected) => {
    expect(isPhone(new Headers(headers))).toBe(expected);
  });
});
