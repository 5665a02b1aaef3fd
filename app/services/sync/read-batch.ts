import type { Listing } from '~/core/listing/listing';
import type { ReadContext } from '../catalogue/ports';
import { BATCH_SIZE, BATCH_VARIANTS } from './sync-step';

/** Listings out of an export, of which those are not read that are stored as it holds them. */
export interface ReadListings extends Required<Pick<ReadContext, 'digests' | 'unchanged'>> {
  listings: Listing[];
}

/**
 * Noting that a listing is as it was costs little, and most are: so many listings go together, changed ones among them.
 * Fewer where they have many variants, of which ids and tariff codes are held.
 */
const MOST_TOGETHER = { listings: 4 * BATCH_SIZE, variants: 4 * BATCH_VARIANTS };

/** What is written together: as many listings as are judged together, and those between them that did not change. */
export class ReadBatch implements ReadListings {
  readonly listings: Listing[] = [];
  readonly unchanged: ReadListings['unchanged'] = [];
  readonly digests = new Map<string, string>();
  /** How many listings of the export are stored with these. */
  upTo = 0;
  #readVariants = 0;
  #allVariants = 0;

  /** False: they have to wait for the next batch. */
  add(read: ReadListings, upTo: number): boolean {
    const readVariants = variantsOf(read.listings);
    if (!this.isEmpty && !this.#hasRoomFor(read.listings.length, readVariants)) return false;
    this.listings.push(...read.listings);
    this.unchanged.push(...read.unchanged);
    for (const [id, digest] of read.digests) this.digests.set(id, digest);
    this.#readVariants += readVariants;
    this.#allVariants += readVariants + variantsOf(read.unchanged);
    this.upTo = upTo;
    return true;
  }

  get isEmpty(): boolean {
    return this.digests.size === 0;
  }

  get isFull(): boolean {
    return (
      this.digests.size >= MOST_TOGETHER.listings ||
      this.#allVariants >= MOST_TOGETHER.variants ||
      !this.#hasRoomFor(1, 1)
    );
  }

  #hasRoomFor(listings: number, variants: number): boolean {
    return (
      this.listings.length + listings <= BATCH_SIZE &&
      this.#readVariants + variants <= BATCH_VARIANTS
    );
  }
}

function variantsOf(listings: readonly { variants: readonly unknown[] }[]): number {
  return listings.reduce((sum, { variants }) => sum + variants.length, 0);
}
