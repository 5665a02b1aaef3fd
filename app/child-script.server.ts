import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A script that a process of its own runs, and what Node needs to be told to run it. */
export interface ChildScript {
  path: string;
  execArgv: string[];
}

/** `name` beside the file that asks, and like it: TypeScript among the sources, JavaScript where it was bundled. */
export function childScript(
  name: string,
  { dirname, filename }: Pick<ImportMeta, 'dirname' | 'filename'>,
): ChildScript {
  const extension = extname(filename);
  const path = join(dirname, `${name}${extension}`);
  if (extension !== '.ts') return { path, execArgv: [] };
  const tsx = createRequire(import.meta.url).resolve('tsx');
  return { path, execArgv: ['--import', pathToFileURL(tsx).href] };
}
