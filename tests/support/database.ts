import { randomUUID } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { connectDatabase, type Database } from '~/db/database';
import { openEmbeddedDatabase } from '~/db/embedded/embedded-database';

/**
 * The test run's database, migrated once for all files (tests/support/global-setup.ts). Files run side by side on
 * it: each test works in a store of its own, from `uniqueStore()`. Await it once, at the top of a file.
 */
export async function testDatabase(): Promise<Database & { url: string }> {
  const opened = await openTestDatabase();
  const database = connectDatabase(opened.url, () => {
    // A connection that breaks while idle fails the next query, and with it the test that sent it.
  });
  afterAll(async () => {
    await database.close();
    await opened.close();
  });
  return { ...database, url: opened.url };
}

async function openTestDatabase(): Promise<{ url: string; close(): Promise<void> }> {
  const { url, dataDir } = inject('database');
  return url === undefined
    ? openEmbeddedDatabase(dataDir)
    : { url, close: () => Promise.resolve() };
}

/** Domain of a store that no other test touches. */
export function uniqueStore(name = 'store'): string {
  return `${name}-${randomUUID()}.myshopify.com`;
}
