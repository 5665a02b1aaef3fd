/** What is kept of a store, by what it is. */
export const HELD_KINDS = [
  'listings',
  'prices',
  'photoReadings',
  'findings',
  'home',
  'texts',
  'orders',
  'packing',
  'changes',
  'promotions',
  'discounts',
  'dates',
  'replies',
  'recipients',
  'syncs',
] as const;

export type HeldKind = (typeof HELD_KINDS)[number];

/** As many are counted at most: beyond, that there are more is said. The page of a large store counts twenty tables. */
export const COUNTED_AT_MOST = 25_000;
