import type pg from 'pg';
import { z } from 'zod';
import { OUTCOMES, type OutcomeName, type Severity } from '~/core/audit/outcome';
import { AUDIENCES, type Audience } from '~/core/listing/audience';
import { ofListings, oneOf } from '../named-listings';
import { numeric, readRow, readRows } from '../rows';
import { audiences, severity } from '../shapes';

const COUNT_COLUMNS = ['listings', 'variants', 'photos', 'photos_without_alt'] as const;

export const WEIGHT_COLUMNS = [
  'us_passed',
  'us_failed',
  'us_unknown',
  'ca_passed',
  'ca_failed',
  'ca_unknown',
  'qc_passed',
  'qc_failed',
  'qc_unknown',
] as const;
const DECIMALS = 4;

const CATALOGUE_COLUMNS = [...COUNT_COLUMNS, ...WEIGHT_COLUMNS] as const;

const RULE_COLUMNS = [
  'pass',
  'fail',
  'not_applicable',
  'unknown',
  'error',
  'open_high',
  'open_medium',
  'open_low',
] as const;

type CatalogueColumn = (typeof CATALOGUE_COLUMNS)[number];
type RuleColumn = (typeof RULE_COLUMNS)[number];

/** Decimals, beside the counts. */
const HARM = 'harm' as const;

/** What some listings add to their store's totals. */
export interface Contribution {
  catalogue: Record<CatalogueColumn, number>;
  rules: Map<string, Partial<Record<RuleColumn | typeof HARM, number>>>;
  /** Open findings by audiences and severity: `US CA QC high`. */
  open: Map<string, number>;
}

const MEASURE_CATALOGUE = `
  SELECT count(*) AS listings, ${CATALOGUE_COLUMNS.slice(1)
    .map((column) => `coalesce(sum(${column}), 0) AS ${column}`)
    .join(', ')}
  FROM listing WHERE store = $1 AND id ${oneOf('$2')}`;

const MEASURE_OUTCOMES = `
  SELECT result.rule, result.outcome, count(*)::int AS listings, coalesce(sum(result.harm), 0) AS harm
  FROM listing_content, jsonb_to_recordset(results) AS result(rule text, outcome text, harm numeric)
  WHERE store = $1 AND listing_id ${oneOf('$2')} GROUP BY 1, 2`;

const MEASURE_OPEN = `
  SELECT rule, severity, audiences, count(*)::int AS findings
  FROM ${ofListings('finding', '$2')} f WHERE status = 'open' GROUP BY 1, 2, 3`;

const CATALOGUE_SUMS = { tables: 'listing', row: z.record(z.enum(CATALOGUE_COLUMNS), numeric) };

const OUTCOMES_OF_RULES = {
  tables: 'listing_content',
  row: z.object({
    rule: z.string(),
    outcome: z.enum(OUTCOMES),
    listings: z.number(),
    harm: numeric,
  }),
};

const OPEN_OF_RULES = {
  tables: 'finding',
  row: z.object({ rule: z.string(), severity, audiences, findings: z.number() }),
};

/** What rules and their findings add to the totals, counted listing by listing or from sums. */
export class RuleContributions implements Pick<Contribution, 'rules' | 'open'> {
  readonly rules: Contribution['rules'] = new Map();
  readonly open: Contribution['open'] = new Map();

  addOutcome(rule: string, outcome: OutcomeName, listings: number, harm: number): void {
    this.#add(rule, outcome === 'notApplicable' ? 'not_applicable' : outcome, listings);
    this.#add(rule, HARM, harm);
  }

  addOpen(
    rule: string,
    severity: Severity,
    concerned: readonly Audience[],
    findings: number,
  ): void {
    this.#add(rule, `open_${severity}`, findings);
    const kind = `${AUDIENCES.filter((each) => concerned.includes(each)).join(' ')} ${severity}`;
    this.open.set(kind, (this.open.get(kind) ?? 0) + findings);
  }

  #add(rule: string, column: RuleColumn | typeof HARM, value: number): void {
    const ofRule = this.rules.get(rule) ?? {};
    ofRule[column] = (ofRule[column] ?? 0) + value;
    this.rules.set(rule, ofRule);
  }
}

/** What listings add that were not there before; `summaries` of those that were judged. */
export function withAdded(
  { catalogue, ...others }: Contribution,
  added: readonly { variants: number; photos: number; photosWithoutAlt: number }[],
  summaries: readonly Record<(typeof WEIGHT_COLUMNS)[number], number>[],
): Contribution {
  const sums = { ...catalogue, listings: catalogue.listings + added.length };
  for (const { variants, photos, photosWithoutAlt } of added) {
    sums.variants += variants;
    sums.photos += photos;
    sums.photos_without_alt += photosWithoutAlt;
  }
  for (const summary of summaries)
    for (const column of WEIGHT_COLUMNS) sums[column] += summary[column];
  return { catalogue: sums, ...others };
}

