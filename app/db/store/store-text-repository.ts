import type pg from 'pg';
import { z } from 'zod';
import {
  STORE_TEXT_TYPES,
  type ReadTexts,
  type StoreFrench,
  type StoreText,
  type StoreTexts,
  type StoreTextType,
} from '~/core/store/store-texts';
import type { StoreTextPage, StoreTextRepository } from '~/services/store/ports';
import { inTransaction, type Database } from '../database';
import { UnknownStoreError } from '../errors';
import { readRow, readRows, type EveryProperty } from '../rows';
import { contentHash, storableJson } from '../stored-text';

const french: z.ZodType<StoreFrench> = z.object({
  locale: z.string(),
  marketId: z.string().nullable(),
  value: z.string(),
  outdated: z.boolean(),
  isSaved: z.boolean(),
} satisfies EveryProperty<StoreFrench>);

const text: z.ZodType<StoreText> = z.object({
  key: z.string(),
  source: z.string(),
  french: z.array(french),
} satisfies EveryProperty<StoreText>);

const READING = {
  tables: 'store_text_reading',
  row: z.object({
    type: z.string(),
    is_whole: z.boolean(),
    permission: z.string().nullable(),
  }),
};

const TEXTS = {
  tables: 'store_text',
  row: z.object({ type: z.string(), id: z.string(), texts: z.array(text) }),
};

const SEEN = { tables: 'store_text_reading', row: z.object({ seen: z.number() }) };

type ReadPage = Extract<StoreTextPage, { resources: unknown }>;

export class PostgresStoreTextRepository implements StoreTextRepository {
  constructor(private readonly database: Database) {}

  async savePage(store: string, page: StoreTextPage): Promise<void> {
    await inTransaction(this.database.pool, async (client) => {
      const { rowCount } = await client.query('SELECT FROM store WHERE domain = $1 FOR UPDATE', [
        store,
      ]);
      if (rowCount === 0) throw new UnknownStoreError(store);
      if ('resources' in page) await saveRead(client, store, page);
      else await saveUnread(client, store, page.type, page.permission);
    });
  }

  async read(store: string): Promise<StoreTexts | null> {
    const { pool } = this.database;
    const readings = await readRows(
      pool,
      READING,
      `SELECT type, is_whole, permission FROM store_text_reading
       WHERE store = $1 AND (is_read OR permission IS NOT NULL)`,
      [store],
    );
    if (readings.length === 0) return null;
    const found: Partial<Record<StoreTextType, ReadTexts>> = {};
    const ofType = new Map<string, Extract<ReadTexts, { state: 'read' }>>();
    for (const { type, is_whole: isWhole, permission } of readings) {
      const known = STORE_TEXT_TYPES.find((each) => each === type);
      if (known === undefined) continue;
      if (permission !== null) {
        found[known] = { state: 'denied', permission };
        continue;
      }
      const reading = { state: 'read' as const, resources: [], isWhole };
      found[known] = reading;
      ofType.set(type, reading);
    }
    const rows = await readRows(
      pool,
      TEXTS,
      'SELECT type, id, texts FROM store_text WHERE store = $1 ORDER BY type, position, id',
      [store],
    );
    for (const { type, id, texts } of rows) ofType.get(type)?.resources.push({ id, texts });
    return found;
  }
}

async function saveUnread(
  client: pg.PoolClient,
  store: string,
  type: StoreTextType,
  permission: string | null,
): Promise<void> {
  await client.query('DELETE FROM store_text WHERE store = $1 AND type = $2', [store, type]);
  await client.query(
    `INSERT INTO store_text_reading (store, type, permission) VALUES ($1, $2, $3)
     ON CONFLICT (store, type) DO UPDATE SET is_read = false, permission = $3, seen = '{}'`,
    [store, type, permission],
  );
}

async function saveRead(client: pg.PoolClient, store: string, page: ReadPage): Promise<void> {
  const { type, resources } = page;
  const rows = resources.map(({ id, texts }) => {
    const json = storableJson(texts);
    return { id, json, hash: contentHash(json) };
  });
  const ids = rows.map(({ id }) => id);
  const before = page.isFirst ? 0 : await countBefore(client, store, type, ids[0] ?? '');
  await client.query(
    `INSERT INTO store_text (store, type, id, position, content_hash, texts)
     SELECT $1, $2, id, $6::int + place::int, hash, texts::jsonb
     FROM unnest($3::text[], $4::text[], $5::text[]) WITH ORDINALITY AS page (id, hash, texts, place)
     ON CONFLICT (store, type, id) DO UPDATE
     SET position = EXCLUDED.position, content_hash = EXCLUDED.content_hash, texts = EXCLUDED.texts
     WHERE (store_text.content_hash, store_text.position)
       IS DISTINCT FROM (EXCLUDED.content_hash, EXCLUDED.position)`,
    [store, type, ids, rows.map(({ hash }) => hash), rows.map(({ json }) => json), before],
  );
  await client.query(
    `INSERT INTO store_text_reading (store, type, seen) VALUES ($1, $2, $3)
     ON CONFLICT (store, type) DO UPDATE
     SET seen = store_text_reading.seen[:$4::int] || EXCLUDED.seen`,
    [store, type, ids, before],
  );
  if (page.isLast) await closeReading(client, store, page);
}

/** How many stand before the page, which may have been saved already. */
async function countBefore(
  client: pg.PoolClient,
  store: string,
  type: StoreTextType,
  firstId: string,
): Promise<number> {
  const row = await readRow(
    client,
    SEEN,
    `SELECT coalesce(array_position(seen, $3) - 1, cardinality(seen)) AS seen
     FROM store_text_reading WHERE store = $1 AND type = $2`,
    [store, type, firstId],
  );
  return row?.seen ?? 0;
}

async function closeReading(client: pg.PoolClient, store: string, page: ReadPage): Promise<void> {
  await client.query(
    `DELETE FROM store_text WHERE store = $1 AND type = $2 AND id <> ALL (
       SELECT unnest(seen) FROM store_text_reading WHERE store = $1 AND type = $2
     )`,
    [store, page.type],
  );
  await client.query(
    `UPDATE store_text_reading SET is_read = true, is_whole = $3, permission = NULL, seen = '{}'
     WHERE store = $1 AND type = $2`,
    [store, page.type, page.isWhole],
  );
}
