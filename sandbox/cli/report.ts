import { inspect } from 'node:util';
import { CatalogueError } from '../seeds/catalogue/catalogue-error';
import { ConfigurationError } from '../server/app-configuration';
import { OptionError } from './option-error';

/**
 * What went wrong and the exit code: one sentence for what people can put right, else all that is known. `portOptions`:
 * the command's options that choose ports.
 */
export function report(error: unknown, portOptions = '--port N'): { code: number; text: string } {
  if (
    error instanceof OptionError ||
    error instanceof CatalogueError ||
    error instanceof ConfigurationError
  ) {
    return { code: 2, text: error.message };
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    const port = 'port' in error ? String(error.port) : 'asked for';
    return {
      code: 2,
      text: `Port ${port} is in use: end the program that holds it, or choose another with ${portOptions}.`,
    };
  }
  return { code: 1, text: inspect(error) };
}
