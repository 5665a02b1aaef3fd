import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { engines } from './package.json';

/**
 * Their files leave nothing behind for the next (those of the database have stores of their own), so that all share
 * their modules: loading them for each file takes longer than most of the tests.
 */
const SHARED_ROOMS = [
  'architecture',
  'cli',
  'core',
  'db',
  'demo',
  'doctor',
  'email',
  'files',
  'golden',
  'jobs',
  'locales',
  'routes',
  'sandbox',
  'scripts',
  'services',
  'shopify',
];
const SHARED_TESTS = SHARED_ROOMS.map((room) => `tests/${room}/**/*.test.{ts,tsx}`);
/** It puts modules of its own in the place of the app's, which others shall not meet. */
const MOCKING_TEST = 'tests/services/digest/year.test.ts';
/** Those start the built app. */
const BUILT_APP_TESTS = 'tests/e2e/**/*.test.ts';

// Vitest by itself runs on the machine's Node, which may lack what the packages need: tests would fail for that.
const oldestNode = engines.node.replace('>=', '');
if (process.versions.node.localeCompare(oldestNode, 'en', { numeric: true }) < 0) {
  process.stderr.write(
    `The tests need Node ${oldestNode} or newer, and this is Node ${process.versions.node}: ` +
      "run them on the project's own with `npm test -- tests/x.test.ts`.\n",
  );
  process.exit(2);
}

export default defineConfig({
  resolve: { alias: { '~': resolve(import.meta.dirname, 'app') } },
  test: {
    globalSetup: ['tests/support/global-setup.ts'],
    // The first test of a file that imports every page may take long on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'app',
          include: [
            'tests/*.test.ts',
            `tests/!(${SHARED_ROOMS.join('|')})/**/*.test.{ts,tsx}`,
            MOCKING_TEST,
          ],
          exclude: [BUILT_APP_TESTS],
          // Two cores are what CI has; more workers only make the embedded database slower.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
          // Shopify's tester imports the extension, whose TypeScript only vitest's own pipeline understands.
          server: { deps: { inline: [/@shopify\/ui-extensions-tester/] } },
        },
      },
      {
        extends: true,
        test: {
          name: 'shared',
          include: SHARED_TESTS,
          exclude: [MOCKING_TEST],
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: [BUILT_APP_TESTS],
          // On a busy machine a store may take two minutes to be read.
          testTimeout: 180_000,
          hookTimeout: 240_000,
          globalSetup: ['tests/e2e/support/build-app.ts', 'tests/e2e/support/begun-stages.ts'],
          // They begin each with a store, an app and a browser of their own: what modules they share takes seconds to load.
          isolate: false,
          // Those keep a core busy: two at a time, when all else is done. Three take as long.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
