/** The store was never installed, or was erased in the meantime: nothing can be stored for it. */
export class UnknownStoreError extends Error {
  override name = 'UnknownStoreError';

  constructor(readonly store: string) {
    super(`${store} is not installed.`);
  }
}

/** The sync run does not exist, or was erased with its store in the meantime. */
export class UnknownSyncRunError extends Error {
  override name = 'UnknownSyncRunError';

  constructor(store: string, runId: string) {
    super(`${store} has no sync run ${runId}.`);
  }
}
