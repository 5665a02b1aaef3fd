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

/** A field that Shopify does not let the app read. */
export interface Denial {
  /** From the top of the answer. */
  path: readonly (string | number)[];
  /** As Shopify names it; `null` where it names none. */
  permission: string | null;
}

/** A query of which Shopify denies some fields, and nothing else is amiss. */
export class FieldsDeniedError extends OutsideError {
  override readonly name = 'FieldsDeniedError';

  constructor(
    message: string,
    readonly denials: readonly Denial[],
  ) {
    super('access', message);
  }
}

/** `null` where Shopify denies fields that are asked for. */
export async function unlessDenied<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof FieldsDeniedError) return null;
    throw error;
  }
}

/** Shopify: “Access denied for … field. Required access: `read_inventory` access scope.” */
export function permissionIn(message: string): string | null {
  return /`(\w+)`/.exec(message)?.[1] ?? null;
}

/** The kind of an HTTP answer other than 2xx. 423 is a locked shop, 404 on a path without a version a deleted one. */
export function kindOfStatus(status: number): OutsideErrorKind {
  if (status === 402) return 'storeFrozen';
  if (status === 429) return 'throttled';
  if (status === 404 || status === 410) return 'gone';
  if (status === 401 || status === 403 || status === 423) return 'access';
  return status >= 500 || status === 408 ? 'unavailable' : 'invalid';
}

/**
 * The kind of a refusal by the Admin API itself. Its paths carry a version: where the path is not found, the version
 * is not. 403 is said of scopes, of customer data and of shops that Shopify has closed, too; `text` is its body.
 */
export function kindOfRefusal(status: number, text: string): OutsideErrorKind {
  if (status === 404) return 'versionGone';
  if (status !== 403) return kindOfStatus(status);
  if (CUSTOMER_DATA.test(text)) return 'customerDataNotGranted';
  if (/unavailable shop/i.test(text)) return 'storeFrozen';
  return /scope|merchant approval/i.test(text) ? 'access' : 'addressNotAllowed';
}

/** An entry of `errors` in a GraphQL answer. */
export interface GraphqlError {
  message: string;
  code?: string | undefined;
  /** The field that it is about, from the top. */
  path?: readonly (string | number)[] | undefined;
  /** Address of a page of Shopify's documentation. */
  documentation?: string | undefined;
}

const KIND_OF_CODE: Record<string, OutsideErrorKind> = {
  THROTTLED: 'throttled',
  ACCESS_DENIED: 'access',
  SHOP_INACTIVE: 'storeFrozen',
  RESOURCE_NOT_FOUND: 'gone',
  INTERNAL_SERVER_ERROR: 'unavailable',
  TIMEOUT: 'unavailable',
};

/** Shopify: “This app is not approved to access the Order object. See https://…/protected-customer-data …”. */
const CUSTOMER_DATA = /not approved to (access|use)|protected[- ]customer[- ]data/i;

/** The kind of an entry of `errors` in a GraphQL answer. */
export function kindOfGraphqlError(error: GraphqlError): OutsideErrorKind {
  const { code, message } = error;
  if (code === 'ACCESS_DENIED') return kindOfDenial(error);
  if (code !== undefined) return KIND_OF_CODE[code] ?? 'invalid';
  if (message === 'Throttled') return 'throttled';
  return /^Internal error|timed? ?out/i.test(message) ? 'unavailable' : 'invalid';
}

/** Which access is denied. Bulk queries need no scope of their own: who may not run one has not been let. */
function kindOfDenial({ message, path, documentation = '' }: GraphqlError): OutsideErrorKind {
  if (CUSTOMER_DATA.test(message) || CUSTOMER_DATA.test(documentation)) {
    return 'customerDataNotGranted';
  }
  const isBulk = path?.[0] === 'bulkOperationRunQuery' || /bulk ?(operation|quer)/i.test(message);
  return isBulk ? 'bulkNotEnabled' : 'access';
}
