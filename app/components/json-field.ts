import { z } from 'zod';

/** A form's field that holds JSON. */
export function jsonField<T>(schema: z.ZodType<T>) {
  return z
    .string()
    .transform((json, context): unknown => {
      try {
        return JSON.parse(json);
      } catch {
        context.addIssue({ code: 'custom', message: 'no JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}
