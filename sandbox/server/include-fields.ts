import { z } from 'zod';
import { parseJson, rawNumber } from '../json';

const objectSchema = z.record(z.string(), z.unknown());

/**
 * A webhook's body cut down to its subscription's `include_fields`. Numbers keep their digits: ids above 2^53
 * would lose theirs in `JSON.parse`.
 */
export function includeFields(body: string, fields: string[] | undefined): string {
  if (fields === undefined) return body;
  const whole = objectSchema.parse(parseJson(body, rawNumber));
  const topLevel = new Set(fields.map((field) => field.split('.')[0]));
  return JSON.stringify(
    Object.fromEntries(Object.entries(whole).filter(([name]) => topLevel.has(name))),
  );
}
