import type pg from 'pg';
import { z } from 'zod';
import type { Cell } from '../insert-rows';
import { ofListings } from '../named-listings';
import { decodedBytes, readRows } from '../rows';
import { hasWasPrice, isAnchored, type PriceChunk } from './price-chunk';
import { decodeChunks, encodeSeries } from './price-codec';

const KEPT = {
  tables: 'price_chunk',
  row: z.object({
    listing_id: z.string(),
    // Numbers cost a fifth of what instants do.
    since_ms: z.number(),
    series: z.instanceof(Buffer),
  }),
};

/** One row a chunk would cost more to read than what stands in it. */
const KEPT_COLUMNS = `c.listing_id, (extract(epoch FROM min(c.since)) * 1000)::float8 AS since_ms,
  string_agg(c.series, NULL ORDER BY c.since) AS series`;

/**
 * What is kept of the prices of each listing that has any, worked out when it is asked for and not kept: a year of daily
 * prices of a whole batch is copied about for as long as it lives.
 */
export type KeptPrices = ReadonlyMap<string, () => PriceChunk>;

/** The whole history, with the first chunk's `since`. */
export async function readKeptPrices(
  on: Pick<pg.Pool, 'query'>,
  store: string,
  listingIds: string[],
): Promise<KeptPrices> {
  return keptBy(
    on,
    `SELECT ${KEPT_COLUMNS} FROM ${ofListings('price_chunk', '$2')} c GROUP BY c.listing_id`,
    [store, listingIds],
  );
}

export async function readLatestChunks(
  on: Pick<pg.Pool, 'query'>,
  store: string,
  listingIds: string[],
): Promise<Map<string, PriceChunk>> {
  const kept = await keptBy(
    on,
    `SELECT c.listing_id, (extract(epoch FROM c.since) * 1000)::float8 AS since_ms, c.series
     FROM (SELECT DISTINCT unnest($2::text[]) AS named_listing) AS named
     CROSS JOIN LATERAL (SELECT * FROM price_chunk
       WHERE store = $1 AND listing_id = named_listing ORDER BY since DESC LIMIT 1) c`,
    [store, listingIds],
  );
  return new Map([...kept].map(([id, chunk]) => [id, chunk()]));
}

/**
 * The same from the chunk on that tells what was so from an instant on, and the regular price then; all of a listing
 * that shows a "was" price, since nobody knows how long ago it was asked.
 */
export async function readKeptPricesSince(
  on: Pick<pg.Pool, 'query'>,
  store: string,
  listingIds: string[],
  since: Date,
): Promise<KeptPrices> {
  const ofNamed = 'FROM price_chunk WHERE store = $1 AND listing_id = named_listing';
  return keptBy(
    on,
    `SELECT ${KEPT_COLUMNS}
     FROM (SELECT DISTINCT unnest($2::text[]) AS named_listing) AS named
     CROSS JOIN LATERAL (SELECT CASE
       WHEN (SELECT has_was_price ${ofNamed} ORDER BY since DESC LIMIT 1) THEN '-infinity'::timestamptz
       ELSE coalesce(
         (SELECT since ${ofNamed} AND since <= $3 AND is_anchored ORDER BY since DESC LIMIT 1),
         '-infinity') END AS since) AS wanted
     CROSS JOIN LATERAL (SELECT * ${ofNamed} AND since >= wanted.since OFFSET 0) c
     GROUP BY c.listing_id`,
    [store, listingIds, since],
  );
}

async function keptBy(
  on: Pick<pg.Pool, 'query'>,
  text: string,
  values: readonly [store: string, ...others: unknown[]],
): Promise<KeptPrices> {
  const place = { store: values[0], tables: KEPT.tables, column: 'series' };
  const rows = await readRows(on, KEPT, text, values);
  return new Map(
    rows.map(({ listing_id: id, since_ms: since, series }) => [
      id,
      () => ({ since, series: decodedBytes(place, series, decodeChunks) }),
    ]),
  );
}

const BEGINNING = {
  tables: 'price_chunk',
  row: z.object({ listing_id: z.string(), since: z.date() }),
};

/** When the first chunk of each listing that has any begins. */
export async function readBeginnings(
  on: Pick<pg.Pool, 'query'>,
  store: string,
  listingIds: string[],
): Promise<Map<string, number>> {
  if (listingIds.length === 0) return new Map();
  const rows = await readRows(
    on,
    BEGINNING,
    `SELECT c.listing_id, c.since
     FROM (SELECT DISTINCT unnest($2::text[]) AS named_listing) AS named
     CROSS JOIN LATERAL (SELECT listing_id, since FROM price_chunk
       WHERE store = $1 AND listing_id = named_listing ORDER BY since LIMIT 1) c`,
    [store, listingIds],
  );
  return new Map(rows.map(({ listing_id: id, since }) => [id, since.getTime()]));
}

export interface ChunkOfListing extends PriceChunk {
  listingId: string;
}

export const CHUNK_COLUMNS = [
  ['store', 'text'],
  ['listing_id', 'text'],
  ['since', 'timestamptz'],
  ['is_anchored', 'bool'],
  ['has_was_price', 'bool'],
  ['series', 'bytea'],
] as const;

/** In the order of `CHUNK_COLUMNS`. */
export function chunkCellsOf(store: string, chunk: ChunkOfListing): Cell[] {
  return [
    store,
    chunk.listingId,
    new Date(chunk.since),
    isAnchored(chunk),
    hasWasPrice(chunk),
    encodeSeries(chunk.series),
  ];
}

/** Adds chunks, or writes them anew. */
export async function writeChunks(
  client: pg.PoolClient,
  store: string,
  chunks: readonly ChunkOfListing[],
): Promise<void> {
  if (chunks.length === 0) return;
  await client.query(
    `INSERT INTO price_chunk (store, listing_id, since, is_anchored, has_was_price, series)
     SELECT $1, * FROM unnest($2::text[], $3::timestamptz[], $4::bool[], $5::bool[], $6::bytea[])
     ON CONFLICT (store, listing_id, since) DO UPDATE SET
       is_anchored = EXCLUDED.is_anchored, has_was_price = EXCLUDED.has_was_price, series = EXCLUDED.series`,
    [
      store,
      chunks.map(({ listingId }) => listingId),
      chunks.map(({ since }) => new Date(since)),
      chunks.map(isAnchored),
      chunks.map(hasWasPrice),
      chunks.map(({ series }) => encodeSeries(series)),
    ],
  );
}

export async function removeChunks(
  client: pg.PoolClient,
  store: string,
  listingIds: string[],
): Promise<void> {
  await client.query(
    `DELETE FROM price_chunk p
     WHERE p.ctid = ANY(ARRAY(SELECT q.ctid FROM ${ofListings('price_chunk', '$2')} q))`,
    [store, listingIds],
  );
}
