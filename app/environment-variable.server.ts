import { z } from 'zod';

/** An empty value counts as absent: `FOO=` in a compose file or CI setting means "not set". */
export function variable<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema);
}
