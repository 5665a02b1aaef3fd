import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, vi } from 'vitest';

/** Names of the exports that lie in the temporary folder, which is this file's alone: others export meanwhile. */
export function temporaryExportsHere(): () => string[] {
  const folder = mkdtempSync(join(tmpdir(), 'borealist-test-exports-'));
  beforeAll(() => {
    vi.stubEnv('TMPDIR', folder);
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
  return () => readdirSync(folder).filter((name) => name.startsWith('borealist-export-'));
}
