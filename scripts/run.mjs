// Runs one of the project's tasks on the project's own Node, after installing what is missing.
// Plain JavaScript on Node's own modules: on a fresh clone nothing else is there yet.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp, buildExtensions, generateClient, installPackages } from './prepare.mjs';
import { NODE, ROOT, checkNodeVersion, fail } from './machine.mjs';

/** Old enough for many machines, new enough for npm 10 and for what these scripts use. */
const OLDEST_NODE = '20.19.0';

const bin = (name) => join(ROOT, 'node_modules', '.bin', name);

/** Where `shopify app env pull` writes client id and secret; what the environment has goes before it. */
const ENV_FILE = '--env-file-if-exists=.env';

const TASKS = {
  demo: {
    build: true,
    database: true,
    extensions: true,
    command: ['--import', 'tsx', 'demo/demo.ts'],
  },
  sandbox: { command: ['--import', 'tsx', 'sandbox/cli/start.ts'] },
  // Tests of the built app build it themselves, so that a single other test need not wait for it.
  test: { database: true, command: [bin('vitest'), 'run'] },
  audit: { build: true, database: true, command: ['build/server/audit.js'] },
  doctor: { build: true, database: true, command: [ENV_FILE, 'build/server/doctor.js'] },
  jobs: { build: true, database: true, command: [ENV_FILE, 'build/server/jobs.js'] },
  keys: { build: true, database: true, command: [ENV_FILE, 'build/server/keys.js'] },
  data: { build: true, database: true, command: [ENV_FILE, 'build/server/data.js'] },
  bench: { build: true, database: true, command: ['--import', 'tsx', 'tests/bench/run.ts'] },
  faults: { build: true, database: true, command: ['--import', 'tsx', 'tests/faults/run.ts'] },
  pictures: {
    build: true,
    database: true,
    command: ['--import', 'tsx', 'tests/e2e/take-pictures.ts'],
  },
  validate: { database: true, command: ['scripts/validate.mjs'] },
  build: { build: 'always', database: true, extensions: 'always' },
  'build-extensions': { extensions: 'always' },
  'build-app-if-due': { build: true, database: true },
  'build-if-due': { build: true, database: true, extensions: true },
  dev: { database: true, command: [ENV_FILE, bin('remix'), 'vite:dev'] },
  image: { command: ['scripts/try-image.mjs'] },
  schema: { command: ['scripts/check-schema.mjs'] },
  codegen: { command: [bin('graphql-codegen'), '--config', 'codegen.ts'] },
};

const [name, ...args] = process.argv.slice(2);
const task = TASKS[name];
if (!task) fail(`There is no task "${name}". Tasks: ${Object.keys(TASKS).join(', ')}.`);

if (existsSync(join(ROOT, 'app'))) {
  checkNodeVersion(OLDEST_NODE);
  await installPackages();
  if (task.database) await generateClient();
  if (task.build) await buildApp({ always: task.build === 'always' });
  if (task.extensions) await buildExtensions({ always: task.extensions === 'always' });
  if (task.command) process.exitCode = await runTask(task, args);
} else if (['audit', 'doctor', 'jobs', 'keys', 'data'].includes(name)) {
  await import('./start.mjs');
} else {
  fail(`This folder holds the built app alone: run "${name}" in a clone of the repository.`);
}

function runTask({ command }, extra) {
  const child = spawn(NODE, [...command, ...extra], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // A terminal's Ctrl-C reaches the child by itself; a second one would cut its clean stop short.
      setTimeout(() => child.exitCode === null && child.kill(signal), 500).unref();
    });
  }
  return new Promise((resolve) => {
    child.on('error', (error) => fail(`Could not start ${NODE}: ${error.message}`));
    child.on('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}
