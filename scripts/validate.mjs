// Everything that CI asks for, one step after the other; all steps run, so that one run tells all that is wrong.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { NODE, ROOT } from './machine.mjs';

const bin = (name) => join(ROOT, 'node_modules', '.bin', name);

const STEPS = [
  ['types', bin('tsc'), ['--noEmit']],
  ['types of extensions', bin('tsc'), ['--noEmit', '--project', 'extensions']],
  ['lint', bin('eslint'), ['.', '--max-warnings=0']],
  ['format', bin('prettier'), ['--check', '--log-level=warn', '.']],
  [
    'boundaries',
    bin('depcruise'),
    ['app', 'demo', 'sandbox', 'tests', '--config', '.dependency-cruiser.cjs'],
  ],
  ['dead code', bin('knip'), []],
  [
    'extensions',
    bin('shopify'),
    ['app', 'build', '--skip-dependencies-installation', '--no-color'],
  ],
  ['a new rule', join(ROOT, 'scripts', 'try-new-rule.mjs'), []],
  ['tests', bin('vitest'), ['run']],
];

const failed = STEPS.filter(([title, program, args]) => {
  process.stdout.write(`\n== ${title}\n`);
  const { status } = spawnSync(NODE, [program, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  return status !== 0;
});

const titles = failed.map(([title]) => title).join(', ');
process.stdout.write(titles ? `\nFailed: ${titles}\n` : '\nEverything is in order.\n');
process.exitCode = titles ? 1 : 0;
