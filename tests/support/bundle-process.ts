import { rm } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { build, mergeConfig, type InlineConfig } from 'vite';
import { bundling } from '../../vite.plugins';

const ROOT = resolve(import.meta.dirname, '../..');

/** Bundles a process as production's are: it starts as quickly, and takes as much memory. */
export async function bundleProcess(
  source: string,
): Promise<{ file: string; remove: () => Promise<void> }> {
  const outDir = resolve(ROOT, `node_modules/.cache/${basename(source, '.ts')}-${process.pid}`);
  const config: InlineConfig = {
    configFile: false,
    logLevel: 'error',
    root: ROOT,
    publicDir: false,
    resolve: { alias: { '~': resolve(ROOT, 'app') } },
    build: { ssr: source, outDir, rollupOptions: { output: { entryFileNames: 'process.mjs' } } },
  };
  await build(mergeConfig(bundling, config));
  return {
    file: resolve(outDir, 'process.mjs'),
    remove: () => rm(outDir, { recursive: true }),
  };
}
