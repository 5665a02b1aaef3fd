import { z } from 'zod';

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

const objectSchema = z.record(z.string(), z.unknown());

/**
 * A webhook's body cut down to its subscription's `include_fields`. Numbers keep their digits: ids above 2^53
 * would lose theirs in `JSON.parse`.
 */
export function includeFields(body: string, fields: string[] | undefined): string {
  if (fields === undefined) return body;
  const whole = objectSchema.parse(
    JSON.parse(body, (_key, value, { source }) =>
      typeof value === 'number' && source !== undefined ? JSON.rawJSON(source) : value,
    ),
  );
  const topLevel = new Set(fields.map((field) => field.split('.')[0]));
  return JSON.stringify(
    Object.fromEntries(Object.entries(whole).filter(([name]) => topLevel.has(name))),
  );
}
