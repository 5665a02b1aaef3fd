// Runs one of the project's tasks on the project's own Node, after installing what is missing.
// Plain JavaScript on Node's own modules: on a fresh clone nothing else is there yet.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildApp, buildExtensions, generateClient, installPackages } from './prepare.mjs';
import { NODE, ROOT, checkNodeVersion, fail } from './machine.mjs';

const bin = (name) => join(ROOT, 'node_modules', '.bin', name);

const TASKS = {
  demo: { build: true, database: true, command: ['--import', 'tsx', 'demo/demo.ts'] },
  sandbox: { command: ['--import', 'tsx', 'sandbox/cli/start.ts'] },
  test: { build: true, database: true, command: [bin('vitest'), 'run'] },
  audit: { command: ['--import', 'tsx', 'app/cli/audit.ts'] },
  bench: { build: true, database: true, command: ['--import', 'tsx', 'tests/bench/run.ts'] },
  pictures: {
    build: true,
    database: true,
    command: ['--import', 'tsx', 'tests/e2e/take-pictures.ts'],
  },
  validate: { build: true, database: true, command: ['scripts/validate.mjs'] },
  build: { build: 'always', database: true, extensions: true },
  dev: { database: true, command: [bin('remix'), 'vite:dev'] },
  start: {
    build: true,
    database: true,
    command: ['--import', 'tsx', 'app/server.ts'],
    production: true,
  },
  worker: { database: true, command: ['--import', 'tsx', 'app/worker.ts'], production: true },
  codegen: { command: [bin('graphql-codegen'), '--config', 'codegen.ts'] },
};

const [name, ...args] = process.argv.slice(2);
const task = TASKS[name];
if (!task) fail(`There is no task "${name}". Tasks: ${Object.keys(TASKS).join(', ')}.`);

checkNodeVersion();
await installPackages();
if (task.database) await generateClient();
if (task.build) await buildApp({ always: task.build === 'always' });
if (task.extensions) await buildExtensions();
if (task.command) process.exitCode = await runTask(task, args);

function runTask({ command, production }, extra) {
  const child = spawn(NODE, [...command, ...extra], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...(production && { NODE_ENV: 'production' }) },
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
