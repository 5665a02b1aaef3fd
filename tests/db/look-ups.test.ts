import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createRepositories, type Database } from '~/db.server';
import type { Listing } from '~/core/listing/listing';
import { openBenchDatabase } from '../bench/database';
import { audit, finding, listing, price, result, variant } from './support/samples';
import { AT, MARKED, order } from './support/filled-store';

const STORE = 'look-ups.myshopify.com';
/** Of two thousand PostgreSQL 15 rightly prefers to read the whole store. */
const LISTINGS = 4_000;
const BATCH = 50;
const LATER = new Date('2026-10-03T00:00:00Z');

/** Tables with a row or more for each listing or order. */
const BY_LISTING = [
  'listing',
  'listing_content',
  'removed_listing',
  'price_chunk',
  'price_point',
  'finding',
  'listing_season',
  'order_line',
  'shop_order',
];

interface Statement {
  text: string;
  values: unknown[];
}

// A database of its own: other files may have theirs analysed.
const database = await openBenchDatabase();
afterAll(() => database.close());
let statements: Statement[] = [];
const { listings, audits, orders, promotionSales, seasons, stores, digestFacts } =
  createRepositories(recording(database));

function recording({ pool, ...rest }: Database): Database {
  const withQuery = <T extends pg.Pool | pg.PoolClient>(target: T, others: object): T =>
    new Proxy(target, {
      get(of, key) {
        if (key === 'query')
          return (text: string, values: unknown[] = []) => {
            statements.push({ text, values });
            return of.query(text, values);
          };
        if (key in others) return Reflect.get(others, key);
        const value: unknown = Reflect.get(of, key);
        return typeof value === 'function' ? value.bind(of) : value;
      },
    });
  const connect = async () => withQuery(await pool.connect(), {});
  return { ...rest, pool: withQuery(pool, { connect }) };
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const batch = numbers(BATCH);
const ids = batch.map((number) => listing(number).id);
const failing = (field: string) =>
  result('undescribed-photo', { outcome: 'fail', findings: [finding('a', { field })] });

function marked(number: number, revision: number) {
  const of = audit(listing(number).id, [failing('media[0].alt')], revision);
  return { ...of, seasons: [MARKED] };
}

function opened(number: number) {
  return {
    ...finding('a'),
    rule: 'undescribed-photo',
    audiences: ['CA' as const],
    listingId: listing(number).id,
  };
}

function orderOf(number: number) {
  const of = order(`#${number}`);
  const lines = of.lines.map((line) => ({ ...line, listingId: listing(number).id }));
  return { ...of, id: `gid://shopify/Order/${number}`, lines };
}

const NOTHING = { opened: [], stillOpen: [], resolved: [], reopened: [] };

beforeAll(async () => {
  await stores.install(STORE, AT);
  for (let start = 0; start < LISTINGS; start += 500) {
    const some = numbers(500).map((number) => start + number);
    await listings.save(
      STORE,
      some.map((number) => listing(number)),
      { readAt: AT },
    );
    await audits.save(
      STORE,
      some.map((number) => marked(number, 1)),
      { ...NOTHING, opened: some.map(opened) },
      AT,
    );
    await orders.save(STORE, some.map(orderOf));
  }
  await orders.saveHistory(STORE, { since: '2026-09-01', until: '2026-10-01' });
}, 120_000);

const changed = (overrides: Partial<Listing>) =>
  batch.map((number) => listing(number, { updatedAt: LATER.toISOString(), ...overrides }));
const period = { first: '2026-09-01', last: '2026-10-01' };
const ignoring = { at: AT, by: '42', reason: '', until: null, text: null };

const LOOK_UPS: Record<string, () => Promise<unknown>> = {
  'listings, unchanged, by a sync': () =>
    listings.save(
      STORE,
      batch.map((number) => listing(number)),
      { readAt: LATER, runId: '3f0c8d51-8f0a-4f0e-9d0e-0d6f1f6d1c11' },
    ),
  'listings, changed': () =>
    listings.save(STORE, changed({ descriptionHtml: '<p>Birch.</p>' }), { readAt: LATER }),
  'listings, with French': () =>
    listings.save(STORE, changed({ descriptionHtml: '<p>Birch.</p>', french: [] }), {
      readAt: LATER,
    }),
  'listings, at other prices': () =>
    listings.save(
      STORE,
      batch.map((number) =>
        listing(number, {
          updatedAt: LATER.toISOString(),
          variants: [variant(`${number}-b`, price(15, 'CAD'))],
        }),
      ),
      { readAt: LATER },
    ),
  'verdicts that do not stand': () =>
    audits.toJudgeAmong(STORE, ids, { basis: 'another', since: AT }),
  'what an export holds of listings': () =>
    listings.storedAs(
      STORE,
      ids.map((id) => ({ id, digest: 'of an export' })),
    ),
  'when listings were read': () => listings.readTimes(STORE, ids),
  'units that a digest tells of': () => digestFacts.unitsSold(STORE, ids, '2026-09-01'),
  'stored listings': () => listings.findMany(STORE, ids),
  prices: () => listings.priceHistories(STORE, ids),
  findings: () => audits.openFindings(STORE, ids),
  results: () => audits.resultsOfMany(STORE, ids),
  audits: async () => {
    const revisions = await listings.findMany(STORE, ids);
    await audits.save(
      STORE,
      revisions.map(({ revision }, index) => marked(batch[index] ?? 0, revision)),
      {
        ...NOTHING,
        stillOpen: batch.slice(1).map(opened),
        resolved: batch.slice(0, 1).map(opened),
      },
      LATER,
    );
  },
  'a finding, to ignore it': () =>
    audits.setIgnoring(
      STORE,
      { listingId: listing(2).id, rule: 'undescribed-photo', key: 'a' },
      ignoring,
    ),
  'orders, read again': () => orders.save(STORE, batch.map(orderOf)),
  'orders, from a file': () => orders.saveImported(STORE, batch.map(orderOf)),
  'grave results': () => audits.graveResultsOfMany(STORE, ids),
  sales: () => orders.salesHistories(STORE, ids),
  'units sold by day': () => orders.unitHistories(STORE, ids),
  titles: () => listings.titlesOf(STORE, ids),
  'sums of days': () => promotionSales.daySums(STORE, period, { listingIds: ids, countries: null }),
  units: () => promotionSales.unitsOf(STORE, period, { listingIds: ids, countries: null }),
  'sales of variants': () =>
    promotionSales.variantSales(STORE, period, { listingIds: ids, countries: null }),
  wares: () => promotionSales.waresOf(STORE, ids),
  'marks of a season': () => seasons.marksOf(STORE, 'holidays', ids),
  'chosen seasons': () => seasons.chooseSeason(STORE, 'holidays', ids, true),
  'a listing, to remove it': () => listings.remove(STORE, listing(BATCH).id, LATER),
};

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string | undefined;
  'Index Cond'?: string | undefined;
  Plans?: PlanNode[] | undefined;
}

