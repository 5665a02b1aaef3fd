import { setImmediate as nextTurn } from 'node:timers/promises';
import type { StoreDomain } from '~/core/store/store-domain';
import type { CataloguePorts, ExportedListing, StoredAsExported } from '../catalogue/ports';
import { READ_AT_A_TIME } from './read-exported';
import { BATCH_SIZE, BATCH_VARIANTS } from './sync-step';

/** Listings of an export that are looked up together. */
export interface ExportChunk {
  exported: ExportedListing[];
  /** By id, what is stored as the export holds it. */
  same: Promise<Map<string, StoredAsExported>>;
  /** How many listings of the export these and those before them are. */
  upTo: number;
  /** It may be empty, and tells how many listings there are. */
  isLast: boolean;
}

const NOTHING = Promise.resolve(new Map<string, StoredAsExported>());

/**
 * What an export holds beyond the first `stored` listings. The next listings are read from the file while one chunk is
 * looked up.
 */
export async function* exportChunks(
  { listings }: CataloguePorts,
  store: StoreDomain,
  exported: AsyncIterable<ExportedListing>,
  stored: number,
): AsyncGenerator<ExportChunk> {
  const lookedUp = (chunk: ExportedListing[], upTo: number, isLast = false): ExportChunk => {
    const same = chunk.length === 0 ? NOTHING : listings.storedAs(store, chunk);
    // Whoever takes the chunk hears of a failure; nobody does once one before it has failed.
    same.catch(() => undefined);
    return { exported: chunk, same, upTo, isLast };
  };
  let before: ExportChunk | null = null;
  let chunk: ExportedListing[] = [];
  let variants = 0;
  let seen = 0;
  for await (const listing of exported) {
    seen += 1;
    if (seen <= stored) continue;
    chunk.push(listing);
    variants += listing.variants.length;
    // The file is read faster than its listings are written: those are given their turn.
    if (chunk.length % READ_AT_A_TIME === 0) await nextTurn();
    if (chunk.length < BATCH_SIZE && variants < BATCH_VARIANTS) continue;
    const next = lookedUp(chunk, seen);
    if (before !== null) yield before;
    before = next;
    chunk = [];
    variants = 0;
  }
  const last = lookedUp(chunk, seen, true);
  if (before !== null) yield before;
  yield last;
}
