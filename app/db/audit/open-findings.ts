import type pg from 'pg';
import { z } from 'zod';
import type { OpenByRule } from '~/core/audit/causes';
import { RULES } from '~/core/audit/registry';
import type { NewFindings } from '~/services/audit/ports';
import { readRows } from '../rows';

const BY_RULE = {
  tables: 'rule_totals, finding',
  row: z.object({ rule: z.string(), findings: z.number(), explained: z.number() }),
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

const EXPLAINED = RULES.flatMap(({ id, explainedBy }) =>
  explainedBy === null ? [] : [{ id, ...explainedBy.where }],
);

/**
 * Open findings by rule, with those that the rule's cause explains: all, or those of which two figures are the same.
 * Counted from the totals: a large store has findings by the million.
 */
export async function readOpenByRule(pool: pg.Pool, store: string): Promise<OpenByRule[]> {
  return readRows(
    pool,
    BY_RULE,
    `SELECT t.rule, t.findings, CASE
         WHEN e.rule IS NULL THEN 0
         WHEN e.figure IS NULL THEN t.findings
         ELSE (
           SELECT count(*)::int FROM finding f
           WHERE f.store = $1 AND f.rule = t.rule AND f.status = 'open'
             AND data->e.figure = data->e.equals AND data->e.figure <> '0')
         END AS explained
     FROM (SELECT rule, open_high + open_medium + open_low AS findings FROM rule_totals WHERE store = $1) AS t
     LEFT JOIN unnest($2::text[], $3::text[], $4::text[]) AS e (rule, figure, equals) ON e.rule = t.rule
     WHERE t.findings > 0 ORDER BY t.rule`,
    [
      store,
      EXPLAINED.map(({ id }) => id),
      EXPLAINED.map(({ figure }) => figure ?? null),
      EXPLAINED.map(({ equals }) => equals ?? null),
    ],
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
