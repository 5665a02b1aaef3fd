/** What went wrong with a part of the world outside, as far as those who asked it have to know. */
export const OUTSIDE_ERROR_KINDS = [
  /** It asked to wait, and did nothing. */
  'throttled',
  /** It did not answer, or had trouble of its own. Whether it did what it was asked is not known. */
  'unavailable',
  /** A file that it sent lacks something. */
  'incomplete',
  /** It does not let the app in: a token is refused, a scope is missing, or the store is locked. */
  'access',
  /** The app may run no bulk queries, which its maker has to ask Shopify for. */
  'bulkNotEnabled',
  /** The address that the app calls from is not on its IP allowlist, which its maker keeps at Shopify. */
  'addressNotAllowed',
  /** Shopify has not granted the app the protected customer data that orders count as; its maker has to ask. */
  'customerDataNotGranted',
  /** The store is frozen or closed, as where its bill is unpaid. */
  'storeFrozen',
  /** Shopify does not have the version of the API that the app speaks (or, to the operator, not the store). */
  'versionGone',
  /** What was asked for is not there any more, or the store itself is not. */
  'gone',
  /** It understood, and declined. */
  'refused',
  /** A file that it sent is whole, and not what it should be. */
  'unreadable',
  /** It does not understand what it is asked, or its answer makes no sense. */
  'invalid',
] as const;
export type OutsideErrorKind = (typeof OUTSIDE_ERROR_KINDS)[number];

const TRANSIENT: ReadonlySet<OutsideErrorKind> = new Set([
  'throttled',
  'unavailable',
  'incomplete',
]);

/** What Shopify wants of the app's maker; no merchant can change it. */
export const MAKERS_KINDS = [
  'bulkNotEnabled',
  'addressNotAllowed',
  'customerDataNotGranted',
  'versionGone',
] as const satisfies OutsideErrorKind[];
export type MakersKind = (typeof MAKERS_KINDS)[number];

/**
 * The one error that ports throw of the world outside; adapters map their own to it. Its message holds no token, no
 * variables and no answer's body.
 */
export class OutsideError extends Error {
  override readonly name: string = 'OutsideError';

  constructor(
    readonly kind: OutsideErrorKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** True where the same call may succeed later; false where something has to change first. */
  get isTransient(): boolean {
    return TRANSIENT.has(this.kind);
  }
}

/** True where trying again cannot help. What nobody foresaw may pass. */
export function isFinal(error: unknown): boolean {
  return error instanceof OutsideError && !error.isTransient;
}

/** Why something failed, for those who say it in words of their own. `unexpected`: by a fault of the app. */
export type FailureKind = OutsideErrorKind | 'unexpected';

export function failureKindOf(error: unknown): FailureKind {
  return error instanceof OutsideError ? error.kind : 'unexpected';
}

/** True where the app's maker alone can fix it. */
export function isForMaker(kind: FailureKind): kind is MakersKind {
  return MAKERS_KINDS.some((each) => each === kind);
}
