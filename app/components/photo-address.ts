const SHOPIFY_IMAGE_HOST = 'cdn.shopify.com';

/**
 * An address that may be put into an `img`, or `null`: catalogues hold other people's text, and only http and
 * https are harmless there. Shopify's own image host is asked for no more than `widthPx`.
 */
export function photoAddress(url: string | null, widthPx: number): string | null {
  if (url === null) return null;
  let address: URL;
  try {
    address = new URL(url);
  } catch {
    return null;
  }
  if (address.protocol !== 'https:' && address.protocol !== 'http:') return null;
  if (address.hostname === SHOPIFY_IMAGE_HOST) address.searchParams.set('width', String(widthPx));
  return address.href;
}