export async function measure(
  client: pg.PoolClient,
  store: string,
  listingIds: string[],
  affects: 'catalogue' | 'everything',
): Promise<Contribution> {
  if (listingIds.length === 0)
    return {
      catalogue: mapColumns(CATALOGUE_COLUMNS, () => 0),
      rules: new Map(),
      open: new Map(),
    };
  const sums = await readRow(client, CATALOGUE_SUMS, MEASURE_CATALOGUE, [store, listingIds]);
  if (sums === undefined) throw new Error('An aggregate without GROUP BY has one row.');
  const counted = new RuleContributions();
  if (affects === 'everything') {
    const values = [store, listingIds] as const;
    const outcomes = await readRows(client, OUTCOMES_OF_RULES, MEASURE_OUTCOMES, values);
    for (const { rule, outcome, listings, harm } of outcomes)
      counted.addOutcome(rule, outcome, listings, harm);
    const open = await readRows(client, OPEN_OF_RULES, MEASURE_OPEN, values);
    for (const { rule, severity, audiences, findings } of open)
      counted.addOpen(rule, severity, audiences, findings);
  }
  return { catalogue: sums, rules: counted.rules, open: counted.open };
}

const ADD_CATALOGUE = `
  INSERT INTO catalogue_totals (store, ${CATALOGUE_COLUMNS.join(', ')})
  VALUES ($1, ${CATALOGUE_COLUMNS.map((_, index) => `$${index + 2}`).join(', ')})
  ON CONFLICT (store) DO UPDATE
  SET ${CATALOGUE_COLUMNS.map((column) => `${column} = catalogue_totals.${column} + EXCLUDED.${column}`).join(', ')}`;

const ADD_RULES = `
  UPDATE rule_totals t
  SET ${[...RULE_COLUMNS, HARM].map((column) => `${column} = t.${column} + coalesce(d.${column}, 0)`).join(', ')}
  FROM jsonb_to_recordset($2::jsonb) AS d(rule text, ${RULE_COLUMNS.map((column) => `${column} int`).join(', ')}, ${HARM} numeric)
  WHERE t.store = $1 AND t.rule = d.rule`;

/** `$2`: kinds as in a contribution. */
const ADD_OPEN = `
  INSERT INTO open_totals (store, audiences, severity, findings)
  SELECT $1, left(kind, -1 - length(severity)), severity, findings
  FROM unnest($2::text[], $3::int[]) AS d(kind, findings), substring(kind from '[a-z]+$') AS severity
  ON CONFLICT (store, audiences, severity) DO UPDATE
  SET findings = open_totals.findings + EXCLUDED.findings`;

export async function addDifference(
  client: pg.PoolClient,
  store: string,
  before: Contribution,
  after: Contribution,
): Promise<void> {
  const moved = (column: CatalogueColumn) => after.catalogue[column] - before.catalogue[column];
  const difference = [
    ...COUNT_COLUMNS.map((column) => String(moved(column))),
    // Rounding takes off what binary fractions add to sums of stored decimals.
    ...WEIGHT_COLUMNS.map((column) => moved(column).toFixed(DECIMALS)),
  ];
  if (difference.some((value) => Number(value) !== 0))
    await client.query(ADD_CATALOGUE, [store, ...difference]);
  const rules = [...new Set([...before.rules.keys(), ...after.rules.keys()])].map((rule) => {
    const of = (column: RuleColumn | typeof HARM) =>
      (after.rules.get(rule)?.[column] ?? 0) - (before.rules.get(rule)?.[column] ?? 0);
    return { rule, ...mapColumns(RULE_COLUMNS, of), [HARM]: of(HARM).toFixed(DECIMALS) };
  });
  if (rules.length > 0) await client.query(ADD_RULES, [store, JSON.stringify(rules)]);
  const open = [...new Set([...before.open.keys(), ...after.open.keys()])]
    .map((kind) => [kind, (after.open.get(kind) ?? 0) - (before.open.get(kind) ?? 0)] as const)
    .filter(([, findings]) => findings !== 0);
  if (open.length > 0)
    await client.query(ADD_OPEN, [
      store,
      open.map(([kind]) => kind),
      open.map(([, findings]) => findings),
    ]);
}

/** The caller holds the lock on the store's row. */
export async function recountOpen(client: pg.PoolClient, store: string): Promise<void> {
  await client.query('DELETE FROM open_totals WHERE store = $1', [store]);
  await client.query(
    `INSERT INTO open_totals (store, audiences, severity, findings)
     SELECT $1, array_to_string(audiences, ' '), severity, count(*)
     FROM finding WHERE store = $1 AND status = 'open' GROUP BY audiences, severity`,
    [store],
  );
}

function mapColumns<C extends string>(
  columns: readonly C[],
  value: (column: C) => number,
): Record<C, number> {
  const record: Partial<Record<C, number>> = {};
  for (const column of columns) record[column] = value(column);
  return record as Record<C, number>;
}
