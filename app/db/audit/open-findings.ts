import type pg from 'pg';
import { z } from 'zod';
import type { OpenByRule } from '~/core/audit/causes';
import type { NewFindings } from '~/services/audit/ports';
import { readRows } from '../rows';

const BY_RULE = {
  tables: 'rule_totals, finding',
  row: z.object({ rule: z.string(), findings: z.number(), byExchangeRate: z.number() }),
};

const NEW = {
  tables: 'finding',
  row: z.object({
    rule: z.string(),
    listings: z.number(),
    high: z.number(),
    medium: z.number(),
    low: z.number(),
  }),
};

/**
 * Open findings by rule, with those that the exchange rate alone made: all of one rule, and of volatile prices
 * those whose every change was the rate's. Counted from the totals: a large store has findings by the million.
 */
export async function readOpenByRule(pool: pg.Pool, store: string): Promise<OpenByRule[]> {
  return readRows(
    pool,
    BY_RULE,
    `SELECT rule, findings, CASE rule
         WHEN 'exchange-rate-drift' THEN findings
         WHEN 'volatile-price' THEN (
           SELECT count(*)::int FROM finding f
           WHERE f.store = $1 AND f.rule = 'volatile-price' AND f.status = 'open'
             AND data->'changes' = data->'exchangeRateChanges' AND data->'changes' <> '0')
         ELSE 0 END AS "byExchangeRate"
     FROM (SELECT rule, open_high + open_medium + open_low AS findings FROM rule_totals WHERE store = $1) AS t
     WHERE findings > 0 ORDER BY rule`,
    [store],
  );
}

export async function readNewFindings(
  pool: pg.Pool,
  store: string,
  since: Date,
): Promise<NewFindings[]> {
  const rows = await readRows(
    pool,
    NEW,
    `SELECT rule, count(DISTINCT listing_id)::int AS listings,
       count(*) FILTER (WHERE severity = 'high')::int AS high,
       count(*) FILTER (WHERE severity = 'medium')::int AS medium,
       count(*) FILTER (WHERE severity = 'low')::int AS low
     FROM finding WHERE store = $1 AND status = 'open' AND opened_at > $2 GROUP BY rule ORDER BY rule`,
    [store, since],
  );
  return rows.map(({ rule, listings, high, medium, low }) => ({
    rule,
    listings,
    openFindings: { high, medium, low },
  }));
}
