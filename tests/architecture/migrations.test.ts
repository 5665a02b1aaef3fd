import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDER = resolve(import.meta.dirname, '../../prisma/migrations');
/** Before anything was released, tables changed as they liked. */
const SINCE = '20261127';
/** How a migration says that the version before cannot serve beside it; docs/operations.md tells what to do then. */
const STOP_FIRST = '-- Stop every process first:';

/** What a version that does not know of it would trip over, in statements of its own that were right. */
const BREAKS: [string, RegExp][] = [
  ['drops a table or a column', /\bDROP\s+(TABLE|COLUMN)\b/i],
  ['renames', /\bRENAME\b/i],
  // Shopify's ids are texts throughout; how they are compared is no type.
  [
    'changes a type',
    /\bALTER\s+COLUMN\s+(?!"\w+_id"\s+TYPE\s+TEXT\s+COLLATE\b)\S+\s+(SET\s+DATA\s+)?TYPE\b/i,
  ],
  [
    'asks for a value that the version before does not give',
    /\bADD\s+COLUMN\s+\S+\s+(?![^,;]*\bDEFAULT\b)[^,;]*\bNOT\s+NULL\b/i,
  ],
];

/** A column that has to have a value, unless the same migration gives it one where none is given. */
function asksForValues(sql: string): boolean {
  return [...sql.matchAll(/ALTER\s+COLUMN\s+(\S+)\s+SET\s+NOT\s+NULL/gi)].some(
    ([, column = '']) => !new RegExp(`${column}\\s+SET\\s+DEFAULT`, 'i').test(sql),
  );
}

function whatBreaks(sql: string): string[] {
  if (sql.startsWith(STOP_FIRST)) return [];
  const found = BREAKS.filter(([, pattern]) => pattern.test(sql)).map(([what]) => what);
  return asksForValues(sql) ? [...found, 'asks for a value'] : found;
}

describe('a migration lets the version before go on serving', () => {
  const names = readdirSync(FOLDER).filter((name) => /^\d{14}/.test(name) && name >= SINCE);
  it.each(names)('%s', (name) => {
    expect(whatBreaks(readFileSync(join(FOLDER, name, 'migration.sql'), 'utf8'))).toEqual([]);
  });

  it.each([
    'ALTER TABLE "store" DROP COLUMN "facts";',
    'DROP TABLE "price_point";',
    'ALTER TABLE "store" RENAME COLUMN "facts" TO "told";',
    'ALTER TABLE "store" ALTER COLUMN "facts" TYPE TEXT;',
    'ALTER TABLE "finding" ALTER COLUMN "listing_id" TYPE UUID USING "listing_id"::uuid;',
    'ALTER TABLE "store" ADD COLUMN "plan" TEXT NOT NULL;',
    'ALTER TABLE "store" ALTER COLUMN "plan" SET NOT NULL;',
  ])('which this would not: %s', (sql) => {
    expect(whatBreaks(sql)).not.toEqual([]);
    expect(whatBreaks(`${STOP_FIRST} it is large.\n${sql}`)).toEqual([]);
  });

  it.each([
    'ALTER TABLE "store" ADD COLUMN "plan" TEXT, ADD COLUMN "n" INTEGER NOT NULL DEFAULT 0;',
    'CREATE TABLE "plan" ("id" TEXT NOT NULL); CREATE INDEX "plan_i" ON "plan" ("id");',
    'DROP INDEX "order_line_day_idx";',
    'ALTER TABLE "finding" ALTER COLUMN "listing_id" TYPE TEXT COLLATE "C";',
    'ALTER TABLE "store" ALTER COLUMN "plan" SET NOT NULL, ALTER COLUMN "plan" SET DEFAULT 1;',
  ])('which this does: %s', (sql) => {
    expect(whatBreaks(sql)).toEqual([]);
  });
});
