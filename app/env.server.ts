import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { z } from 'zod';
import { mailEnvOf, mailProblems, mailVariables, type MailEnv } from './mail-env.server';
import { variable } from './environment-variable.server';

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
  mail: MailEnv;
  /** Absent: no figures are kept. */
  metrics: { port: number; host: string } | undefined;
}

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Its message has one sentence for each variable to fix, and never a value: values may be secrets. */
export class EnvironmentError extends Error {
  constructor(readonly sentences: string[]) {
    super(sentences.join('\n'));
    this.name = 'EnvironmentError';
  }
}

function sentence(fix: string) {
  return { error: fix };
}

const METRICS_PORT_RANGE =
  'METRICS_PORT must be a whole number from 0 to 65535: the port for /metrics, apart from PORT.';
const PROXIES_RANGE =
  'PROXIES must be how many proxies stand before the app, from 0 (it is reached directly) to 10.';

const appUrl = z
  .url({
    protocol: /^https?$/,
    error:
      "SHOPIFY_APP_URL must be the app's public address, such as https://borealist.example.com.",
  })
  .transform((value) => new URL(value).origin);

const encryptionKeys = z
  .string()
  .transform((value) => value.split(',').map((key) => Buffer.from(key.trim(), 'base64')))
  .refine((keys) => keys.every((key) => key.length === 32), {
    error:
      'ENCRYPTION_KEYS must be a comma-separated list of 32-byte keys in base64; make one with: openssl rand -base64 32',
  });

const schema = z
  .object({
    ...mailVariables,
    NODE_ENV: variable(
      z
        .enum(
          ['production', 'development', 'test'],
          sentence('NODE_ENV must be production, development or test.'),
        )
        .default('development'),
    ),
    SHOPIFY_API_KEY: variable(
      z.string(
        sentence(
          "SHOPIFY_API_KEY is missing: copy the client ID from the app's page in the Dev Dashboard.",
        ),
      ),
    ),
    SHOPIFY_API_SECRET: variable(
      z.string(
        sentence(
          "SHOPIFY_API_SECRET is missing: copy the client secret from the app's page in the Dev Dashboard.",
        ),
      ),
    ),
    SHOPIFY_APP_URL: variable(appUrl),
    SCOPES: variable(
      z
        .string()
        .regex(
          /^[a-z_]+(\s*,\s*[a-z_]+)*$/,
          'SCOPES must be a comma-separated list such as read_products,read_locales.',
        )
        .transform((value) => value.split(',').map((scope) => scope.trim()))
        .optional(),
    ),
    DATABASE_URL: variable(
      z
        .string()
        .regex(
          /^postgres(ql)?:\/\//,
          'DATABASE_URL must begin with postgresql://; leave it out to use the embedded database.',
        )
        .optional(),
    ),
    DATA_DIR: variable(z.string().default('.data')),
    PORT: variable(
      z.coerce
        .number(sentence('PORT must be a whole number from 0 to 65535.'))
        .int('PORT must be a whole number from 0 to 65535.')
        .min(0, 'PORT must be a whole number from 0 to 65535.')
        .max(65_535, 'PORT must be a whole number from 0 to 65535.')
        .default(3000),
    ),
    HOST: variable(z.string().optional()),
    PROXIES: variable(
      z.coerce
        .number(sentence(PROXIES_RANGE))
        .int(PROXIES_RANGE)
        .min(0, PROXIES_RANGE)
        .max(10, PROXIES_RANGE)
        .default(1),
    ),
    METRICS_PORT: variable(
      z.coerce
        .number(sentence(METRICS_PORT_RANGE))
        .int(METRICS_PORT_RANGE)
        .min(0, METRICS_PORT_RANGE)
        .max(65_535, METRICS_PORT_RANGE)
        .optional(),
    ),
    METRICS_HOST: variable(z.string().default('127.0.0.1')),
    ENCRYPTION_KEYS: variable(encryptionKeys.optional()),
    LOG_LEVEL: variable(
      z
        .enum(LOG_LEVELS, sentence(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`))
        .default('info'),
    ),
    JOBS: variable(
      z
        .enum(
          ['web', 'worker'],
          sentence(
            'JOBS must be web (the web process runs jobs too) or worker (npm run worker runs them).',
          ),
        )
        .default('web'),
    ),
  })
  .refine((value) => value.NODE_ENV !== 'production' || value.ENCRYPTION_KEYS !== undefined, {
    error:
      'ENCRYPTION_KEYS is missing: access tokens are encrypted with it; make a key with: openssl rand -base64 32',
  })
  .superRefine((value, context) => {
    for (const message of mailProblems(value)) context.addIssue({ code: 'custom', message });
  });

/** Throws `EnvironmentError` naming every variable that is missing or wrong, with the fix. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(source);
  if (!parsed.success) {
    throw new EnvironmentError([...new Set(parsed.error.issues.map((issue) => issue.message))]);
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
