import { describe, expect, it } from 'vitest';
import { createLogger } from '~/logger.server';

describe('the log', () => {
  it('shows no secret, wherever in an object it stands', () => {
    const lines: string[] = [];
    const logger = createLogger('info', { write: (line) => void lines.push(line) });
    logger.info({ accessToken: 'shpat_1', session: { refreshToken: 'shprt_2' } }, 'one');
    logger.info({ request: { headers: { authorization: 'Bearer jwt3' } } }, 'two');
    logger.info({ headers: { 'x-shopify-hmac-sha256': 'hmac4' }, hmac: 'hmac5' }, 'three');
    logger.info({ request: { headers: { 'X-Shopify-Access-Token': 'shpat_6' } } }, 'four');

    const text = lines.join('');
    expect(lines).toHaveLength(4);
    expect(text).not.toMatch(/shpat_|shprt_|jwt3|hmac4|hmac5/);
    expect(text).toContain('[redacted]');
  });

  it('keeps what is not secret', () => {
    const lines: string[] = [];
    createLogger('warn', { write: (line) => void lines.push(line) }).warn({ store: 'a' }, 'hello');
    expect(JSON.parse(lines.join(''))).toMatchObject({ store: 'a', msg: 'hello', level: 40 });
  });
});
