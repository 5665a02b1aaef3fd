import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { IMPORT_TABLE, inWords } from '../../scripts/import-table.cjs';

const root = resolve(import.meta.dirname, '../..');
const written: string[] = [];

const violation = z.object({ from: z.string(), rule: z.object({ name: z.string() }) });
const report = z.object({ summary: z.object({ violations: z.array(violation) }) });

/** Puts files into the house and asks the dependency checker about all of them at once: names of rules by file. */
function violationsOf(files: [path: string, code: string][]): Map<string, string[]> {
  for (const [path, code] of files) {
    const file = join(root, path);
    const folder = mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, code);
    written.push(folder ?? file);
  }
  const paths = files.map(([path]) => path);
  const { stdout } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/.bin/depcruise'),
      ...paths,
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
    ],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const { violations } = report.parse(JSON.parse(stdout)).summary;
  return new Map(
    paths.map((path) => [
      path,
      violations.filter(({ from }) => from === path).map(({ rule }) => rule.name),
    ]),
  );
}

afterAll(() => {
  for (const path of written.splice(0)) rmSync(path, { force: true, recursive: true });
});

const FORBIDDEN: [path: string, code: string, rule: string][] = [
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
  ['sandbox/graphql/probe-server.ts', "import '../server/signing';", 'sandbox-store-knows-no-http'],
  ['demo/probe-container.ts', "import '../app/container.server';", 'demo-imports'],
  ['sandbox/probe-demo.ts', "import '../demo/options';", 'sandbox-stands-alone'],
  ['sandbox/probe-test.ts', "import '../tests/support/sandbox';", 'sandbox-stands-alone'],
  [
    'sandbox/probe-circle.ts',
    "import type { Probe } from './probe-circle'; export type { Probe };",
    'no-cycles',
  ],
  ['app/utils/probe.ts', "import '../env.server';", 'a-folder-of-the-house'],
];

describe('the import table', () => {
  it('stands in ARCHITECTURE.md as it is enforced', () => {
    const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
    const [, shown = ''] =
      /\| folder \| may import \|\n\|---\|---\|\n((?:\|.*\n)+)/.exec(page) ?? [];
    const enforced = IMPORT_TABLE.map((row) => `| ${row.folder} | ${inWords(row)} |`);
    expect(shown.trim().split('\n').slice(0, enforced.length)).toEqual(enforced);
  });

  const found = violationsOf(FORBIDDEN.map(([path, code]) => [path, code]));
  it.each(FORBIDDEN)('refuses %s', (path, _code, rule) => {
    expect(found.get(path)).toContain(rule);
  });
});
