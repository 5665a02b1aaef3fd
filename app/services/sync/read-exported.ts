import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Listing } from '~/core/listing/listing';
import type { CataloguePorts, ExportedListing, UnchangedListing } from '../catalogue/ports';
import type { CompleteListings } from './complete-listings';
import type { SyncRun } from './ports';
import type { ReadListings } from './read-batch';

/** Listings, in some milliseconds: others have their turn in between. */
export const READ_AT_A_TIME = 25;

/**
 * Reads a batch out of an export, completed, without what is stored as the export holds it already: of that only what
 * completes it is read.
 */
export async function readExported(
  { listings }: CataloguePorts,
  { store }: SyncRun,
  batch: readonly ExportedListing[],
  complete: CompleteListings,
): Promise<ReadListings> {
  const same = await listings.storedAs(store, batch);
  const incomplete: (Listing | UnchangedListing)[] = [];
  for (const [index, exported] of batch.entries()) {
    if (index % READ_AT_A_TIME === READ_AT_A_TIME - 1) await nextTurn();
    const { id, digest, variants } = exported;
    const stored = same.get(id);
    incomplete.push(stored ? { id, digest, variants, stored } : exported.read());
  }
  const completed = await complete(incomplete);
  return {
    listings: completed.filter((each): each is Listing => !isUnchanged(each)),
    unchanged: completed.filter(isUnchanged),
    digests: new Map(batch.map(({ id, digest }) => [id, digest])),
  };
}

function isUnchanged(listing: Listing | UnchangedListing): listing is UnchangedListing {
  return 'digest' in listing;
}
