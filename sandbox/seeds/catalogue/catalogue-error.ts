/** A catalogue file that cannot be read as what it should be: one line for a terminal, with the place. */
export class CatalogueError extends Error {
  override readonly name = 'CatalogueError';

  /** `line` counts from 1; `null` where the whole file is meant. */
  constructor(file: string, line: number | null, problem: string) {
    super(`${file}${line === null ? '' : `:${line}`}: ${problem}`);
  }
}

const QUOTED_LENGTH = 60;

/** A value as an error shows it: as JSON, on one line and short. */
export function quote(value: unknown): string {
  const json = JSON.stringify(value);
  const short = json.length > QUOTED_LENGTH ? `${json.slice(0, QUOTED_LENGTH)}…` : json;
  // A terminal obeys control characters, and JSON.stringify leaves those above U+007E alone.
  return short.replace(/[\u007f-\u009f\u2028\u2029]/g, '?');
}

/** Amounts as Shopify exports them: with a point and without thousands separators. */
export const AMOUNT = /^\d+(\.\d+)?$/;
