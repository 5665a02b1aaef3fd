import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  ENVIRONMENT_VARIABLES,
  environmentExample,
  environmentTable,
} from '~/env-variables.server';
import { EnvironmentError, readEnv } from '~/env.server';

const NEEDED = {
  SHOPIFY_API_KEY: 'key',
  SHOPIFY_API_SECRET: 'hush',
  SHOPIFY_APP_URL: 'https://app.example.com/',
};
const KEY = Buffer.alloc(32, 7).toString('base64');

function sentencesOf(source: Record<string, string>): string[] {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.sentences;
    throw error;
  }
  return [];
}

describe('the environment', () => {
  it('needs three variables, and has a default for the others', () => {
    expect(readEnv(NEEDED)).toMatchObject({
      mode: 'development',
      shopifyAppUrl: 'https://app.example.com',
      databaseUrl: undefined,
      port: 3000,
      jobs: 'web',
      readsPhotos: true,
      logLevel: 'info',
    });
    expect(readEnv(NEEDED).encryptionKeys).toHaveLength(1);
    expect(readEnv(NEEDED).encryptionKeys[0]).toHaveLength(32);
  });

  it('takes an empty variable for an absent one', () => {
    expect(readEnv({ ...NEEDED, PORT: '', DATABASE_URL: '', LOG_LEVEL: '' })).toMatchObject({
      port: 3000,
      databaseUrl: undefined,
    });
  });

  it('names each variable that is missing', () => {
    expect(sentencesOf({}).map((sentence) => sentence.split(' ')[0])).toEqual([
      'SHOPIFY_API_KEY',
      'SHOPIFY_API_SECRET',
      'SHOPIFY_APP_URL',
    ]);
  });

  it.each([
    ['PORT', '80000'],
    ['PORT', 'eighty'],
    ['SHOPIFY_APP_URL', 'app.example.com'],
    ['SHOPIFY_APP_URL', 'ftp://app.example.com'],
    ['DATABASE_URL', 'mysql://user:secret@host/db'],
    ['ENCRYPTION_KEYS', 'c2hvcnQ='],
    ['LOG_LEVEL', 'loud'],
    ['JOBS', 'never'],
    ['SCOPES', 'read products'],
    ['NODE_ENV', 'staging'],
    ['SHOPIFY_API_KEY', 'two words'],
    ['SHOPIFY_API_SECRET', 'copied with its end of line\n'],
    ['DATABASE_URL', 'postgresql://user:sec/ret@host:5432/db'],
    ['HOST', '127.0.0.1:3000'],
    ['HOST', 'https://app.example.com'],
    ['METRICS_HOST', '127.0.0.1 '],
    ['METRICS_PORT', '3000'],
    ['METRICS_PORT', '1.5'],
    ['PROXIES', 'one'],
    ['PROXIES', '11'],
  ])('says what is wrong with %s=%s, and does not repeat it', (name, value) => {
    const sentences = sentencesOf({ ...NEEDED, [name]: value });
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toContain(name);
    expect(sentences[0]).not.toContain(value);
  });

  it('asks for encryption keys in production', () => {
    expect(sentencesOf({ ...NEEDED, NODE_ENV: 'production' })[0]).toMatch(
      /^ENCRYPTION_KEYS is missing/,
    );
    const other = Buffer.alloc(32, 8).toString('base64');
    const { encryptionKeys } = readEnv({
      ...NEEDED,
      NODE_ENV: 'production',
      ENCRYPTION_KEYS: `${KEY}, ${other}`,
    });
    expect(encryptionKeys.map((key) => key[0])).toEqual([7, 8]);
  });
});

