import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Listing } from '~/core/listing/listing';
import type { ExportedListing, StoredAsExported, UnchangedListing } from '../catalogue/ports';
import type { CompleteListings } from './complete-listings';
import type { ReadListings } from './read-batch';

/** Listings, in some milliseconds: others have their turn in between. */
export const READ_AT_A_TIME = 25;

/**
 * Reads listings out of an export, completed, without those that are stored as the export holds them already (`same`, by
 * id): of these only what completes them is read.
 */
export async function readExported(
  batch: readonly ExportedListing[],
  same: ReadonlyMap<string, StoredAsExported>,
  complete: CompleteListings,
): Promise<ReadListings> {
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
