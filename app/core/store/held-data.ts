/** What is kept of a store, by what it is. */
export const HELD_KINDS = [
  'listings',
  'prices',
  'photoReadings',
  'findings',
  'texts',
  'orders',
  'changes',
  'promotions',
  'replies',
  'recipients',
] as const;

export type HeldKind = (typeof HELD_KINDS)[number];

/** As many are counted at most: beyond, that there are more is said. The page of a large store counts a dozen tables. */
export const COUNTED_AT_MOST = 25_000;
