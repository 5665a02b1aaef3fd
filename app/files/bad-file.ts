import type { Message } from '~/core/audit/outcome';

/**
 * A file that cannot be read as what it should be. The message is one line of English for a terminal: where, what
 * stands there, what was expected.
 */
export class BadFileError extends Error {
  override name = 'BadFileError';

  /**
   * `line` counts from 1; `null` where the whole file is meant. `reason`: the same for a page in the merchant's
   * language, where a page reads such files.
   */
  constructor(
    readonly file: string,
    readonly line: number | null,
    readonly problem: string,
    readonly reason: Message | null = null,
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

/** A value as it may stand in a reason, between the quotation marks of the language. */
export function shortened(text: string): string {
  return text.length > QUOTED_LENGTH ? `${text.slice(0, QUOTED_LENGTH)}…` : text;
}
