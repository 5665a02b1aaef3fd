import { resolve } from 'node:path';
import type { SandboxSettings } from '../sandbox/start-sandbox';

/** What a sandbox store has to know of this app. */
export const THIS_APP = {
  appToml: resolve(import.meta.dirname, '../shopify.app.toml'),
  // Shopify approves it on request; only then may the app's own TOML declare it, too.
  optionalScopes: ['read_all_orders'],
  productLink: '/app/listings/{id}',
} satisfies Partial<SandboxSettings>;
