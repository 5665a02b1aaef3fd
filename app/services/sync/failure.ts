import type { FailureKind } from '../outside-error';

/** Why a sync ended early, as a message id that pages show. */
export const SYNC_FAILURES = [
  /** Shopify refuses: a scope is missing, or the store took its access back. */
  'sync.failed.access',
  /** Shopify refuses, and only the app's maker can change that; the log has told him. */
  'sync.failed.maker',
  /** The store is frozen or closed. */
  'sync.failed.frozen',
  /** Shopify's export failed again and again. */
  'sync.failed.export',
  /** The export did not hold what Shopify said it holds; nothing was removed. */
  'sync.failed.incomplete',
  /** Shopify could not be reached, or kept answering with errors. */
  'sync.failed.shopify',
  /** No sign of life for half an hour. */
  'sync.failed.stalled',
  'sync.failed.unexpected',
] as const;
export type SyncFailure = (typeof SYNC_FAILURES)[number];

/** What a merchant is told of a sync that an error ended. */
export const SYNC_FAILURE_OF: Record<FailureKind, SyncFailure> = {
  access: 'sync.failed.access',
  gone: 'sync.failed.access',
  bulkNotEnabled: 'sync.failed.maker',
  addressNotAllowed: 'sync.failed.maker',
  customerDataNotGranted: 'sync.failed.maker',
  versionGone: 'sync.failed.maker',
  storeFrozen: 'sync.failed.frozen',
  incomplete: 'sync.failed.incomplete',
  unreadable: 'sync.failed.incomplete',
  throttled: 'sync.failed.shopify',
  unavailable: 'sync.failed.shopify',
  refused: 'sync.failed.shopify',
  invalid: 'sync.failed.shopify',
  unexpected: 'sync.failed.unexpected',
};
