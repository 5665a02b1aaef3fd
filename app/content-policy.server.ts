/**
 * What a page may load and run: the app's own files, App Bridge, and the scripts that the server wrote into it, by their
 * nonce. Styles stay open, since Polaris and the charts set them on elements; photos come from wherever a store keeps
 * them. Who may frame a page stands in the header already.
 */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' https://cdn.shopify.com`,
    "style-src 'self' 'unsafe-inline' https://cdn.shopify.com",
    "font-src 'self' https://cdn.shopify.com",
    "img-src 'self' data: blob: https: http:",
    // App Bridge asks its own servers, and tells them of its faults.
    "connect-src 'self' https://cdn.shopify.com https://*.shopify.com https://*.shopifysvc.com https://*.myshopify.com",
    "frame-src 'self' https://*.shopify.com https://*.myshopify.com",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}
