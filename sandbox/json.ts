declare global {
  interface JSON {
    /** ECMAScript's "JSON.parse source text access", which TypeScript's library does not know yet. */
    rawJSON(text: string): unknown;
    parse(
      text: string,
      reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
    ): unknown;
  }
}

/** Parses JSON; `numberOf` says what stands for a number, since ids above 2^53 would lose digits as one. */
export function parseJson(
  text: string,
  numberOf: (value: number, source: string) => unknown,
): unknown {
  return JSON.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined ? numberOf(value, source) : value,
  );
}

/** As it was written, when it is written again. */
export function rawNumber(_value: number, source: string): unknown {
  return JSON.rawJSON(source);
}

/** An integer that a number cannot hold stays the text that it was. */
export function exactNumber(value: number, source: string): unknown {
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? source : value;
}
