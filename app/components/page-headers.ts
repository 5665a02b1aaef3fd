import type { HeadersFunction } from '@remix-run/node';
import { boundary } from '@shopify/shopify-app-remix/server';

/**
 * Export it from every route within Shopify's admin: Remix sends what signing in answered, such as that the session
 * token has expired, only where the route says so. App Bridge then asks again with a new one, and nobody notices.
 */
export const headers: HeadersFunction = (args) => boundary.headers(args);