describe('all that is wrong', () => {
  it('is said at once, of single variables and of several together', () => {
    const source = {
      NODE_ENV: 'production',
      SHOPIFY_APP_URL: 'here',
      PORT: 'http',
      JOBS: 'no',
      SMTP_URL: 'smtp://mail.example.com',
      DKIM_DOMAIN: 'example.com',
    };
    expect(sentencesOf(source).map((sentence) => sentence.split(' ')[0])).toEqual([
      'SHOPIFY_API_KEY',
      'SHOPIFY_API_SECRET',
      'SHOPIFY_APP_URL',
      'PORT',
      'JOBS',
      'MAIL_FROM',
      'MAIL_POSTAL_ADDRESS',
      'DKIM_DOMAIN,',
      'ENCRYPTION_KEYS',
    ]);
  });

  it.each(['127.0.0.1', '::1', '::', 'localhost', 'fe80::1%eth0', 'web.internal'])(
    'does not count %s, where the process may listen',
    (HOST) => {
      expect(readEnv({ ...NEEDED, HOST }).host).toBe(HOST);
    },
  );
});

describe('the table of variables', () => {
  it('is .env.example (npm test -- tests/env.test.ts -u writes it)', async () => {
    await expect(environmentExample()).toMatchFileSnapshot('../.env.example');
  });

  it('is README’s', () => {
    const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
    const lines = readme.split('\n').map((line) => line.trim());
    const table = environmentTable();
    const at = lines.indexOf(table[0] ?? '');
    expect(lines.slice(at, at + table.length)).toEqual(table);
  });

  it('says of an example that is right what it is: filled in, with all that it shows, it is taken', () => {
    const text = environmentExample().replace(/^# (?=[A-Z_]+=)/gm, '');
    const values = { ...parseEnv(text), NODE_ENV: 'production' };
    expect(Object.keys(parseEnv(text)).sort()).toEqual(
      ENVIRONMENT_VARIABLES.filter(({ isGiven }) => !isGiven)
        .map(({ name }) => name)
        .sort(),
    );
    expect(sentencesOf(values).map((sentence) => sentence.split(' ')[0])).toEqual([
      'DKIM_DOMAIN,',
      'ENCRYPTION_KEYS',
    ]);
  });
});

describe('the variables of mail', () => {
  const pemOf = (type: 'rsa' | 'ed25519', modulusLength = 1024) =>
    (type === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength })
      : generateKeyPairSync('ed25519')
    ).privateKey
      .export({ type: 'pkcs8', format: 'pem' })
      .toString();
  const PEM = pemOf('rsa');
  const SENDING = {
    ...NEEDED,
    SMTP_URL: 'smtp://user:pass@mail.example.com:587',
    MAIL_FROM: 'digest@example.com',
    MAIL_POSTAL_ADDRESS: '1 Example Street, Montréal QC H2X 1Y4, Canada',
  };
  const SIGNING = {
    ...SENDING,
    DKIM_DOMAIN: 'example.com',
    DKIM_SELECTOR: 'borealist',
    DKIM_PRIVATE_KEY: PEM,
  };

  it('may all be absent: then nothing is sent', () => {
    expect(readEnv(NEEDED).mail).toMatchObject({
      smtpUrl: undefined,
      sender: { name: 'Borealist', address: 'digest@app.example.com' },
      bounceAddress: undefined,
      bounceSecret: undefined,
      dkim: undefined,
    });
  });

  it('are read', () => {
    const others = {
      MAIL_SENDER_NAME: 'Boréale',
      MAIL_BOUNCE_ADDRESS: 'bounces@example.com',
      MAIL_BOUNCE_SECRET: 'x'.repeat(32),
    };
    expect(readEnv({ ...SIGNING, ...others }).mail).toEqual({
      smtpUrl: SENDING.SMTP_URL,
      sender: {
        name: 'Boréale',
        address: 'digest@example.com',
        postalAddress: SENDING.MAIL_POSTAL_ADDRESS,
      },
      bounceAddress: 'bounces@example.com',
      bounceSecret: 'x'.repeat(32),
      dkim: { domain: 'example.com', selector: 'borealist', privateKey: PEM },
    });
  });

  it.each([
    ['as it is', PEM],
    ['on one line', PEM.replaceAll('\n', '\\n')],
    ['in base64', Buffer.from(PEM).toString('base64')],
  ])('take a key %s', (_, DKIM_PRIVATE_KEY) => {
    expect(readEnv({ ...SIGNING, DKIM_PRIVATE_KEY }).mail.dkim?.privateKey).toBe(PEM);
  });

  it('take a postal address of several lines', () => {
    const MAIL_POSTAL_ADDRESS = '1 Example Street\nMontréal QC  H2X 1Y4\\nCanada\n';
    expect(readEnv({ ...SENDING, MAIL_POSTAL_ADDRESS }).mail.sender.postalAddress).toBe(
      '1 Example Street, Montréal QC  H2X 1Y4, Canada',
    );
  });

  it.each([
    ['MAIL_FROM', /address that they come from/],
    ['MAIL_POSTAL_ADDRESS', /CASL, CAN-SPAM/],
  ])('name %s where SMTP_URL is set without it', (name, fix) => {
    const sentences = sentencesOf({ ...SENDING, [name]: '' });
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatch(new RegExp(`^${name} is missing: `));
    expect(sentences[0]).toMatch(fix);
  });

  it.each(['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_PRIVATE_KEY'])(
    'belong together: %s alone cannot be missing',
    (name) => {
      expect(sentencesOf({ ...SIGNING, [name]: '' })).toEqual([
        'DKIM_DOMAIN, DKIM_SELECTOR and DKIM_PRIVATE_KEY belong together: set all three, or none to send without a signature.',
      ]);
    },
  );

  it.each([
    ['SMTP_URL', 'mail.test', 'smtps://'],
    ['SMTP_URL', 'https://mail.example.com', 'smtp://user'],
    ['SMTP_URL', 'smtp:///outbox', 'smtp://user'],
    ['SMTP_URL', 'smtp://user:secret@mail.example.com:99999', 'smtp://user'],
    ['MAIL_FROM', 'Borealist <digest@example.com>', 'such as digest@example.com'],
    ['MAIL_FROM', 'nobody', 'such as digest@example.com'],
    ['MAIL_FROM', 'a@example.com, b@example.com', 'such as digest@example.com'],
    ['MAIL_SENDER_NAME', 'Borealist\nBcc: all@example.com', 'on one line'],
    ['MAIL_SENDER_NAME', 'x'.repeat(101), 'on one line'],
    ['MAIL_POSTAL_ADDRESS', ' ', 'street or box'],
    ['MAIL_POSTAL_ADDRESS', '000-000-000', 'street or box'],
    ['MAIL_BOUNCE_ADDRESS', 'nobody', 'such as bounces@example.com'],
    ['MAIL_BOUNCE_SECRET', 'too-short', 'openssl rand -hex 32'],
    ['MAIL_BOUNCE_SECRET', `two words ${'x'.repeat(32)}`, 'openssl rand -hex 32'],
    ['DKIM_DOMAIN', 'localhost', 'such as example.com'],
    ['DKIM_DOMAIN', 'https://example.com', 'such as example.com'],
    ['DKIM_SELECTOR', 'bore alist', 'such as borealist'],
    ['DKIM_PRIVATE_KEY', 'not-a-key', 'openssl genrsa 2048'],
    ['DKIM_PRIVATE_KEY', PEM.slice(0, 200), 'openssl genrsa 2048'],
    ['DKIM_PRIVATE_KEY', pemOf('ed25519'), 'openssl genrsa 2048'],
    ['DKIM_PRIVATE_KEY', pemOf('rsa', 512), 'openssl genrsa 2048'],
  ])(
    'say what is wrong with %s=%j and how it is to be, and do not repeat it',
    (name, value, fix) => {
      const sentences = sentencesOf({ ...SIGNING, [name]: value });
      expect(sentences).toHaveLength(1);
      expect(sentences[0]).toMatch(new RegExp(`^${name} must be `));
      expect(sentences[0]).toContain(fix);
      expect(sentences[0]).not.toContain(value.trim() || 'undefined');
    },
  );

  it('name several at once', () => {
    const sentences = sentencesOf({ ...SIGNING, SMTP_URL: 'x', MAIL_FROM: 'x', DKIM_DOMAIN: 'x' });
    expect(sentences.map((sentence) => sentence.split(' ')[0])).toEqual([
      'SMTP_URL',
      'MAIL_FROM',
      'DKIM_DOMAIN',
    ]);
  });
});
