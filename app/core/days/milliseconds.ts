export const HOUR_MS = 3_600_000;

/** Twenty-four hours: a day of a calendar is longer or shorter where clocks are moved, see `startOfDay`. */
export const DAY_MS = 86_400_000;

export const WEEK_MS = 7 * DAY_MS;
