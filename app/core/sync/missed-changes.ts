/** What changed in a store and no webhook told of, by kind; `null`: not known. */
export interface MissedChanges {
  products: number;
  /** Products that are gone. */
  removed: number;
  discounts: number | null;
  /** Markets, languages, policies and the like, of which there is no webhook. */
  facts: number;
}

export const MISSED_KINDS = ['products', 'removed', 'discounts', 'facts'] as const;

export function missedInAll(missed: MissedChanges): number {
  return MISSED_KINDS.reduce((sum, kind) => sum + (missed[kind] ?? 0), 0);
}
