import type { PromotionPlan } from '~/core/promotions/promotion';
import { createRepositories } from '~/db.server';
import type { BenchDatabase } from './database';

const DAY_MS = 86_400_000;
/** So many order lines a listing over two years: 650 a day for a store of 20,000. */
const LINES_OF_A_LISTING = 24;
const DAYS_KNOWN = 730;
const PROMOTIONS = 60;

export interface BusyStore {
  /** By id. */
  listingIds: string[];
  draft: { tiny: string; small: string; large: string };
  ended: { small: string; large: string; collections: string };
}

/**
 * Makes a synced store one that has been selling for two years: orders with two peaks and favourites, promotions
 * that ended, run and come, and findings of the last week among old ones.
 */
export async function makeBusy(database: BenchDatabase, store: string): Promise<BusyStore> {
  const now = new Date();
  await addOrders(database, store, now);
  await ageFindings(database, store, now);
  const { rows } = await database.pool.query<{ id: string }>(
    'SELECT id FROM listing WHERE store = $1 ORDER BY id',
    [store],
  );
  const listingIds = rows.map(({ id }) => id);
  const promotions = await addPromotions(database, store, { listingIds, now });
  // As autovacuum leaves tables that were filled a while ago.
  await database.pool.query('VACUUM (ANALYZE)');
  return { listingIds, ...promotions };
}

async function addOrders({ pool }: BenchDatabase, store: string, now: Date): Promise<void> {
  const today = now.toISOString().slice(0, 10);
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT setseed(0.42)');
    // Favourites: the fourth power of chance makes 3% of the listings take 40% of the lines.
    await client.query(
      `CREATE TEMP TABLE ware ON COMMIT DROP AS
       SELECT row_number() OVER (ORDER BY md5(listing_id)) - 1 AS place, listing_id AS id,
         snapshot->'variants'->0->>'id' AS variant_id, (snapshot->'variants'->0->'shopPrice'->'price'->>'amount')::numeric AS price
       FROM listing_content WHERE store = $1`,
      [store],
    );
    await client.query('CREATE UNIQUE INDEX ON ware (place)');
    await client.query('ANALYZE ware');
    const { rows } = await client.query<{ count: number }>('SELECT count(*)::int FROM ware');
    const listings = rows[0]?.count ?? 0;
    const orders = Math.round((listings * LINES_OF_A_LISTING) / 1.5);
    await client.query(
      `CREATE TEMP TABLE placed ON COMMIT DROP AS
       SELECT row_number() OVER (ORDER BY day) AS n, day, chance FROM (
         SELECT CASE WHEN random() < 0.12
             THEN make_date(extract(year FROM $1::date)::int - 1 - (random() < 0.5)::int, 11, 15) + (random() * 38)::int
             ELSE $1::date - (random() * $2)::int END AS day, random() AS chance
         FROM generate_series(1, $3::int)) AS d`,
      [today, DAYS_KNOWN - 1, orders],
    );
    await client.query(
      `INSERT INTO shop_order (store, id, name, imported, placed_on, country, province, paid_shipment, fulfilled_on)
       SELECT $1, 'gid://shopify/Order/' || 7000000000000 + n, '#' || n, false, day,
         CASE WHEN chance < 0.6 THEN 'US' ELSE 'CA' END,
         CASE WHEN chance < 0.6 THEN 'NY' WHEN chance < 0.85 THEN 'ON' ELSE 'QC' END, true, day + 2
       FROM placed ORDER BY n`,
      [store],
    );
    await client.query(
      `WITH line AS MATERIALIZED (
         SELECT n, position, day, chance, floor($2 * power(random(), 4))::int AS place,
           1 + floor(random() * 1.2)::int AS units, (random() < 0.04)::int AS returned
         FROM placed, generate_series(0, 1) AS position WHERE position = 0 OR (chance * 1000)::int % 2 = 0)
       INSERT INTO order_line (store, order_id, position, listing_id, variant_id, day, country, units, returned_units,
         return_reasons, revenue)
       SELECT $1, 'gid://shopify/Order/' || 7000000000000 + n, position, w.id, w.variant_id, day,
         CASE WHEN chance < 0.6 THEN 'US' ELSE 'CA' END, units, returned,
         CASE returned WHEN 1 THEN '{"UNWANTED": 1}'::jsonb END, round(units * w.price, 2)
       FROM line JOIN ware w USING (place) ORDER BY n, position`,
      [store, listings],
    );
    await client.query(
      `INSERT INTO daily_sales
       SELECT l.store, l.day, l.country, o.province, sum(l.units), sum(l.returned_units),
         sum(round(l.revenue * (l.units - l.returned_units) / l.units, 4)), sum(l.units)
       FROM order_line l JOIN shop_order o ON o.store = l.store AND o.id = l.order_id
       WHERE l.store = $1 GROUP BY 1, 2, 3, 4`,
      [store],
    );
    await client.query('COMMIT');
  } finally {
    client.release();
  }
  await createRepositories({ pool } as BenchDatabase).orders.saveHistory(store, {
    since: new Date(Date.parse(today) - (DAYS_KNOWN - 1) * DAY_MS).toISOString().slice(0, 10),
    until: today,
    readUntil: now,
    complete: true,
  });
}