const node: z.ZodType<PlanNode> = z.lazy(() =>
  z.object({
    'Node Type': z.string(),
    'Relation Name': z.string().optional(),
    'Index Cond': z.string().optional(),
    Plans: z.array(node).optional(),
  }),
);
const explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: node })]) })]);

/** Scans that read more of a table than the listings that were named. */
async function widerScans({ text, values }: Statement): Promise<string[]> {
  const { rows } = await database.pool.query(`EXPLAIN (FORMAT JSON) ${text}`, values);
  const [
    {
      'QUERY PLAN': [{ Plan: plan }],
    },
  ] = explained.parse(rows);
  return scansOf(plan)
    .filter(
      ({ type, conditions }) =>
        type !== 'Tid Scan' &&
        !conditions.some((each) => /\b((listing_|order_)?id|name)\b/.test(each)),
    )
    .map(({ type, table, conditions }) => `${type} on ${table} by ${conditions.join()}: ${text}`);
}

function scansOf(of: PlanNode): { type: string; table: string; conditions: string[] }[] {
  const inner = of.Plans ?? [];
  const table = of['Relation Name'] ?? '';
  const isScan = of['Node Type'].endsWith('Scan') && BY_LISTING.includes(table);
  if (!isScan) return inner.flatMap(scansOf);
  const conditions = [of, ...inner].flatMap((each) => each['Index Cond'] ?? []);
  return [{ type: of['Node Type'], table, conditions }, ...inner.flatMap(scansOf)];
}

describe('in tables that were never analysed', () => {
  it.each(Object.entries(LOOK_UPS))('%s are looked up by listing', async (_, lookUp) => {
    statements = [];
    await lookUp();
    const asked = statements.filter(({ text }) => /\b(FROM|UPDATE|INTO) /.test(text));
    expect(asked.length).toBeGreaterThan(0);
    const wider: string[] = [];
    for (const statement of asked) wider.push(...(await widerScans(statement)));
    expect(wider).toEqual([]);
  });

  it('notices a statement that reads the whole store', async () => {
    const text = 'SELECT count(*) FROM listing WHERE store = $1 AND title = ANY($2)';
    expect(await widerScans({ text, values: [STORE, ids] })).toHaveLength(1);
  });
});

it('knows how large tables are once a first sync has ended', async () => {
  const countsOf = async () => {
    const { rows } = await database.pool.query<{ relname: string; reltuples: number }>(
      `SELECT relname, reltuples FROM pg_class
       WHERE relkind = 'r' AND relname IN ('listing', 'listing_content', 'order_line')`,
    );
    return rows.map(({ reltuples }) => reltuples);
  };
  expect(await countsOf()).toEqual([-1, -1, -1]);
  await stores.markBaseline(STORE, LATER);
  // One listing was removed above; its orders stay.
  const known = [LISTINGS - 1, LISTINGS - 1, LISTINGS];
  expect((await countsOf()).sort()).toEqual(known);

  const addStore = async (store: string, count: number) => {
    await stores.install(store, AT);
    await listings.save(
      store,
      numbers(count).map((number) => listing(number)),
      { readAt: AT },
    );
    await stores.markBaseline(store, LATER);
  };
  // A small store more has nothing of the others' read again; one as large as all of them has, where the table grew
  // by it: what was updated above left room in some.
  await addStore('small.myshopify.com', 20);
  expect((await countsOf()).sort()).toEqual(known);
  await addStore('large.myshopify.com', LISTINGS);
  expect(await countsOf()).toContain(2 * LISTINGS + 19);
});
