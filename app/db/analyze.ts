import type pg from 'pg';
import { z } from 'zod';
import { inTransaction } from './database';
import { parseRow } from './rows';

/**
 * Tables that a first sync fills. Of listings' contents only the keys, since statistics of texts that nobody compares
 * take longer than all others.
 */
const ANALYZED: ReadonlyMap<string, string> = new Map([
  ['listing', ''],
  ['listing_content', '(store, listing_id)'],
  ['price_chunk', '(store, listing_id, since)'],
  ['finding', ''],
  ['listing_season', ''],
  ['order_line', ''],
]);

/** [J] A store that adds less moves hardly what statistics tell. */
const GROWN_BY = 1.5;

/** [J] Of 300 rows for each: a third of what a hundred, PostgreSQL's own, take at 20,000 listings. */
const SAMPLED = 25;

const GROWN = { tables: 'pg_class', row: z.object({ name: z.string() }) };

/**
 * Analyses tables that grew by half since they last were: the first store of an installation has its pages' plans at
 * once, also on PGlite, which never analyses; the thousandth small one does not have all of them read again.
 */
export async function analyzeGrown(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query(
    `SELECT relname AS name FROM pg_class
     WHERE oid = ANY(SELECT to_regclass(name) FROM unnest($1::text[]) AS name)
       AND (reltuples < 0 OR pg_relation_size(oid) > $2::numeric * relpages * current_setting('block_size')::int)`,
    [[...ANALYZED.keys()], GROWN_BY],
  );
  if (rows.length === 0) return;
  const grown = rows.map((row) => parseRow(GROWN, null, row).name);
  const named = grown.map((name) => `${name} ${ANALYZED.get(name) ?? ''}`);
  await inTransaction(pool, async (client) => {
    await client.query(`SET LOCAL default_statistics_target = ${SAMPLED}`);
    // One that another process is analysing is left to it.
    await client.query(`ANALYZE (SKIP_LOCKED) ${named.join(', ')}`);
  });
}
