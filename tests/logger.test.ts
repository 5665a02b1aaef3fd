import { describe, expect, it } from 'vitest';
import { inLogContext } from '~/log-context.server';
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

  it('names the request or the jobs in every line, however deep it is written', async () => {
    const lines: string[] = [];
    const logger = createLogger('info', { write: (line) => void lines.push(line) });
    const work = async (text: string) => {
      await Promise.resolve();
      logger.info({ store: 'a' }, text);
    };
    await Promise.all([
      inLogContext({ requestId: 'r-1' }, () => work('one')),
      inLogContext({ job: 'sync-store', jobIds: ['j-1'] }, () => work('two')),
      work('three'),
    ]);
    const [one, two, three] = lines.map((line) => JSON.parse(line) as unknown);
    expect(one).toMatchObject({ requestId: 'r-1', store: 'a', msg: 'one' });
    expect(two).toMatchObject({ job: 'sync-store', jobIds: ['j-1'], msg: 'two' });
    expect(three).not.toHaveProperty('requestId');
  });

  it('counts its lines by level', () => {
    const levels: string[] = [];
    const logger = createLogger('warn', { write: () => undefined }, (level) => levels.push(level));
    logger.info('not written');
    logger.warn('one');
    logger.error('two');
    expect(levels).toEqual(['warn', 'error']);
  });
});
