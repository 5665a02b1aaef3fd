import {
  InvalidHostError,
  InvalidShopError,
  LogSeverity,
  ShopifyError,
} from '@shopify/shopify-api';
import type { SessionStorage } from '@shopify/shopify-app-session-storage';
import { AppDistribution, shopifyApp } from '@shopify/shopify-app-remix/server';
import '@shopify/shopify-app-remix/server/adapters/node';
import { API_VERSION } from './api-version';
import { refuseOddSessionToken } from './session-token';

export interface ShopifyAppOptions {
  apiKey: string;
  apiSecret: string;
  appUrl: string;
  /** Absent: those of shopify.app.toml hold. */
  scopes: string[] | undefined;
  sessionStorage: SessionStorage;
  /** Called after every token exchange, about once an hour for a store in use: it has to be idempotent. */
  onSignedIn(shop: string): Promise<void>;
  log(level: 'error' | 'warn' | 'info' | 'debug', message: string): void;
}

/** Shopify's library for the embedded app: token exchange, and offline tokens that expire. */
export function createShopifyApp(options: ShopifyAppOptions) {
  const app = shopifyApp({
    apiKey: options.apiKey,
    apiSecretKey: options.apiSecret,
    appUrl: options.appUrl,
    apiVersion: API_VERSION,
    scopes: options.scopes,
    distribution: AppDistribution.AppStore,
    sessionStorage: options.sessionStorage,
    isEmbeddedApp: true,
    future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
    hooks: {
      async afterAuth({ session }) {
        try {
          await options.onSignedIn(session.shop);
        } catch (error) {
          // The library has stored the session: without it the next request signs in again, and has the rest made up for.
          await options.sessionStorage.deleteSession(session.id);
          throw error;
        }
      },
    },
    logger: {
      level: LogSeverity.Info,
      log: (severity, message) => {
        options.log(LEVELS[severity], message);
      },
    },
  });
  const admin: typeof app.authenticate.admin = async (request) => {
    refuseOddSessionToken(request);
    try {
      return await app.authenticate.admin(request);
    } catch (error) {
      throw isOfRequest(error)
        ? new Response('The address lacks what Shopify puts there: open the app in the admin.', {
            status: 400,
          })
        : error;
    }
  };
  return { ...app, authenticate: { ...app.authenticate, admin } };
}

/** What the library throws of a bad address, such as a `host` that is none: for Shopify and network it has subclasses. */
function isOfRequest(error: unknown): boolean {
  // What `atob` throws of a host that is not in base64.
  if (error instanceof DOMException) return error.name === 'InvalidCharacterError';
  if (error instanceof InvalidHostError || error instanceof InvalidShopError) return true;
  return error instanceof ShopifyError && error.constructor === ShopifyError;
}

const LEVELS = {
  [LogSeverity.Error]: 'error',
  [LogSeverity.Warning]: 'warn',
  // Shopify's library tells each step of each request at this level.
  [LogSeverity.Info]: 'debug',
  [LogSeverity.Debug]: 'debug',
} as const;
