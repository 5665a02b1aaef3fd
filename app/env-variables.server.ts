import { z } from 'zod';
import { aboutVariable, isSet, variable, type AboutVariable } from './environment-variable.server';
import { mailProblems, mailVariables } from './mail-env.server';

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

type Source = Record<string, string | undefined>;

function sentence(fix: string) {
  return { error: fix };
}

/** Copied with a space, or an end of line, it would fit nothing, and nobody would see why. */
function oneWord(name: string, origin: string) {
  return z
    .string(sentence(`${name} is missing: ${origin}`))
    .regex(/^\S+$/, `${name} must be one word, without spaces or ends of lines: ${origin}`);
}

function wholeNumber(fix: string, most: number) {
  return z.coerce.number(sentence(fix)).int(fix).min(0, fix).max(most, fix);
}

function address(name: string) {
  const fix = `${name} must be an address or a name of this machine, such as 127.0.0.1, without a port.`;
  return z.string().regex(/^([\w.-]+|[\da-f:.%\w]*:[\da-f:.%\w]*:[\da-f:.%\w]*)$/i, fix);
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

const scopes = z
  .string()
  .regex(
    /^[a-z_]+(\s*,\s*[a-z_]+)*$/,
    'SCOPES must be a comma-separated list such as read_products,read_locales.',
  )
  .transform((value) => value.split(',').map((scope) => scope.trim()));

const databaseUrl = z
  .string()
  .refine((value) => /^postgres(ql)?:\/\//.test(value) && URL.canParse(value), {
    error:
      'DATABASE_URL must be such as postgresql://user:password@host:5432/database, with signs such as / # and % of the password percent-encoded; leave it out to use the embedded database.',
  });

