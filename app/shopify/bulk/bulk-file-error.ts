/** A bulk-operation file that cannot be read: which line, and what was expected there. */
export class BulkFileError extends Error {
  override readonly name = 'BulkFileError';

  constructor(
    /** 1-based. */
    readonly line: number,
    readonly expected: string,
    options?: ErrorOptions,
  ) {
    super(`Line ${line}: expected ${expected}.`, options);
  }
}
