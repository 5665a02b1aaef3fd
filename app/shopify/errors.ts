export type ShopifyErrorKind =
  | 'throttled'
  | 'unavailable'
  /** The token is refused, a scope is missing, or the shop is frozen, locked or closed for payment. */
  | 'access'
  | 'notFound'
  | 'invalid'
  | 'userError';

const RETRYABLE: ReadonlySet<ShopifyErrorKind> = new Set(['throttled', 'unavailable']);

/** What went wrong at Shopify. Its message holds no token, no variables and no answer's body. */
export class ShopifyError extends Error {
  override readonly name: string = 'ShopifyError';

  constructor(
    readonly kind: ShopifyErrorKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** True where the same call may succeed later; false where something has to change first. */
  get retryable(): boolean {
    return RETRYABLE.has(this.kind);
  }
}

export interface UserError {
  /** Path of the input field; `null` where it is about the whole input. */
  field: string[] | null;
  message: string;
  code: string | null;
}

/** A mutation that Shopify understood and declined. */
export class ShopifyUserError extends ShopifyError {
  override readonly name = 'ShopifyUserError';

  constructor(
    operation: string,
    readonly userErrors: UserError[],
  ) {
    const reasons = userErrors.map(({ field, message }) =>
      field ? `${field.join('.')}: ${message}` : message,
    );
    super('userError', `${operation} was declined: ${reasons.join('; ')}`);
  }

  hasCode(code: string): boolean {
    return this.userErrors.some((error) => error.code === code);
  }
}

/** The kind of an HTTP answer other than 2xx. 402 is a frozen shop, 423 a locked one, 404 a deleted one. */
export function kindOfStatus(status: number): ShopifyErrorKind {
  if (status === 429) return 'throttled';
  if (status === 404 || status === 410) return 'notFound';
  if (status === 401 || status === 402 || status === 403 || status === 423) return 'access';
  return status >= 500 || status === 408 ? 'unavailable' : 'invalid';
}

const KIND_OF_CODE: Record<string, ShopifyErrorKind> = {
  THROTTLED: 'throttled',
  ACCESS_DENIED: 'access',
  SHOP_INACTIVE: 'access',
  RESOURCE_NOT_FOUND: 'notFound',
  INTERNAL_SERVER_ERROR: 'unavailable',
  TIMEOUT: 'unavailable',
};

/** The kind of an entry of `errors` in a GraphQL answer. */
export function kindOfGraphqlError(code: string | undefined, message: string): ShopifyErrorKind {
  if (code !== undefined) return KIND_OF_CODE[code] ?? 'invalid';
  if (message === 'Throttled') return 'throttled';
  return /^Internal error|timed? ?out/i.test(message) ? 'unavailable' : 'invalid';
}
