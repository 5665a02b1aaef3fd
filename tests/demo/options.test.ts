import { describe, expect, it } from 'vitest';
import { parseDemoOptions } from '../../demo/options';
import { OptionError } from '../../sandbox/cli/option-error';

describe('options of npm run demo', () => {
  it('need not be given', () => {
    expect(parseDemoOptions([])).toEqual({
      currency: 'CAD',
      port: 4680,
      'no-smtp': false,
      fresh: false,
      help: false,
    });
  });

  it('are read', () => {
    expect(
      parseDemoOptions(
        '--products 5000 --now 2026-11-01 --port 8080 --shop my-store --no-smtp --fresh'.split(' '),
      ),
    ).toMatchObject({
      products: 5000,
      now: new Date('2026-11-01T00:00:00Z'),
      port: 8080,
      shop: 'my-store',
      'no-smtp': true,
      fresh: true,
    });
  });

  it.each([
    [['--products', 'many'], '--products must be a whole number from 1 to 1000000.'],
    [['--products', '0'], '--products must be a whole number from 1 to 1000000.'],
    [['--now', '2026-02-31'], '--now must be a date such as 2026-11-01 or 2026-11-01T09:00:00Z.'],
    [['--port', '70000'], '--port must be a whole number from 1 to 65535.'],
    [
      ['--shop', 'My Store'],
      '--shop must be lower-case letters, digits and hyphens, such as my-store.',
    ],
    [['--currency', 'cad'], '--currency must be a code of three capital letters such as CAD.'],
    [['--catalog', ''], '--catalog must name a file.'],
    [['--catalog', 'a.csv', '--products', '5'], 'Give --catalog or --products, not both.'],
    [['--colour', 'red'], "Unknown option '--colour'; see npm run demo -- --help."],
    [['--now'], "Option '--now <value>' argument missing; see npm run demo -- --help."],
    [['stray'], "Unexpected argument 'stray'; see npm run demo -- --help."],
  ])('are refused in one sentence that names them: %j', (args, sentence) => {
    expect(() => parseDemoOptions(args)).toThrow(new OptionError(sentence));
  });
});
