// Everything that CI asks for; all steps run, so that one run tells all that is wrong.
import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { NODE, ROOT } from './machine.mjs';

const bin = (name) => join(ROOT, 'node_modules', '.bin', name);

/** They use about one core each, and write nothing that another reads: two at a time, the longest first. */
const CHECKS = [
  ['a new rule', join(ROOT, 'scripts', 'try-new-rule.mjs'), []],
  // Tests start what is built, and would else wait for it on one core.
  ['build', join(ROOT, 'scripts', 'run.mjs'), ['build-app-if-due']],
  ['lint', bin('eslint'), ['.', '--max-warnings=0']],
  ['types', bin('tsc'), ['--noEmit']],
  ['types of extensions', bin('tsc'), ['--noEmit', '--project', 'extensions']],
  ['format', bin('prettier'), ['--check', '--log-level=warn', '.']],
  [
    'boundaries',
    bin('depcruise'),
    ['app', 'demo', 'sandbox', 'tests', '--config', '.dependency-cruiser.cjs'],
  ],
  ['dead code', bin('knip'), []],
];
/** Those write into the project, or need both cores. */
const ALONE = [
  ['extensions', join(ROOT, 'scripts', 'run.mjs'), ['build-extensions']],
  ['tests', bin('vitest'), ['run']],
];
const AT_ONCE = 2;

const failed = [];

/** What checks print is kept, and shown when they are done: two at once would mix their lines. */
async function run([title, program, args], { isKept }) {
  const began = Date.now();
  if (!isKept) process.stdout.write(`\n== ${title}\n`);
  const child = spawn(NODE, [program, ...args], {
    cwd: ROOT,
    stdio: isKept ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  });
  const kept = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => kept.push(data));
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', resolve);
  });
  if (code !== 0) failed.push(title);
  if (isKept) process.stdout.write(`\n== ${title}\n${Buffer.concat(kept).toString()}`);
  process.stdout.write(`${title}: ${Math.round((Date.now() - began) / 1000)} s\n`);
}

const waiting = [...CHECKS];
const worker = async () => {
  for (let step = waiting.shift(); step; step = waiting.shift()) await run(step, { isKept: true });
};
await Promise.all(Array.from({ length: AT_ONCE }, worker));
for (const step of ALONE) await run(step, { isKept: false });

process.stdout.write(
  failed.length > 0 ? `\nFailed: ${failed.join(', ')}\n` : '\nEverything is in order.\n',
);
process.exitCode = failed.length > 0 ? 1 : 0;
