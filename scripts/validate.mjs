// Everything that CI asks for, one step after the other; all steps run, so that one run tells all that is wrong.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { NODE, ROOT } from './machine.mjs';

const STEPS = [
  ['types', 'tsc', ['--noEmit']],
  ['types of extensions', 'tsc', ['--noEmit', '--project', 'extensions']],
  ['lint', 'eslint', ['.', '--max-warnings=0']],
  ['format', 'prettier', ['--check', '--log-level=warn', '.']],
  [
    'boundaries',
    'depcruise',
    ['app', 'demo', 'sandbox', 'tests', '--config', '.dependency-cruiser.cjs'],
  ],
  ['dead code', 'knip', []],
  ['extensions', 'shopify', ['app', 'build', '--skip-dependencies-installation', '--no-color']],
  ['tests', 'vitest', ['run']],
];

const failed = STEPS.filter(([title, name, args]) => {
  process.stdout.write(`\n== ${title}\n`);
  const { status } = spawnSync(NODE, [join(ROOT, 'node_modules', '.bin', name), ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  return status !== 0;
});

const titles = failed.map(([title]) => title).join(', ');
process.stdout.write(titles ? `\nFailed: ${titles}\n` : '\nEverything is in order.\n');
process.exitCode = titles ? 1 : 0;
