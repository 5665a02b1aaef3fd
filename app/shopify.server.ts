import { getContainer } from './container.server';
import { getEnv } from './env.server';
import { createLogger } from './logger.server';
import { createShopifyApp } from './shopify/app';
import { lazySessionStorage } from './shopify/lazy-session-storage';

const env = getEnv();
const logger = createLogger(env.logLevel);

const shopify = createShopifyApp({
  apiKey: env.shopifyApiKey,
  apiSecret: env.shopifyApiSecret,
  appUrl: env.shopifyAppUrl,
  scopes: env.scopes,
  sessionStorage: lazySessionStorage(async () => (await getContainer()).sessionStorage),
  onSignedIn: async (shop) => {
    const { services } = await getContainer();
    try {
      await services.store.install(shop);
    } catch (error) {
      // Shopify's library answers with a bare 500 and keeps the reason to itself.
      logger.error({ err: error, store: shop }, 'the store could not be registered');
      throw error;
    }
  },
  log: (level, message) => {
    logger[level](message);
  },
});

export const { authenticate, addDocumentResponseHeaders } = shopify;
