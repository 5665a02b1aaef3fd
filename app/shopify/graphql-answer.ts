import { z } from 'zod';
import { OutsideError } from '~/services/outside-error';
import {
  FieldsDeniedError,
  kindOfGraphqlError,
  permissionIn,
  ShopifyUserError,
  type UserError,
} from './errors';

const costSchema = z.object({
  cost: z.object({
    requestedQueryCost: z.number().nullish(),
    actualQueryCost: z.number().nullish(),
    throttleStatus: z
      .object({
        maximumAvailable: z.number(),
        currentlyAvailable: z.number(),
        restoreRate: z.number(),
      })
      .nullish(),
  }),
});

export type QueryCost = z.infer<typeof costSchema>['cost'];

export function costIn(extensions: unknown): QueryCost | null {
  return costSchema.safeParse(extensions).data?.cost ?? null;
}

const errorsSchema = z.array(
  z.object({
    message: z.string().default('no message'),
    path: z
      .array(z.union([z.string(), z.number()]))
      .optional()
      .catch(undefined),
    extensions: z
      .looseObject({
        code: z.string().optional().catch(undefined),
        documentation: z.string().optional().catch(undefined),
      })
      .optional(),
  }),
);

/** Which kind outweighs the others when an answer has several errors: one that waiting cannot fix. */
const GRAVEST_FIRST = [
  'storeFrozen',
  'customerDataNotGranted',
  'bulkNotEnabled',
  'access',
  'gone',
  'invalid',
  'throttled',
  'unavailable',
] as const;

/**
 * The error that an answer's `errors` amount to, `null` where there are none. An answer with data and errors
 * is an error too: half of what was asked for must not pass for all of it.
 */
export function errorIn(operation: string, errors: unknown): OutsideError | null {
  if (errors === undefined || errors === null) return null;
  const parsed = errorsSchema.safeParse(errors);
  if (!parsed.success)
    return new OutsideError('invalid', `${operation} failed without readable errors`);
  if (parsed.data.length === 0) return null;
  const kinds = parsed.data.map(({ message, path, extensions }) =>
    kindOfGraphqlError({ message, path, ...extensions }),
  );
  const kind = GRAVEST_FIRST.find((candidate) => kinds.includes(candidate)) ?? 'invalid';
  const said = new Set(parsed.data.map(({ message }) => message.slice(0, 300)));
  const text = `${operation} failed: ${[...said].slice(0, 5).join('; ')}`;
  if (!kinds.every((each) => each === 'access')) return new OutsideError(kind, text);
  const denials = parsed.data.flatMap(({ message, path }) =>
    path === undefined ? [] : [{ path, permission: permissionIn(message) }],
  );
  return new FieldsDeniedError(text, denials);
}

const userErrorsSchema = z.looseObject({
  userErrors: z.array(
    z.object({
      field: z.array(z.string()).nullish(),
      message: z.string(),
      code: z.string().nullish(),
    }),
  ),
});

/** Throws where any of a mutation's payloads carries `userErrors`. */
export function throwUserErrors(operation: string, data: unknown): void {
  const payloads = z.record(z.string(), z.unknown()).safeParse(data).data ?? {};
  const userErrors = Object.values(payloads).flatMap((payload): UserError[] =>
    (userErrorsSchema.safeParse(payload).data?.userErrors ?? []).map((error) => ({
      field: error.field ?? null,
      message: error.message,
      code: error.code ?? null,
    })),
  );
  if (userErrors.length > 0) throw new ShopifyUserError(operation, userErrors);
}
