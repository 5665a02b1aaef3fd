import { OutsideError, type OutsideErrorKind } from '~/services/outside-error';

export interface UserError {
  /** Path of the input field; `null` where it is about the whole input. */
  field: string[] | null;
  message: string;
  code: string | null;
}

/** A mutation that Shopify understood and declined. */
export class ShopifyUserError extends OutsideError {
  override readonly name = 'ShopifyUserError';

  constructor(
    operation: string,
    readonly userErrors: UserError[],
  ) {
    const reasons = userErrors.map(({ field, message }) =>
      field ? `${field.join('.')}: ${message}` : message,
    );
    super('refused', `${operation} was declined: ${reasons.join('; ')}`);
  }

  hasCode(code: string): boolean {
    return this.userErrors.some((error) => error.code === code);
  }
}

/** The kind of an HTTP answer other than 2xx. 402 is a frozen shop, 423 a locked one, 404 a deleted one. */
export function kindOfStatus(status: number): OutsideErrorKind {
  if (status === 429) return 'throttled';
  if (status === 404 || status === 410) return 'gone';
  if (status === 401 || status === 402 || status === 403 || status === 423) return 'access';
  return status >= 500 || status === 408 ? 'unavailable' : 'invalid';
}

const KIND_OF_CODE: Record<string, OutsideErrorKind> = {
  THROTTLED: 'throttled',
  ACCESS_DENIED: 'access',
  SHOP_INACTIVE: 'access',
  RESOURCE_NOT_FOUND: 'gone',
  INTERNAL_SERVER_ERROR: 'unavailable',
  TIMEOUT: 'unavailable',
};

/** The kind of an entry of `errors` in a GraphQL answer. */
export function kindOfGraphqlError(code: string | undefined, message: string): OutsideErrorKind {
  if (code !== undefined) return KIND_OF_CODE[code] ?? 'invalid';
  if (message === 'Throttled') return 'throttled';
  return /^Internal error|timed? ?out/i.test(message) ? 'unavailable' : 'invalid';
}
