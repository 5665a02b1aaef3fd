import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Where statements go through, rather than stand. */
const DOORS = ['rows', 'database', 'migrate', 'generated/', 'embedded/'];

const SQL = /\b(?:query|readRows?)\(/g;
const PRISMA = /\b(?:prisma|transaction)\.[a-z]\w*\.\w+\(/g;

function countIn(pattern: RegExp): number {
  return globSync('app/db/**/*.ts', { cwd: root })
    .filter((file) => !DOORS.some((door) => file.startsWith(`app/db/${door}`)))
    .map((file) => readFileSync(join(root, file), 'utf8').match(pattern)?.length ?? 0)
    .reduce((sum, count) => sum + count, 0);
}

it('ARCHITECTURE.md says how many queries are SQL, and how many are Prisma’s', () => {
  const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  expect(page).toContain(`${countIn(SQL)} are SQL`);
  expect(page).toContain(`${countIn(PRISMA)} are Prisma's`);
});
