import type pg from 'pg';
import type { ListingColumns, SaveContext } from './listing-columns';
import { inChunks, joined, merged, withLook, type PriceChunk } from './price-chunk';
import {
  insertChunks,
  readChunks,
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
  const known = rows.filter(({ id }) => present.has(id)).map(({ id }) => id);
  const latest =
    known.length === 0 ? new Map<string, PriceChunk>() : await latestOf(client, store, known);
  const changed = rows.flatMap(({ id, prices }): ChunkOfListing[] => {
    const chunk = withLook(latest.get(id) ?? null, prices, {
      readAt: readAt.getTime(),
      lookBefore: present.get(id)?.prices_read_at?.getTime() ?? null,
    });
    return chunk ? [{ ...chunk, listingId: id }] : [];
  });
  const isKnown = ({ listingId }: ChunkOfListing) => present.has(listingId);
  await writeChunks(client, store, changed.filter(isKnown));
  await insertChunks(
    client,
    store,
    changed.filter((chunk) => !isKnown(chunk)),
  );
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
  const chunks = await readChunks(client, store, ids);
  const moved = [...points].flatMap(([listingId, series]) =>
    inChunks(merged(series, joined(chunks.get(listingId) ?? []))).map((chunk) => ({
      ...chunk,
      listingId,
    })),
  );
  await removePricePoints(client, store, ids);
  await removeChunks(client, store, ids);
  await writeChunks(client, store, moved);
}
