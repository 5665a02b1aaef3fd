import type pg from 'pg';
import type { ListingColumns, SaveContext } from './listing-columns';
import { inChunks, merged, withLook, type PriceChunk } from './price-chunk';
import {
  readKeptPrices,
  readLatestChunks,
  removeChunks,
  writeChunks,
  type ChunkOfListing,
} from './price-chunks';
import { readPricePoints, removePricePoints } from './price-points';

/**
 * Adds a point for each variant and country whose price differs from its latest one. One that the read does not hold
 * gets none: its series ends with the last look at it, and goes on when it is read again.
 */
export async function savePrices(
  client: pg.PoolClient,
  { store, readAt }: SaveContext,
  rows: ListingColumns[],
  present: Map<string, { prices_read_at: Date | null }>,
): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  const latest = await latestOf(client, store, ids);
  const changed = rows.flatMap((row) => {
    const lookBefore = present.get(row.id)?.prices_read_at?.getTime() ?? null;
    return chunkWith(latest.get(row.id) ?? null, row, { readAt, lookBefore });
  });
  await writeChunks(client, store, changed);
}

/** Prices of a listing that has none yet; none where the read holds none. */
export function firstChunk(row: ListingColumns, readAt: Date): ChunkOfListing | readonly [] {
  return chunkWith(null, row, { readAt, lookBefore: null });
}

function chunkWith(
  latest: PriceChunk | null,
  { id, prices }: ListingColumns,
  { readAt, lookBefore }: { readAt: Date; lookBefore: number | null },
): ChunkOfListing | readonly [] {
  const chunk = withLook(latest, prices, { readAt: readAt.getTime(), lookBefore });
  return chunk ? { ...chunk, listingId: id } : [];
}

async function latestOf(
  client: pg.PoolClient,
  store: string,
  listingIds: string[],
): Promise<Map<string, PriceChunk>> {
  await movePricePoints(client, store, listingIds);
  return readLatestChunks(client, store, listingIds);
}

/** Brings rows of versions before into chunks. */
async function movePricePoints(client: pg.PoolClient, store: string, listingIds: string[]) {
  const points = await readPricePoints(client, store, listingIds);
  if (points.size === 0) return;
  const ids = [...points.keys()];
  const kept = await readKeptPrices(client, store, ids);
  const moved = [...points].flatMap(([listingId, series]) =>
    inChunks(merged(series, kept.get(listingId)?.().series ?? [])).map((chunk) => ({
      ...chunk,
      listingId,
    })),
  );
  await removePricePoints(client, store, ids);
  await removeChunks(client, store, ids);
  await writeChunks(client, store, moved);
}
