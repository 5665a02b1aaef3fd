import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { IMPORT_TABLE, inWords } from '../../scripts/import-table.cjs';

const root = resolve(import.meta.dirname, '../..');
const written: string[] = [];

/** Puts a file into the house for the length of one test and asks the dependency checker about it. */
function violationsOf(path: string, code: string): string[] {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, code);
  written.push(file);
  const { stdout } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/.bin/depcruise'),
      path,
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
    ],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { from: string; rule: { name: string } }[] };
  };
  return summary.violations.filter(({ from }) => from === path).map(({ rule }) => rule.name);
}

afterEach(() => {
  for (const file of written.splice(0)) rmSync(file, { force: true });
});

describe('the import table', () => {
  it('stands in ARCHITECTURE.md as it is enforced', () => {
    const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
    const [, shown = ''] =
      /\| folder \| may import \|\n\|---\|---\|\n((?:\|.*\n)+)/.exec(page) ?? [];
    const enforced = IMPORT_TABLE.map((row) => `| ${row.folder} | ${inWords(row)} |`);
    expect(shown.trim().split('\n').slice(0, enforced.length)).toEqual(enforced);
  });

  it.each([
    ['app/core/audit/probe-node.ts', "import 'node:fs';", 'core-is-pure'],
    ['app/core/audit/probe-react.ts', "import 'react';", 'core-is-pure'],
    ['app/core/audit/probe-service.ts', "import '../../services/ports';", 'core-imports'],
    [
      'app/core/audit/probe-texts.ts',
      "import { MESSAGES } from '../../locales/messages'; export default MESSAGES;",
      'core-imports-values',
    ],
    ['app/services/probe-db.ts', "import '../db.server';", 'services-imports'],
    ['app/components/probe-container.ts', "import '../container.server';", 'components-imports'],
    ['app/routes/probe-db.ts', "import '../db.server';", 'routes-imports'],
    [
      'app/services/home/probe-ports.ts',
      "import type { Ports } from '../ports'; export type Probe = Ports;",
      'the-sum-of-ports-is-for-those-who-wire',
    ],
    [
      'app/services/home/probe-room.ts',
      "import { drivePart } from '../promotions/drive-part'; export default drivePart;",
      'rooms-meet-at-their-doors',
    ],
    [
      'app/core/days/probe-circle.ts',
      "import type { Probe } from './probe-circle'; export type { Probe }; export type Other = Probe;",
      'no-cycles',
    ],
    [
      'app/shopify/probe-service.ts',
      "import { SYNC_FAILURES } from '../services/sync/failure'; export default SYNC_FAILURES;",
      'shopify-imports-values',
    ],
    ['app/jobs/probe-sandbox.ts', "import '../../sandbox/model';", 'production-knows-no-sandbox'],
    ['app/jobs/probe-demo.ts', "import '../../demo/options';", 'production-knows-no-sandbox'],
    [
      'sandbox/store/probe-app.ts',
      "import { API_VERSION } from '../../app/shopify/api-version'; export default API_VERSION;",
      'sandbox-stands-alone',
    ],
    [
      'sandbox/store/probe-app-type.ts',
      "import type { Listing } from '~/core/listing/listing'; export type Probe = Listing;",
      'sandbox-stands-alone',
    ],
    [
      'sandbox/graphql/probe-server.ts',
      "import '../server/signing';",
      'sandbox-store-knows-no-http',
    ],
    ['demo/probe-container.ts', "import '../app/container.server';", 'demo-imports'],
    ['sandbox/probe-demo.ts', "import '../demo/options';", 'sandbox-stands-alone'],
    ['sandbox/probe-test.ts', "import '../tests/support/sandbox';", 'sandbox-stands-alone'],
    [
      'sandbox/probe-circle.ts',
      "import type { Probe } from './probe-circle'; export type { Probe };",
      'no-cycles',
    ],
    ['app/utils/probe.ts', "import '../env.server';", 'a-folder-of-the-house'],
  ])('refuses %s', (path, code, rule) => {
    expect(violationsOf(path, code)).toContain(rule);
    if (path.startsWith('app/utils/')) rmSync(join(root, 'app/utils'), { recursive: true });
  });
});
