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

/** A fault of the sync itself, with what the merchant is to be told. */
export class SyncError extends Error {
  override readonly name = 'SyncError';

  constructor(
    readonly failure: SyncFailure,
    message: string,
    /** False where trying again cannot help. */
    readonly retryable: boolean,
  ) {
    super(message);
  }
}

/** True for errors that say of themselves that trying again cannot help: ours, and those of the Admin API. */
export function isTerminal(error: unknown): boolean {
  return error instanceof Error && 'retryable' in error && error.retryable === false;
}

/** What a merchant is told of an error that ended a sync. */
export function failureOf(error: unknown): SyncFailure {
  if (error instanceof SyncError) return error.failure;
  if (!(error instanceof Error)) return 'sync.failed.unexpected';
  if (error.cause instanceof Error && error.cause.name === 'BulkFileError') {
    return 'sync.failed.incomplete';
  }
  // Of a ShopifyError; services know the Admin API by its port alone.
  if (!('kind' in error)) return 'sync.failed.unexpected';
  return error.kind === 'access' || error.kind === 'notFound'
    ? 'sync.failed.access'
    : 'sync.failed.shopify';
}