/** Every variable that the app reads: what it may be, what holds without it, and what is said of it. */
export const environmentSchema = z.object({
  SHOPIFY_API_KEY: variable(
    { section: 'Shopify', says: 'client id', example: '0123456789abcdef0123456789abcdef' },
    oneWord('SHOPIFY_API_KEY', "copy the client ID from the app's page in the Dev Dashboard."),
  ),
  SHOPIFY_API_SECRET: variable(
    { section: 'Shopify', says: 'client secret', example: 'shpss_…', isSecret: true },
    oneWord(
      'SHOPIFY_API_SECRET',
      "copy the client secret from the app's page in the Dev Dashboard.",
    ),
  ),
  SHOPIFY_APP_URL: variable(
    {
      section: 'Shopify',
      says: 'public https address, without a path',
      example: 'https://borealist.example.com',
    },
    appUrl,
  ),
  SCOPES: variable(
    {
      section: 'Shopify',
      says: 'leave it out: the scopes of `shopify.app.toml` hold. Shopify’s development server sets it',
      isGiven: true,
    },
    scopes.optional(),
  ),
  ENCRYPTION_KEYS: variable(
    {
      section: 'Database',
      says: '32 bytes in base64 (`openssl rand -base64 32`), which encrypt stored tokens; comma-separated to rotate, the first one encrypts. Needed in production',
      isSecret: true,
    },
    encryptionKeys.optional(),
  ),
  DATABASE_URL: variable(
    {
      section: 'Database',
      says: 'PostgreSQL; without it the embedded database under `DATA_DIR`',
      example: 'postgresql://borealist:password@127.0.0.1:5432/borealist',
      isSecret: true,
    },
    databaseUrl.optional(),
  ),
  DATA_DIR: variable(
    { section: 'Database', says: 'folder of the embedded database, the one that is written to' },
    z.string().default('.data'),
  ),
  PORT: variable(
    { section: 'Web', says: 'port of the web process' },
    wholeNumber('PORT must be a whole number from 0 to 65535.', 65_535).default(3000),
  ),
  HOST: variable(
    { section: 'Web', says: 'address that it listens at; without it, all', example: '127.0.0.1' },
    address('HOST').optional(),
  ),
  PROXIES: variable(
    {
      section: 'Web',
      says: 'how many proxies stand before the app; 0 where it is reached directly. Requests are limited by the address of whoever asks',
    },
    wholeNumber(
      'PROXIES must be how many proxies stand before the app, from 0 (it is reached directly) to 10.',
      10,
    ).default(1),
  ),
  NODE_ENV: variable(
    { section: 'Processes', says: '`npm run start` and `worker` set it', isGiven: true },
    z
      .enum(
        ['production', 'development', 'test'],
        sentence('NODE_ENV must be production, development or test.'),
      )
      .default('development'),
  ),
  JOBS: variable(
    { section: 'Processes', says: '`web`: the web process runs jobs too; `worker`: workers alone' },
    z
      .enum(
        ['web', 'worker'],
        sentence(
          'JOBS must be web (the web process runs jobs too) or worker (npm run worker runs them).',
        ),
      )
      .default('web'),
  ),
  READ_PHOTOS: variable(
    {
      section: 'Processes',
      says: 'whether the words in photos are read for stores that did not choose in their settings: `on` or `off`',
    },
    z.enum(['on', 'off'], sentence('READ_PHOTOS must be on or off.')).default('on'),
  ),
  LOG_LEVEL: variable(
    { section: 'Processes', says: `from \`${LOG_LEVELS[0]}\` to \`${LOG_LEVELS.at(-1) ?? ''}\`` },
    z
      .enum(LOG_LEVELS, sentence(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`))
      .default('info'),
  ),
  METRICS_PORT: variable(
    {
      section: 'Figures',
      says: 'where each process tells its figures ([docs/operations.md](docs/operations.md)); none without it',
      example: '9464',
    },
    wholeNumber(
      'METRICS_PORT must be a whole number from 0 to 65535: the port for /metrics, apart from PORT.',
      65_535,
    ).optional(),
  ),
  METRICS_HOST: variable(
    { section: 'Figures', says: 'address where figures are told' },
    address('METRICS_HOST').default('127.0.0.1'),
  ),
  ...mailVariables,
});

export interface NamedVariable extends AboutVariable {
  name: string;
  isNeeded: boolean;
  /** What holds where it is not set; absent: nothing. */
  standard: string | undefined;
}

/** The table: in the order in which it is shown. */
export const ENVIRONMENT_VARIABLES: NamedVariable[] = Object.entries(environmentSchema.shape).map(
  ([name, schema]) => {
    const absent = schema.safeParse(undefined);
    const standard = absent.success && absent.data !== undefined ? String(absent.data) : undefined;
    return { name, ...aboutVariable(schema), isNeeded: !absent.success, standard };
  },
);

/** What is wrong with several variables together, or in production alone: one sentence each, with the fix. */
export function problemsTogether(source: Source): string[] {
  const problems = mailProblems(source);
  if (source.NODE_ENV === 'production' && !isSet(source.ENCRYPTION_KEYS)) {
    problems.push(
      'ENCRYPTION_KEYS is missing: access tokens are encrypted with it; make a key with: openssl rand -base64 32',
    );
  }
  const [port, metricsPort] = [Number(source.PORT || '3000'), Number(source.METRICS_PORT || '0')];
  if (metricsPort !== 0 && metricsPort === port) {
    problems.push('METRICS_PORT must be another port than PORT: figures are not for everybody.');
  }
  return problems;
}

/** The text of .env.example. */
export function environmentExample(): string {
  const sections = Map.groupBy(
    ENVIRONMENT_VARIABLES.filter(({ isGiven }) => !isGiven),
    ({ section }) => section,
  );
  const parts = [...sections].map(([section, variables]) =>
    [`# ${section}`, ...variables.flatMap(exampleLines), ''].join('\n'),
  );
  return [
    '# Copy to .env, and fill in what begins a line without #. What is behind # holds where it is not set, or is an',
    '# example. `npm run doctor` says what is amiss. Made from app/env-variables.server.ts.',
    '',
    ...parts,
  ].join('\n');
}

function exampleLines({ name, says, isNeeded, standard, example }: NamedVariable): string[] {
  const isKey = name === 'ENCRYPTION_KEYS';
  const value = isKey ? '' : (standard ?? example ?? '');
  return [`# ${plain(says)}`, `${isNeeded || isKey ? '' : '# '}${name}=${quoted(value)}`];
}

/** A link's words alone: in a file of variables it leads nowhere. */
function plain(text: string): string {
  return text.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1');
}

function quoted(value: string): string {
  return /[\s#]/.test(value) ? `"${value}"` : value;
}

/** README's table, line by line. */
export function environmentTable(): string[] {
  const rows = ENVIRONMENT_VARIABLES.map(({ name, says, isNeeded, standard }) => {
    const without = isNeeded ? 'needed' : standard === undefined ? '' : `\`${standard}\``;
    return `| \`${name}\` | ${without} | ${says} |`;
  });
  return ['| variable | without it | |', '|---|---|---|', ...rows];
}
