/** What pages show. Plain JSON: dates are ISO 8601 strings. */

export const FINDING_STATUSES = ['open', 'resolved', 'ignored'] as const;

export type FindingStatus = (typeof FINDING_STATUSES)[number];
