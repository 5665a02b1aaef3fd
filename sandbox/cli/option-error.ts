import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { z } from 'zod';

/** The message is one sentence that names the option. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

type OptionsConfig = NonNullable<ParseArgsConfig['options']>;

/** Reads a command's arguments. `command`: as people type it, for where to look. Throws `OptionError`. */
export function readOptions<T>(
  args: string[],
  command: string,
  options: OptionsConfig,
  schema: z.ZodType<T>,
): T {
  const parsed = schema.safeParse(valuesOf(args, command, options));
  if (parsed.success) return parsed.data;
  throw new OptionError(parsed.error.issues[0]?.message ?? 'The options cannot be read.');
}

function valuesOf(args: string[], command: string, options: OptionsConfig) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(/[.\n]/)[0] ?? '') : String(error);
    throw new OptionError(`${reason}; see ${command} -- --help.`);
  }
}
