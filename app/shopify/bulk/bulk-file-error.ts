/** A bulk-operation file that cannot be read: which line, and what was expected there. */
export class BulkFileError extends Error {
  override readonly name = 'BulkFileError';
  /** True where lines are cut or missing, so that another download may be whole. */
  readonly incomplete: boolean;

  constructor(
    /** 1-based. */
    readonly line: number,
    readonly expected: string,
    options: ErrorOptions & { incomplete?: boolean } = {},
  ) {
    super(`Line ${line}: expected ${expected}.`, options);
    this.incomplete = options.incomplete ?? false;
  }
}
