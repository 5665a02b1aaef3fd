import { describe, expect, it } from 'vitest';
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
