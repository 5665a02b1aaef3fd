import { inspect } from 'node:util';
import { getContainer } from './container.server';

/** Writes to the log what failed outside every service. */
export async function logFailure(
  error: unknown,
  about: { path: string },
  message: string,
): Promise<void> {
  try {
    const { logger } = await getContainer();
    logger.error({ ...about, err: error }, message);
  } catch {
    // Without a container there is no logger; that the container cannot be opened is then the error itself.
    process.stderr.write(`${about.path} ${inspect(error)}\n`);
  }
}
