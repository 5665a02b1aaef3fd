import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const BROWSER_TESTS = 'tests/e2e/**/*.test.ts';

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
          exclude: [BROWSER_TESTS],
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
          name: 'e2e',
          include: [BROWSER_TESTS],
          // Each starts a store, the app and a browser: one after the other, when all else is done, or they
          // wait for each other and time out.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
