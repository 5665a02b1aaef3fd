import { existsSync } from 'node:fs';
import { mkdir, rename, rmdir } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

const LOOK_EVERY_MS = 100;

/** Sees that a folder is made by one process, for which others wait. `make` is given where to make it. */
export async function madeOnce(
  folder: string,
  make: (folder: string) => Promise<void>,
): Promise<void> {
  const turn = `${folder}.turn`;
  while (!(await tookTurn(turn))) await wait(LOOK_EVERY_MS);
  try {
    if (existsSync(folder)) return;
    await make(`${folder}.new`);
    await rename(`${folder}.new`, folder);
  } finally {
    await rmdir(turn);
  }
}

/** Making a folder is atomic on every file system. */
async function tookTurn(turn: string): Promise<boolean> {
  try {
    await mkdir(turn);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
