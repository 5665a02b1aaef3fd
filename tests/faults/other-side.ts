import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Measurement } from '../bench/measurement';

const PROJECT = resolve(import.meta.dirname, '../..');

/** What Shopify may do wrong, and the tests on the sandbox store that do it. */
const FAULTS: readonly [what: string, file: string][] = [
  ['bulk results that are cut, gone, or answered 403 or 404', 'services/sync/bad-exports.test.ts'],
  ['a store that is frozen, closed, or shuts the app out', 'services/sync/shut-out.test.ts'],
  ['fields that are denied', 'services/sync/denied-fields.test.ts'],
  ['a refresh of the token that fails, and is no invalid_grant', 'shopify/access-tokens.test.ts'],
  ['requests that are throttled, lost or never answered', 'shopify/admin-client.test.ts'],
  ['values that this version does not know', 'shopify/unknown-values.test.ts'],
  ['webhooks that are lost', 'services/sync/reconcile.test.ts'],
];

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/** Each fault of Shopify's side, on the database of the run. */
export async function otherSide(): Promise<Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), 'borealist-faults-'));
  try {
    const file = join(folder, 'report.json');
    const tests = FAULTS.map(([, test]) => `tests/${test}`);
    const vitest = join(PROJECT, 'node_modules/vitest/vitest.mjs');
    const args = [vitest, 'run', '--reporter=json', `--outputFile=${file}`, ...tests];
    const child = spawn(process.execPath, args, { cwd: PROJECT, stdio: 'ignore' });
    await once(child, 'exit');
    const { testResults } = reportSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    return FAULTS.map(([what, test]) => {
      const results = testResults
        .filter(({ name }) => name.endsWith(test))
        .flatMap(({ assertionResults }) => assertionResults);
      const held = results.filter(({ status }) => status === 'passed').length;
      return {
        name: `Shopify: ${what}`,
        measured: `${held} of ${results.length} hold`,
        budget: 'all',
        isMet: held === results.length && held > 0,
      };
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
