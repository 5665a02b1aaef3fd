/** Why a sync ended early, as a message id that pages show. */
export const SYNC_FAILURES = [
  /** Shopify refuses: a scope is missing, or the store took its access back. */
  'sync.failed.access',
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

/** A fault of the sync itself, with what the merchant is to be told. `terminal`: trying again cannot help. */
export class SyncError extends Error {
  constructor(
    readonly failure: SyncFailure,
    message: string,
    readonly terminal: boolean,
  ) {
    super(message);
    this.name = 'SyncError';
  }
}

/** True for errors that say of themselves that trying again cannot help: ours, and those of the Admin API. */
export function isTerminal(error: unknown): boolean {
  return error instanceof Error && 'terminal' in error && error.terminal === true;
}

/** What a merchant is told of an error that ended a sync. */
export function failureOf(error: unknown): SyncFailure {
  if (error instanceof SyncError) return error.failure;
  const name = error instanceof Error ? error.name : '';
  if (name === 'BulkFileError') return 'sync.failed.incomplete';
  if (name === 'ShopifyError')
    return isTerminal(error) ? 'sync.failed.access' : 'sync.failed.shopify';
  return 'sync.failed.unexpected';
}
