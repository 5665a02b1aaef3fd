import { pino, type Logger } from 'pino';
import type { LogLevel } from './env-variables.server';
import { logContext } from './log-context.server';

/** Names under which secrets and signatures have been seen to travel in objects that get logged. */
const SECRETS = [
  'accessToken',
  'refreshToken',
  'access_token',
  'refresh_token',
  'id_token',
  'apiSecret',
  'apiSecretKey',
  'shopifyApiSecret',
  'client_secret',
  'encryptionKeys',
  'databaseUrl',
  'authorization',
  'Authorization',
  'cookie',
  '["x-shopify-access-token"]',
  '["X-Shopify-Access-Token"]',
  '["x-shopify-hmac-sha256"]',
  '["X-Shopify-Hmac-Sha256"]',
  'hmac',
];

/** Every secret's name at the top, and one and two levels below it. */
const paths = SECRETS.flatMap((name) =>
  ['', '*', '*.*'].map((above) =>
    name.startsWith('[') ? `${above}${name}` : above === '' ? name : `${above}.${name}`,
  ),
);

/** `onLine` is told the level of each line that is written. */
export function createLogger(
  level: LogLevel,
  destination?: Parameters<typeof pino>[1] & { write(line: string): void },
  onLine?: (level: string) => void,
): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths, censor: '[redacted]' },
    // What a line says of itself goes before it.
    mixin: (_line: object, number: number) => {
      onLine?.(pino.levels.labels[number] ?? String(number));
      return { ...logContext() };
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
