import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { engines } from './package.json';

/** Functions of what they are given: no file leaves anything behind for the next, so that all share their modules. */
const PURE_TESTS = ['core', 'files', 'locales'].map((room) => `tests/${room}/**/*.test.ts`);
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
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: [BUILT_APP_TESTS, ...PURE_TESTS],
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
          name: 'pure',
          include: PURE_TESTS,
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
          globalSetup: ['tests/e2e/support/build-app.ts'],
          // Each starts a store, the app and a browser: one after the other, when all else is done, or they
          // wait for each other and time out.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
