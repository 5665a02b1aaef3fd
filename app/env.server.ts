import { createHash, createPrivateKey } from 'node:crypto';
import { resolve } from 'node:path';
import { z } from 'zod';

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
  logLevel: LogLevel;
  /** Which processes run jobs: the web process too, or `npm run worker` processes alone. */
  jobs: 'web' | 'worker';
  mail: MailEnv;
}

export interface MailEnv {
  /** Absent: nothing is sent; mails lie in the outbox, and the app's page of digests says so. */
  smtpUrl: string | undefined;
  sender: { name: string; address: string; postalAddress: string };
  /** Absent: mails are not signed here. */
  dkim: { domain: string; selector: string; privateKey: string } | undefined;
}

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Its message has one sentence for each variable to mend, and never a value: values may be secrets. */
export class EnvironmentError extends Error {
  constructor(readonly sentences: string[]) {
    super(sentences.join('\n'));
    this.name = 'EnvironmentError';
  }
}

/** An empty value counts as absent: `FOO=` in a compose file or CI setting means "not set". */
function variable<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema);
}

function sentence(fix: string) {
  return { error: fix };
}

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

/** A PEM file's text: as it is, on one line with `\\n` for its ends, or in base64. */
const dkimKey = z
  .string()
  .transform((value) => {
    const text = value.includes('-----BEGIN')
      ? value
      : Buffer.from(value, 'base64').toString('utf8');
    return text.replaceAll('\\n', '\n');
  })
  .refine(isRsaKey, {
    error:
      'DKIM_PRIVATE_KEY must be an RSA private key of 1024 bits or more in PEM, as it is or in base64; make one with: openssl genrsa 2048',
  });

function isRsaKey(pem: string): boolean {
  try {
    const key = createPrivateKey(pem);
    return (
      key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 1024
    );
  } catch {
    return false;
  }
}

const mailVariables = {
  SMTP_URL: variable(
    z
      .url({
        protocol: /^smtps?$/,
        hostname: /./,
        error:
          'SMTP_URL must be such as smtp://user:password@mail.example.com:587 or smtps://…:465; leave it out to keep mails in the outbox.',
      })
      .optional(),
  ),
  MAIL_FROM: variable(
    z
      .email('MAIL_FROM must be one e-mail address, such as digest@example.com, without a name.')
      .optional(),
  ),
  MAIL_SENDER_NAME: variable(
    z
      .string()
      .regex(/^[^\p{Cc}<>"]{1,100}$/u, 'MAIL_SENDER_NAME must be a name on one line.')
      .default('Borealist'),
  ),
  MAIL_POSTAL_ADDRESS: variable(
    z
      .string()
      .transform((value) => value.trim().replace(/\s*(\n|\\n)\s*/g, ', '))
      .pipe(
        z
          .string()
          .regex(
            /^(?=.*\p{L})[^\p{Cc}]{10,300}$/u,
            'MAIL_POSTAL_ADDRESS must be a postal address: street or box, place, province or state, code, country.',
          ),
      )
      .optional(),
  ),
  DKIM_DOMAIN: variable(
    z
      .string()
      .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'DKIM_DOMAIN must be a domain, such as example.com.')
      .optional(),
  ),
  DKIM_SELECTOR: variable(
    z
      .string()
      .regex(
        /^[a-z0-9-]+(\.[a-z0-9-]+)*$/i,
        'DKIM_SELECTOR must be a DNS label, such as borealist.',
      )
      .optional(),
  ),
  DKIM_PRIVATE_KEY: variable(dkimKey.optional()),
};

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
  .refine((value) => value.SMTP_URL === undefined || value.MAIL_FROM !== undefined, {
    error: 'MAIL_FROM is missing: SMTP_URL is set, and mails need the address that they come from.',
  })
  .refine((value) => value.SMTP_URL === undefined || value.MAIL_POSTAL_ADDRESS !== undefined, {
    error:
      "MAIL_POSTAL_ADDRESS is missing: the law (CASL, CAN-SPAM) asks for the sender's postal address in each mail.",
  })
  .refine(
    ({ DKIM_DOMAIN, DKIM_SELECTOR, DKIM_PRIVATE_KEY }) =>
      new Set([DKIM_DOMAIN, DKIM_SELECTOR, DKIM_PRIVATE_KEY].map((value) => value === undefined))
        .size === 1,
    {
      error:
        'DKIM_DOMAIN, DKIM_SELECTOR and DKIM_PRIVATE_KEY belong together: set all three, or none to send without a signature.',
    },
  );

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
    jobs: values.JOBS,
    mail: mailOf(values),
  };
}

function mailOf(values: z.infer<typeof schema>): MailEnv {
  const { DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_PRIVATE_KEY: privateKey } = values;
  return {
    smtpUrl: values.SMTP_URL,
    sender: {
      name: values.MAIL_SENDER_NAME,
      address: values.MAIL_FROM ?? `digest@${new URL(values.SHOPIFY_APP_URL).hostname}`,
      // Without a mail server nothing goes to anybody; the outbox shows what is still to be set.
      postalAddress: values.MAIL_POSTAL_ADDRESS ?? 'MAIL_POSTAL_ADDRESS',
    },
    dkim: domain && selector && privateKey ? { domain, selector, privateKey } : undefined,
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
