import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, TomlError } from 'smol-toml';
import { z } from 'zod';
import { SCHEMA_VERSION } from '../schema/version';
import { extensionSchema, uiExtensionsOf, type UiExtension } from './ui-extensions';

export interface WebhookSubscription {
  /** `products/update` */
  topic: string;
  /** Path in the app, or an absolute URL. */
  uri: string;
  /** The only fields of the body that the app wants; absent: all of them. */
  includeFields?: string[];
}

export interface AppConfiguration {
  clientId: string | null;
  name: string;
  /** In the admin's addresses: `/apps/<handle>`. */
  handle: string;
  /** Scopes granted at installation. */
  scopes: string[];
  /** Scopes that the merchant may grant later. */
  optionalScopes: string[];
  apiVersion: string;
  subscriptions: WebhookSubscription[];
  /** Handles of the triggers that the app's extensions bring to Shopify Flow. */
  flowTriggers: string[];
  /** What of them the admin draws. */
  uiExtensions: UiExtension[];
}

/** The file is not there, or is no configuration of an app; the message is one sentence with its name. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

const appSchema = z.object({
  client_id: z.string().optional(),
  name: z.string().default('App'),
  handle: z.string().optional(),
  access_scopes: z
    .object({ scopes: z.string().default(''), optional_scopes: z.array(z.string()).default([]) })
    .prefault({}),
  webhooks: z
    .object({
      api_version: z.string().default(SCHEMA_VERSION),
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
    })
    .prefault({}),
});

/**
 * What Shopify knows of an app from its `shopify.app.toml` and the extensions that lie beside it. Throws
 * `ConfigurationError`.
 */
export function readAppConfiguration(tomlFile: string): AppConfiguration {
  const { client_id, name, handle, access_scopes, webhooks } = readToml(tomlFile, appSchema);
  const extensions = extensionFiles(dirname(tomlFile)).map((file) => ({
    file,
    declared: readToml(file, extensionSchema),
  }));
  return {
    clientId: client_id ?? null,
    name,
    handle: handle ?? name.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    scopes: access_scopes.scopes
      .split(',')
      .map((scope) => scope.trim())
      .filter(Boolean),
    optionalScopes: access_scopes.optional_scopes,
    apiVersion: webhooks.api_version,
    subscriptions: webhooks.subscriptions.flatMap(
      ({ topics, compliance_topics, uri, include_fields: includeFields }) =>
        [...topics, ...compliance_topics].map((topic) => ({ topic, uri, includeFields })),
    ),
    flowTriggers: extensions
      .flatMap(({ declared }) => declared.extensions)
      .flatMap(({ type, handle: trigger }) =>
        type === 'flow_trigger' && trigger !== undefined ? [trigger] : [],
      ),
    uiExtensions: extensions.flatMap(({ file, declared }) => uiExtensionsOf(file, declared)),
  };
}

/** `extensions/<name>/shopify.extension.toml`, where Shopify's own tool puts them. */
function extensionFiles(appFolder: string): string[] {
  const folder = join(appFolder, 'extensions');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => join(folder, name, 'shopify.extension.toml'))
    .filter((file) => existsSync(file));
}

function readToml<T>(file: string, schema: z.ZodType<T>): T {
  let content: unknown;
  try {
    content = parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new ConfigurationError(`${file} does not exist.`);
    }
    if (!(error instanceof TomlError)) throw error;
    const [reason] = error.message.split('\n');
    throw new ConfigurationError(`${file}:${error.line} is not valid TOML: ${reason ?? ''}`);
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ConfigurationError(
    `${file}: ${issue?.path.join('.') ?? ''} cannot be used: ${issue?.message ?? 'invalid'}`,
  );
}
