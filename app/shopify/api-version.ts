import { ApiVersion } from '@shopify/shopify-api';

/** The Admin API version of the client, the app's configuration, its webhooks and the generated types. */
export const API_VERSION = ApiVersion.October26;
