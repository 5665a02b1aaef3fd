import type { Listing } from '~/core/listing/listing';
import type { ReadContext } from '../catalogue/ports';
import { BATCH_SIZE, BATCH_VARIANTS } from './sync-step';

/** Listings out of an export, of which those are not read that are stored as it holds them. */
export interface ReadListings extends Required<Pick<ReadContext, 'digests' | 'unchanged'>> {
  listings: Listing[];
}

/** Noting that a listing is as it was costs little, and most are: so many listings go together, changed ones among them. */
const MOST_TOGETHER = 4 * BATCH_SIZE;

/** What is written together: as many listings as are judged together, and those between them that did not change. */
export class ReadBatch implements ReadListings {
  readonly listings: Listing[] = [];
  readonly unchanged: ReadListings['unchanged'] = [];
  readonly digests = new Map<string, string>();
  #variants = 0;
  #upTo = 0;

  /** `upTo`: how many listings of the export are stored with these. False: they have to wait for the next batch. */
  add(read: ReadListings, upTo: number): boolean {
    const variants = read.listings.reduce((sum, listing) => sum + listing.variants.length, 0);
    if (this.digests.size > 0 && !this.#hasRoomFor(read.listings.length, variants)) return false;
    this.listings.push(...read.listings);
    this.unchanged.push(...read.unchanged);
    for (const [id, digest] of read.digests) this.digests.set(id, digest);
    this.#variants += variants;
    this.#upTo = upTo;
    return true;
  }

  get upTo(): number {
    return this.#upTo;
  }

  get isEmpty(): boolean {
    return this.digests.size === 0;
  }

  get isFull(): boolean {
    return this.digests.size >= MOST_TOGETHER || !this.#hasRoomFor(1, 1);
  }

  #hasRoomFor(listings: number, variants: number): boolean {
    return (
      this.listings.length + listings <= BATCH_SIZE && this.#variants + variants <= BATCH_VARIANTS
    );
  }
}
