import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** These tests start what is built: it has to be built from the sources as they are. */
export default function buildApp(): void {
  const script = resolve(import.meta.dirname, '../../../scripts/run.mjs');
  const { status } = spawnSync(process.execPath, [script, 'build-if-due'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The app could not be built; why stands above.');
}
