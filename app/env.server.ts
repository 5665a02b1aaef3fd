import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { environmentSchema, problemsTogether, type LogLevel } from './env-variables.server';
import { mailEnvOf, type MailEnv } from './mail-env.server';

export interface Env {
  mode: 'production' | 'development' | 'test';
  shopifyApiKey: string;
  shopifyApiSecret: string;
  /** Origin under which Shopify reaches this app, without a trailing slash. */
  shopifyAppUrl: string;
  /** Absent: the scopes that shopify.app.toml declares hold (Shopify-managed installation). */
  scopes: string[] | undefined;
  /** Absent: the embedded database under `dataDir`. */
  databaseUrl: string | undefined;
  /** Absolute path. */
  dataDir: string;
  port: number;
  /** Absent: all interfaces. */
  host: string | undefined;
  /** 32 bytes each. The first one encrypts, all of them decrypt, so that a key can be replaced. */
  encryptionKeys: [Buffer, ...Buffer[]];
  /** How many proxies stand before the app, so that the address of whoever asks is known. */
  proxies: number;
  logLevel: LogLevel;
  /** Which processes run jobs: the web process too, or `npm run worker` processes alone. */
  jobs: 'web' | 'worker';
  /** Of stores that did not choose. */
  readsPhotos: boolean;
  mail: MailEnv;
  /** Absent: no figures are kept. */
  metrics: { port: number; host: string } | undefined;
}

/** Its message has one sentence for each variable to fix, and never a value: values may be secrets. */
export class EnvironmentError extends Error {
  constructor(readonly sentences: string[]) {
    super(sentences.join('\n'));
    this.name = 'EnvironmentError';
  }
}

/** Throws `EnvironmentError` naming every variable that is missing or wrong, with the fix. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = environmentSchema.safeParse(source);
  const sentences = parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
  sentences.push(...problemsTogether(source));
  if (!parsed.success || sentences.length > 0) {
    throw new EnvironmentError([...new Set(sentences)]);
  }
  const values = parsed.data;
  const [firstKey, ...otherKeys] = values.ENCRYPTION_KEYS ?? [];
  return {
    mode: values.NODE_ENV,
    shopifyApiKey: values.SHOPIFY_API_KEY,
    shopifyApiSecret: values.SHOPIFY_API_SECRET,
    shopifyAppUrl: values.SHOPIFY_APP_URL,
    scopes: values.SCOPES,
    databaseUrl: values.DATABASE_URL,
    dataDir: resolve(values.DATA_DIR),
    port: values.PORT,
    host: values.HOST,
    encryptionKeys: [firstKey ?? developmentKey(values.SHOPIFY_API_SECRET), ...otherKeys],
    logLevel: values.LOG_LEVEL,
    proxies: values.PROXIES,
    jobs: values.JOBS,
    readsPhotos: values.READ_PHOTOS === 'on',
    metrics:
      values.METRICS_PORT === undefined
        ? undefined
        : { port: values.METRICS_PORT, host: values.METRICS_HOST },
    mail: mailEnvOf(values, new URL(values.SHOPIFY_APP_URL).hostname),
  };
}

/** `shopify app dev` sets no key of ours; the app's secret is there on every start and stays the same. */
function developmentKey(apiSecret: string): Buffer {
  return createHash('sha256').update(`borealist development ${apiSecret}`).digest();
}

let env: Env | undefined;

/** The environment of this process, read once. */
export function getEnv(): Env {
  env ??= readEnv(process.env);
  return env;
}
