/**
 * How a promotion is copied. `copy`: with its days moved whole weeks ahead where its start has passed, so that it keeps its
 * days of the week and its times of the day. `rest`: from a quarter of an hour ahead to the original's end. `nextTime`: on
 * the days of its next time, by the event that it lies around.
 */
export const COPIES = ['copy', 'rest', 'nextTime'] as const;
export type CopyKind = (typeof COPIES)[number];
