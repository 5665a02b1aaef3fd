/** The phases of a sync run, in the order in which it goes through them; the last two end it. */
export const SYNC_PHASES = [
  'storeTexts',
  'discounts',
  'orders',
  'exporting',
  'reading',
  'auditing',
  'changes',
  'done',
  'failed',
] as const;
export type SyncPhase = (typeof SYNC_PHASES)[number];
export type RunningPhase = Exclude<SyncPhase, 'done' | 'failed'>;

/**
 * `sync` reads from Shopify and judges; `audit` judges anew what was read, from phase `auditing` on; `changes` reads and
 * judges products that changed lately, in the one phase of that name.
 */
export const SYNC_KINDS = ['sync', 'audit', 'changes'] as const;
export type SyncKind = (typeof SYNC_KINDS)[number];
