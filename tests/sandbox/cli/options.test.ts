import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../sandbox/cli/option-error';
import { parseSandboxOptions } from '../../../sandbox/cli/options';

describe('options of npm run sandbox', () => {
  it('need not be given, but for the secret', () => {
    expect(parseSandboxOptions(['--secret', 's'], {})).toMatchObject({
      'app-url': 'http://127.0.0.1:3000',
      toml: resolve(process.env['INIT_CWD'] ?? '', 'shopify.app.toml'),
      port: 4680,
      'proxy-port': 4681,
      secret: 's',
    });
  });

  it('take the secret from the environment, where it is in no list of processes', () => {
    const environment = { SHOPIFY_API_SECRET: 'from-environment' };
    expect(parseSandboxOptions([], environment)?.secret).toBe('from-environment');
    expect(parseSandboxOptions(['--secret', 'given'], environment)?.secret).toBe('given');
  });

  it.each([
    ['2026-11-01', '2026-11-01T00:00:00.000Z'],
    ['2026-11-01T09:00', '2026-11-01T09:00:00.000Z'],
    ['2026-11-01T09:00:00Z', '2026-11-01T09:00:00.000Z'],
    ['2026-11-01T09:00:00-05:00', '2026-11-01T14:00:00.000Z'],
  ])('read the date %s', (text, instant) => {
    const options = parseSandboxOptions(['--secret', 's', '--now', text], {});
    expect(options?.now?.toISOString()).toBe(instant);
  });

  it.each([
    [
      [],
      '--secret must be given: the client secret that the app is started with, or any text that both get.',
    ],
    [
      ['--app-url', 'localhost:3000'],
      '--app-url must be an http address without a path, such as http://127.0.0.1:3000.',
    ],
    [
      ['--product-link', '/products'],
      '--product-link must be a path with {id} in it, such as /products/{id}.',
    ],
    [['--client-id', ''], '--client-id must not be blank.'],
    [['--toml', ''], '--toml must name a file.'],
    [['--proxy-port', '0'], '--proxy-port must be a whole number from 1 to 65535.'],
    [['--now', '2026-02-31'], '--now must be a date such as 2026-11-01 or 2026-11-01T09:00:00Z.'],
    [
      ['--now', '2026-11-01T25:00'],
      '--now must be a date such as 2026-11-01 or 2026-11-01T09:00:00Z.',
    ],
    [['--catalog', 'a.csv', '--products', '5'], 'Give --catalog or --products, not both.'],
    [['--colour', 'red'], "Unknown option '--colour'; see npm run sandbox -- --help."],
  ])('are refused in one sentence that names them: %j', (args, sentence) => {
    expect(() => parseSandboxOptions(args, {})).toThrow(new OptionError(sentence));
  });
});
