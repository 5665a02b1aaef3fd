// Starts what `npm run build` made, in this process: `start.mjs server`, `worker`, `audit`, `doctor`, `jobs`, `keys` or `data`.
// It installs and builds nothing, so that production can run it from a folder that it may not write to.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, checkNodeVersion, fail, manifest } from './machine.mjs';

const { engines, dependencies } = manifest();
checkNodeVersion(engines.node.replace('>=', ''));

const entry = join(ROOT, 'build', 'server', `${process.argv[2]}.js`);
if (!existsSync(entry)) fail('The app is not built: run `npm run build` first.');
const missing = Object.keys(dependencies).find(
  (name) => !existsSync(join(ROOT, 'node_modules', name)),
);
if (missing) fail(`The package ${missing} is not installed: run \`npm ci --omit=dev\` first.`);

process.env.NODE_ENV = 'production';
// The name of the process is no argument of its own.
process.argv.splice(1, 2, entry);
await import(pathToFileURL(entry).href);
