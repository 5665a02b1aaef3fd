import type pg from 'pg';
import { z } from 'zod';
import { readRow } from '../rows';
import { hasWord } from './listing-conditions';

const HITS = {
  tables: 'listing',
  row: z.object({ total: z.number(), ids: z.array(z.string()) }),
};

/**
 * How many listings have all of these words in their search text, and the first `limit` of them in no order. Texts that
 * are not long are read from an index, the bound of which has to stand here as it does there.
 */
export async function searchListings(
  pool: pg.Pool,
  store: string,
  { words, limit }: { words: readonly string[]; limit: number },
): Promise<{ total: number; ids: string[] }> {
  const values: [store: string, ...others: unknown[]] = [store];
  const value = (of: unknown) => `$${values.push(of)}`;
  const haveWords = words.map((word) => hasWord(value(word))).join(' AND ');
  const found = await readRow(
    pool,
    HITS,
    `WITH hits AS MATERIALIZED (
       SELECT l.id FROM listing l WHERE l.store = $1 AND octet_length(l.search_text) <= 1500 AND ${haveWords}
       UNION ALL
       SELECT l.id FROM listing l WHERE l.store = $1 AND octet_length(l.search_text) > 1500 AND ${haveWords})
     SELECT (SELECT count(*)::int FROM hits) AS total, ARRAY(SELECT id FROM hits LIMIT ${value(limit)}) AS ids`,
    values,
  );
  return found ?? { total: 0, ids: [] };
}
