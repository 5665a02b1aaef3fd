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

/** What is left out, or may be anything, cannot be looked up. */
const PLAIN_LIST = /(?<!NOT |NOT \(|OR )\b(?:\w+\.)?(?:listing_)?id = ANY\(\$\d+\)/g;

it('look listings up as app/db/named-listings.ts says, on a server too, whose plans no test of the embedded database sees', () => {
  const plain = globSync('app/db/**/*.ts', { cwd: root })
    .filter((file) => !file.startsWith('app/db/generated/'))
    .flatMap((file) => {
      const found = readFileSync(join(root, file), 'utf8').match(PLAIN_LIST) ?? [];
      return found.map((statement) => `${file}: ${statement}`);
    });
  expect(plain).toEqual([]);
  expect('SELECT 1 FROM listing l WHERE l.store = $1 AND l.id = ANY($2)').toMatch(PLAIN_LIST);
});
