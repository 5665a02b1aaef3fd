/**
 * Rules whose findings open with time, sales, returns or exchange rates: a listing that was edited in the same
 * week was not broken by that edit.
 */
export const EDIT_INDEPENDENT_RULES: readonly string[] = [
  'exchange-rate-drift',
  'high-return-rate',
  'overstock-before-season-end',
  'stale-reference-price',
  'unready-for-season',
];
