import type pg from 'pg';
import { z } from 'zod';
import type { PricedVariant } from '~/core/prices/price-rows';
import type { ImportedPrices, PriceImport, PriceImportRepository } from '~/services/prices/ports';
import { changeListings, changeStore } from '../catalogue/change-listings';
import type { StoredSeries } from '../catalogue/price-chunk';
import { encodeSeries } from '../catalogue/price-codec';
import type { Database } from '../database';
import { readRows, type EveryProperty } from '../rows';

const IMPORT = {
  tables: 'price_import',
  row: z.object({
    id: z.string(),
    importedAt: z.date(),
    importedBy: z.string(),
    rows: z.number(),
    listings: z.number(),
    variants: z.number(),
    firstDay: z.string(),
    lastDay: z.string(),
  } satisfies EveryProperty<PriceImport>),
};

const currency = z.string().nullable();
const VARIANT = {
  tables: 'listing, listing_content',
  row: z.object({
    listingId: z.string(),
    handle: z.string(),
    variantId: z.string(),
    sku: z.string().nullable(),
    shopCurrency: z.string(),
    shownInCanada: currency,
    shownInUs: currency,
  }),
};

const LISTING = { tables: 'imported_price', row: z.object({ listing_id: z.string() }) };
const OF_IMPORT = 'SELECT listing_id FROM imported_price WHERE store = $1 AND import_id = $2';

const FORGET_FINDINGS = `
  DELETE FROM finding f USING imported_price p, price_import i
  WHERE i.store = $1 AND i.id = $2 AND p.store = $1 AND p.import_id = $2
    AND f.store = $1 AND f.listing_id = p.listing_id AND f.status = 'open'
    AND f.rule = ANY($3) AND f.opened_at >= i.imported_at`;

/** Rows of one statement: each brings a history in bytes. */
const LISTINGS_AT_ONCE = 500;

export class PostgresPriceImportRepository implements PriceImportRepository {
  constructor(private readonly database: Database) {}

  async all(store: string): Promise<PriceImport[]> {
    return readRows(
      this.database.pool,
      IMPORT,
      `SELECT id, imported_at AS "importedAt", imported_by AS "importedBy", rows, listings, variants,
         first_day::text AS "firstDay", last_day::text AS "lastDay"
       FROM price_import WHERE store = $1 ORDER BY imported_at DESC, id`,
      [store],
    );
  }

  async save(store: string, made: PriceImport, prices: ImportedPrices[]): Promise<void> {
    const { id, importedAt, importedBy, rows, listings, variants, firstDay, lastDay } = made;
    await changeStore(this.database.pool, store, async (client) => {
      await client.query(
        `INSERT INTO price_import (store, id, imported_at, imported_by, rows, listings, variants, first_day, last_day)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [store, id, importedAt, importedBy, rows, listings, variants, firstDay, lastDay],
      );
      for (let start = 0; start < prices.length; start += LISTINGS_AT_ONCE) {
        const some = prices.slice(start, start + LISTINGS_AT_ONCE);
        await client.query(
          `INSERT INTO imported_price (store, listing_id, import_id, series)
           SELECT $1, n.listing_id, $2, n.series
           FROM unnest($3::text[], $4::bytea[]) AS n(listing_id, series)
           JOIN listing l ON l.store = $1 AND l.id = n.listing_id`,
          [
            store,
            id,
            some.map(({ listingId }) => listingId),
            some.map(({ series }) => encodeSeries(storedOf(series))),
          ],
        );
      }
      return judgeAnew(client, store, id);
    });
  }

  async remove(store: string, id: string, rules: string[]): Promise<boolean> {
    let isThere = false;
    const { pool } = this.database;
    const told = await readRows(pool, LISTING, OF_IMPORT, [store, id]);
    const listingIds = told.map(({ listing_id: listingId }) => listingId);
    await changeListings(pool, store, listingIds, 'everything', async (client) => {
      await client.query(FORGET_FINDINGS, [store, id, rules]);
      await judgeAnew(client, store, id);
      const { rowCount } = await client.query(
        'DELETE FROM price_import WHERE store = $1 AND id = $2',
        [store, id],
      );
      isThere = rowCount === 1;
      return rowCount ?? 0;
    });
    return isThere;
  }

  async variantsNamed(
    store: string,
    { handles, skus }: { handles: string[]; skus: string[] },
  ): Promise<PricedVariant[]> {
    const shown = (place: string) => `v."shownPrice"->'${place}'->'price'->>'currency'`;
    const found = await readRows(
      this.database.pool,
      VARIANT,
      `SELECT l.id AS "listingId", l.handle, v.id AS "variantId", v.sku,
         v."shopPrice"->'price'->>'currency' AS "shopCurrency",
         ${shown('CA')} AS "shownInCanada", ${shown('US')} AS "shownInUs"
       FROM listing l JOIN listing_content c ON c.store = l.store AND c.listing_id = l.id,
         jsonb_to_recordset(c.snapshot->'variants') AS v(id text, sku text, "shopPrice" jsonb, "shownPrice" jsonb)
       WHERE l.store = $1
         AND (l.handle IN (SELECT unnest($2::text[])) OR v.sku IN (SELECT unnest($3::text[])))
       ORDER BY l.id, v.id`,
      [store, handles, skus],
    );
    return found.map(({ shownInCanada, shownInUs, ...variant }) => ({
      ...variant,
      shownCurrency: { CA: shownInCanada, US: shownInUs },
    }));
  }
}

async function judgeAnew(client: pg.PoolClient, store: string, id: string): Promise<number> {
  const { rowCount } = await client.query(
    `UPDATE listing SET judged_on = NULL WHERE store = $1 AND id = ANY(ARRAY(
       SELECT listing_id FROM imported_price WHERE store = $1 AND import_id = $2))`,
    [store, id],
  );
  return rowCount ?? 0;
}

function storedOf(series: ImportedPrices['series']): StoredSeries[] {
  return (['CA', 'US'] as const).flatMap((country) =>
    series[country].map((each) => ({ country, ...each })),
  );
}
