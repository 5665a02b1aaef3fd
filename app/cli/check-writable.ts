import { access, constants } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UsageError } from './options';

/** Before the work is done that the file is to hold. */
export async function checkWritable(option: string, path: string): Promise<void> {
  try {
    await access(dirname(path), constants.W_OK);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new UsageError(
      `${option} is ${JSON.stringify(path)}: expected a file in a folder that can be written to (${error.message})`,
    );
  }
}
