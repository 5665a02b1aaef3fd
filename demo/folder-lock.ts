import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { OptionError } from '../sandbox/cli/option-error';

/**
 * Keeps a store's folder to one demo at a time: two would write into one database, and `--fresh` would delete
 * the files under the other's feet. Returns how to release it. Throws an OptionError that says what to do.
 */
export function lockFolder(lockFile: string, shop: string): () => void {
  const holder = holderOf(lockFile);
  if (holder !== null) {
    throw new OptionError(
      `A demo of ${shop} is running already (process ${holder}): end it first, or start another store with --shop NAME.`,
    );
  }
  writeFileSync(lockFile, String(process.pid));
  return () => {
    rmSync(lockFile, { force: true });
  };
}

/** `null` where nobody holds it; a demo that was killed leaves its file behind. */
function holderOf(lockFile: string): number | null {
  let text: string;
  try {
    text = readFileSync(lockFile, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  const pid = Number(text);
  return Number.isInteger(pid) && pid > 0 && isAlive(pid) ? pid : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process is alive all the same.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
