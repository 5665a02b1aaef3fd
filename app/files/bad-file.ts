/** A file that cannot be read as what it should be. The message is one line: where, what stands there, what was expected. */
export class BadFileError extends Error {
  override name = 'BadFileError';

  /** `line` counts from 1; absent where the whole file is meant. */
  constructor(
    readonly file: string,
    readonly line: number | null,
    readonly problem: string,
  ) {
    super(`${file}${line === null ? '' : `:${line}`}: ${problem}`);
  }
}

const QUOTED_LENGTH = 60;

/** A value as it may stand in an error: as JSON, on one line, and never longer than a line can bear. */
export function quote(value: unknown): string {
  const json =
    typeof value === 'string' && value.length > QUOTED_LENGTH
      ? JSON.stringify(`${value.slice(0, QUOTED_LENGTH)}…`)
      : JSON.stringify(value);
  const short = json.length > QUOTED_LENGTH * 2 ? `${json.slice(0, QUOTED_LENGTH)}…` : json;
  // A terminal obeys control characters, and JSON.stringify leaves those above U+007E alone.
  return short.replace(/[\u007f-\u009f\u2028\u2029]/g, '?');
}
