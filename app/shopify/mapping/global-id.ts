/** `ProductVariant` of `gid://shopify/ProductVariant/42`; ids stay text, because many are above 2^53. */
export function globalIdType(id: string): string | null {
  return /^gid:\/\/shopify\/([A-Za-z0-9]+)\/[^/]+/.exec(id)?.[1] ?? null;
}
