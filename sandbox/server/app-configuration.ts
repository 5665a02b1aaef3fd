import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { z } from 'zod';

export interface WebhookSubscription {
  /** `products/update` */
  topic: string;
  /** Path in the app, or an absolute URL. */
  uri: string;
  /** The only fields of the body that the app wants; absent: all of them. */
  includeFields?: string[];
}

export interface AppConfiguration {
  /** Scopes granted at installation. */
  scopes: string[];
  apiVersion: string;
  subscriptions: WebhookSubscription[];
}

const configurationSchema = z.object({
  access_scopes: z.object({ scopes: z.string().default('') }).prefault({}),
  webhooks: z.object({
    api_version: z.string(),
    subscriptions: z
      .array(
        z.object({
          topics: z.array(z.string()).default([]),
          compliance_topics: z.array(z.string()).default([]),
          uri: z.string(),
          include_fields: z.array(z.string()).optional(),
        }),
      )
      .default([]),
  }),
});

/** What Shopify knows of an app from its `shopify.app.toml`. */
export function readAppConfiguration(tomlFile: string): AppConfiguration {
  const { access_scopes, webhooks } = configurationSchema.parse(
    parse(readFileSync(tomlFile, 'utf8')),
  );
  return {
    scopes: access_scopes.scopes
      .split(',')
      .map((scope) => scope.trim())
      .filter(Boolean),
    apiVersion: webhooks.api_version,
    subscriptions: webhooks.subscriptions.flatMap(
      ({ topics, compliance_topics, uri, include_fields: includeFields }) =>
        [...topics, ...compliance_topics].map((topic) => ({ topic, uri, includeFields })),
    ),
  };
}
