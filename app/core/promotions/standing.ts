import type { Blocker, BlockerId } from './blocker';

/** How a scheduled promotion stands, as the gate last judged it. */
export interface Standing {
  /** What stands in its way, without what people set aside; 0: it is ready. */
  blocking: number;
  /** Listings that something of it is about. */
  listings: number;
  /** Kinds of it, each once, in the order in which pages show them. */
  kinds: BlockerId[];
  /** ISO 8601; `null`: it is ready. */
  notReadySince: string | null;
}

export function standingOf(
  blocking: readonly Blocker[],
  { before, now }: { before: Standing | null; now: Date },
): Standing {
  return {
    blocking: blocking.length,
    listings: notReadyListings(blocking).size,
    kinds: [...new Set(blocking.map(({ id }) => id))],
    notReadySince: blocking.length === 0 ? null : (before?.notReadySince ?? now.toISOString()),
  };
}

export function notReadyListings(blocking: readonly Blocker[]): Set<string> {
  return new Set(blocking.flatMap(({ listingId }) => listingId ?? []));
}
