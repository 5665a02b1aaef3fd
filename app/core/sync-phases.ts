/** The phases of a sync run, in the order in which it goes through them; the last two end it. */
export const SYNC_PHASES = [
  'exporting',
  'reading',
  'translations',
  'auditing',
  'done',
  'failed',
] as const;
export type SyncPhase = (typeof SYNC_PHASES)[number];
