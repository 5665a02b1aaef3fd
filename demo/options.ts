import { z } from 'zod';
import { readOptions } from '../sandbox/cli/option-error';
import {
  NAMES_TWO_STORES,
  namesOneStore,
  STORE_HELP,
  STORE_OPTIONS,
  storeOptionsShape,
} from '../sandbox/cli/store-options';

export const DEMO_HELP = `npm run demo -- [options]

${STORE_HELP}  --no-smtp        start the app without a mail server: mails stay in its outbox
  --fresh          forget what the app and the store kept from the last time
`;

const optionsSchema = z
  .object({
    ...storeOptionsShape,
    'no-smtp': z.boolean().default(false),
    fresh: z.boolean().default(false),
  })
  .refine(namesOneStore, { error: NAMES_TWO_STORES });

export type DemoOptions = z.output<typeof optionsSchema>;

/** Throws `OptionError`. */
export function parseDemoOptions(args: string[]): DemoOptions {
  return readOptions(
    args,
    'npm run demo',
    { ...STORE_OPTIONS, 'no-smtp': { type: 'boolean' }, fresh: { type: 'boolean' } },
    optionsSchema,
  );
}
