import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '~': resolve(import.meta.dirname, 'app') } },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    globalSetup: ['tests/support/global-setup.ts'],
    // Two cores are what CI has; more workers only make the embedded database slower.
    maxWorkers: 2,
    // Shopify's tester imports the extension, whose TypeScript only vitest's own pipeline understands.
    server: { deps: { inline: [/@shopify\/ui-extensions-tester/] } },
    // The first test of a file that imports every page may take long on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
