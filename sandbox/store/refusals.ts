/** Why Shopify may shut an app out, until somebody mends it. */
export const REFUSALS = [
  /** The address that the app calls from is not on its IP allowlist. */
  'address',
  /** The app is not granted protected customer data. */
  'customerData',
  /** The store is frozen: its bill is unpaid. */
  'frozen',
  /** Shopify no longer has the version that the app speaks. */
  'version',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** What is refused now; unlike faults it stays so until it is lifted. */
export class Refusals {
  readonly #active = new Set<Refusal>();

  has(refusal: Refusal): boolean {
    return this.#active.has(refusal);
  }

  /** These and no others. */
  set(...refusals: Refusal[]): void {
    this.#active.clear();
    for (const refusal of refusals) this.#active.add(refusal);
  }
}

/**
 * What the front of the API answers while it shuts the app out. Statuses are Shopify's; its words for 402 and 404 are
 * as others report them, those for an address off the allowlist nobody has published.
 */
export function refusalAtTheDoor(refusals: Refusals): { status: number; errors: string } | null {
  if (refusals.has('frozen')) return { status: 402, errors: 'Unavailable Shop' };
  if (refusals.has('address')) return { status: 403, errors: 'Forbidden' };
  if (refusals.has('version')) return { status: 404, errors: 'Not Found' };
  return null;
}
