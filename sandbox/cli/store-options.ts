import { resolve } from 'node:path';
import { z } from 'zod';
import type { SandboxSeed } from '../model';
import { catalogueStore } from '../seeds/catalogue';
import { generatedStore } from '../seeds/generated';
import { sampleStore } from '../seeds/sample';

/** Which store is loaded, and when and where: what every command that starts one lets people choose. */
export const STORE_OPTIONS = {
  catalog: { type: 'string' },
  currency: { type: 'string' },
  products: { type: 'string' },
  now: { type: 'string' },
  port: { type: 'string' },
  shop: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export const STORE_HELP = `  --catalog FILE   load a products.json, a product CSV export or bulk-operation JSONL
  --currency CODE  currency of that catalogue, where it names none (CAD)
  --products N     load a generated store of N products
  --now DATE       start the store's clock at this date (2026-11-01)
  --port N         port of the store's admin (4680)
  --shop NAME      name of the store: NAME.myshopify.com
`;

const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** A day, or an instant; without an offset it is taken as UTC. */
const date = z.string().transform((text, context) => {
  const [day = '', time] = text.split('T');
  const at = new Date(time !== undefined && !/(Z|[+-]\d{2}:\d{2})$/.test(time) ? `${text}Z` : text);
  // The 31st of February would be read as a day in March.
  if (INSTANT.test(text) && z.iso.date().safeParse(day).success && !Number.isNaN(at.getTime())) {
    return at;
  }
  context.addIssue('--now must be a date such as 2026-11-01 or 2026-11-01T09:00:00Z.');
  return z.NEVER;
});

export function wholeNumber(message: string, least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= most, message);
}

/** Of the file that an option names: relative to where npm was called. */
export function filePath(message: string) {
  return z
    .string()
    .min(1, message)
    .transform((file) => resolve(process.env['INIT_CWD'] ?? '', file));
}

export function port(option: string, otherwise: number) {
  return wholeNumber(`${option} must be a whole number from 1 to 65535.`, 1, 65_535).default(
    otherwise,
  );
}

export const storeOptionsShape = {
  catalog: filePath('--catalog must name a file.').optional(),
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
  port: port('--port', 4680),
  shop: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9-]{0,59}$/,
      '--shop must be lower-case letters, digits and hyphens, such as my-store.',
    )
    .optional(),
  help: z.boolean().default(false),
};

export type StoreOptions = z.output<z.ZodObject<typeof storeOptionsShape>>;

/** For a schema's `refine`. */
export function namesOneStore({ catalog, products }: Pick<StoreOptions, 'catalog' | 'products'>) {
  return catalog === undefined || products === undefined;
}
export const NAMES_TWO_STORES = 'Give --catalog or --products, not both.';

const GENERATED_SEED = 1;

/** The store that was asked for, as of `now`. Throws `CatalogueError`. */
export async function loadSeed(options: StoreOptions, now: Date): Promise<SandboxSeed> {
  const seed = await seedOf(options, now);
  if (options.shop === undefined) return seed;
  return {
    ...seed,
    shop: { ...seed.shop, domain: `${options.shop}.myshopify.com`, name: options.shop },
  };
}

async function seedOf({ catalog, currency, products }: StoreOptions, now: Date) {
  if (catalog !== undefined) return catalogueStore({ file: catalog, currency });
  if (products !== undefined) return generatedStore({ products, seed: GENERATED_SEED, now });
  return sampleStore({ now });
}
