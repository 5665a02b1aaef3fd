import { parseArgs } from 'node:util';
import { z } from 'zod';
import { parseDate } from '../app/files/row-reader';

export const DEMO_HELP = `npm run demo -- [options]

  --catalog FILE   load a products.json, a product CSV export or bulk-operation JSONL
  --currency CODE  currency of that catalogue, where it names none (CAD)
  --products N     load a generated store of N products
  --now DATE       start the store's clock at this date (2026-11-01)
  --port N         port of the store's admin (4680)
  --shop NAME      name of the store: NAME.myshopify.com
  --no-smtp        start the app without a mail server: mails stay in its outbox
  --fresh          forget what the app and the store kept from the last time
`;

/** The message is one sentence that names the option. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

const date = z.string().transform((text, context) => {
  const parsed = parseDate(text);
  if (parsed) return parsed.at;
  context.addIssue('--now must be a date such as 2026-11-01 or 2026-11-01T09:00:00Z.');
  return z.NEVER;
});

function wholeNumber(message: string, least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= most, message);
}

const optionsSchema = z
  .object({
    catalog: z.string().min(1, '--catalog must name a file.').optional(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, '--currency must be a code of three capital letters such as CAD.')
      .default('CAD'),
    products: wholeNumber(
      '--products must be a whole number from 1 to 1000000.',
      1,
      1_000_000,
    ).optional(),
    now: date.optional(),
    port: wholeNumber('--port must be a whole number from 1 to 65535.', 1, 65_535).default(4680),
    shop: z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9-]{0,59}$/,
        '--shop must be lower-case letters, digits and hyphens, such as my-store.',
      )
      .optional(),
    'no-smtp': z.boolean().default(false),
    fresh: z.boolean().default(false),
    help: z.boolean().default(false),
  })
  .refine((options) => options.catalog === undefined || options.products === undefined, {
    error: 'Give --catalog or --products, not both.',
  });

export type DemoOptions = z.output<typeof optionsSchema>;

/** Throws `OptionError`. */
export function parseDemoOptions(args: string[]): DemoOptions {
  const parsed = optionsSchema.safeParse(readArguments(args));
  if (parsed.success) return parsed.data;
  throw new OptionError(parsed.error.issues[0]?.message ?? 'The options cannot be read.');
}

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        catalog: { type: 'string' },
        currency: { type: 'string' },
        products: { type: 'string' },
        now: { type: 'string' },
        port: { type: 'string' },
        shop: { type: 'string' },
        'no-smtp': { type: 'boolean' },
        fresh: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(/[.\n]/)[0] ?? '') : String(error);
    throw new OptionError(`${reason}; see npm run demo -- --help.`);
  }
}