/** All but a fiftieth was found a month ago; edits of the last week broke some listings and fixed others. */
async function ageFindings({ pool }: BenchDatabase, store: string, now: Date): Promise<void> {
  const at = (days: number) => new Date(now.getTime() - days * DAY_MS);
  await pool.query('UPDATE store SET baseline_at = $2 WHERE domain = $1', [store, at(30)]);
  await pool.query(
    `UPDATE finding SET opened_at = CASE WHEN id % 50 = 0 THEN $2::timestamptz ELSE $3::timestamptz END
     WHERE store = $1`,
    [store, at(2), at(31)],
  );
  await pool.query(
    `INSERT INTO finding (store, listing_id, rule, key, audiences, severity, message_id, data, field, position, status,
       opened_at, resolved_at)
     SELECT store, listing_id, rule, key, audiences, severity, message_id, data, field, position, 'resolved', $2, $3
     FROM finding WHERE store = $1 AND id % 50 = 1`,
    [store, at(60), at(3)],
  );
}

async function addPromotions(
  database: BenchDatabase,
  store: string,
  { listingIds, now }: { listingIds: string[]; now: Date },
) {
  const { promotions } = createRepositories(database);
  const create = async (
    startsInDays: number,
    days: number,
    options: { count: number; from?: number; isDraft?: boolean; inCollections?: boolean },
  ): Promise<string> => {
    const from = options.from ?? 0;
    const plan = planOf(listingIds.slice(from, from + options.count), {
      startsInDays,
      days,
      now,
      inCollections: options.inCollections ?? false,
    });
    const created = await promotions.createDraft(store, plan, {
      at: now,
      by: '1',
      kind: 'planned',
      data: { after: plan },
    });
    if (options.isDraft) return created.id;
    const change = { state: 'scheduled', scheduledPlan: plan } as const;
    await promotions.change(store, created.id, created.revision, change, now);
    return created.id;
  };
  for (let each = 0; each < PROMOTIONS; each += 1) {
    // One a fortnight, from two years ago to some months ahead; each of other listings.
    await create(14 * each - 700, 7, { count: 100, from: (each * 331) % listingIds.length });
  }
  return {
    draft: {
      tiny: await create(20, 7, { count: 100, isDraft: true }),
      small: await create(20, 7, { count: 250, isDraft: true }),
      large: await create(20, 7, { count: 5_000, isDraft: true }),
    },
    ended: {
      small: await create(-40, 7, { count: 250 }),
      large: await create(-60, 7, { count: 5_000 }),
      collections: await create(-80, 7, { count: 0, inCollections: true }),
    },
  };
}

export function planOf(
  listingIds: string[],
  options: { startsInDays: number; days: number; now: Date; inCollections: boolean },
): PromotionPlan {
  const { startsInDays, days, now, inCollections } = options;
  const start = Math.floor(now.getTime() / DAY_MS) * DAY_MS + startsInDays * DAY_MS;
  return {
    name: `Promotion of day ${startsInDays}`,
    audiences: ['US', 'CA', 'QC'],
    reach: 'allBuyers',
    selection: inCollections
      ? { kind: 'collections', collectionIds: ['gid://shopify/Collection/1'] }
      : { kind: 'listings', listingIds },
    discount: { kind: 'percentage', percent: 25 },
    trigger: { kind: 'automatic' },
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(start + days * DAY_MS).toISOString(),
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: true },
  };
}
