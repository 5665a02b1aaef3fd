import { z } from 'zod';
import { OptionError, readOptions } from './option-error';
import {
  filePath,
  NAMES_TWO_STORES,
  namesOneStore,
  port,
  STORE_HELP,
  STORE_OPTIONS,
  storeOptionsShape,
} from './store-options';

export const SANDBOX_HELP = `npm run sandbox -- [options]

Starts a Shopify store on this machine, for an app that is started apart from it.

  --app-url URL    where the app listens (http://127.0.0.1:3000)
  --toml FILE      the app's shopify.app.toml (./shopify.app.toml)
  --client-id ID   the app's client id (client_id in that file)
  --secret TEXT    the app's client secret (SHOPIFY_API_SECRET in the environment)
  --product-link PATH
                   page of a product in the app, such as /app/products/{id}: the admin links to it
  --proxy-port N   port under which the app is reached (4681)
  --state FILE     keep there what was installed and edited, for the next start

${STORE_HELP}`;

const SECRET_MISSING =
  '--secret must be given: the client secret that the app is started with, or any text that both get.';

const optionsSchema = z
  .object({
    ...storeOptionsShape,
    'app-url': z
      .string()
      .regex(
        /^http:\/\/[^/\s]+\/?$/,
        '--app-url must be an http address without a path, such as http://127.0.0.1:3000.',
      )
      .default('http://127.0.0.1:3000'),
    toml: filePath('--toml must name a file.').prefault('shopify.app.toml'),
    'client-id': z.string().min(1, '--client-id must not be blank.').optional(),
    secret: z.string().optional(),
    'product-link': z
      .string()
      .regex(
        /^\/.*\{id\}/,
        '--product-link must be a path with {id} in it, such as /products/{id}.',
      )
      .optional(),
    'proxy-port': port('--proxy-port', 4681),
    state: filePath('--state must name a file.').optional(),
  })
  .refine(namesOneStore, { error: NAMES_TWO_STORES });

export type SandboxOptions = z.output<typeof optionsSchema> & { secret: string };

/** `null`: help was asked for. Throws `OptionError`. */
export function parseSandboxOptions(
  args: string[],
  environment: Record<string, string | undefined>,
): SandboxOptions | null {
  const options = readOptions(
    args,
    'npm run sandbox',
    {
      ...STORE_OPTIONS,
      'app-url': { type: 'string' },
      toml: { type: 'string' },
      'client-id': { type: 'string' },
      secret: { type: 'string' },
      'product-link': { type: 'string' },
      'proxy-port': { type: 'string' },
      state: { type: 'string' },
    },
    optionsSchema,
  );
  if (options.help) return null;
  const secret = options.secret ?? environment['SHOPIFY_API_SECRET'];
  if (!secret) throw new OptionError(SECRET_MISSING);
  return { ...options, secret };
}
