import { rm } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { build } from 'vite';
import { codeVersions } from '../../vite.plugins';

const ROOT = resolve(import.meta.dirname, '../..');

/** Bundles our own code of a process, so that it starts without compiling; packages stay where they are installed. */
export async function bundleProcess(
  source: string,
): Promise<{ file: string; remove: () => Promise<void> }> {
  const outDir = resolve(ROOT, `node_modules/.cache/${basename(source, '.ts')}-${process.pid}`);
  await build({
    configFile: false,
    logLevel: 'error',
    root: ROOT,
    publicDir: false,
    plugins: [codeVersions()],
    resolve: { alias: { '~': resolve(ROOT, 'app') } },
    build: {
      ssr: source,
      outDir,
      target: 'esnext',
      rollupOptions: { output: { entryFileNames: 'process.mjs' } },
    },
  });
  return {
    file: resolve(outDir, 'process.mjs'),
    remove: () => rm(outDir, { recursive: true }),
  };
}
