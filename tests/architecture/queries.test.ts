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

it('are SQL, two thirds or more, as ARCHITECTURE.md says', () => {
  const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  expect(page).toContain("A third of the queries or less is Prisma's.");
  const prisma = countIn(PRISMA);
  expect(prisma).toBeGreaterThan(0);
  expect(prisma).toBeLessThanOrEqual((countIn(SQL) + prisma) / 3);
});
