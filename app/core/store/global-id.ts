/** Shopify's global ids, such as `gid://shopify/Product/42`. Numbers stay text, because many are above 2^53. */

const GLOBAL_ID = /^gid:\/\/shopify\/([A-Za-z0-9]+)\/[^/]+/;

/** As Shopify's admin has it in its addresses: no sign, no leading zero. */
const ID_NUMBER = /^[1-9]\d{0,19}$/;

export function globalId(type: string, number: string): string {
  return `gid://shopify/${type}/${number}`;
}

/** `ProductVariant` of `gid://shopify/ProductVariant/42`; `null`: none of Shopify's ids. */
export function globalIdType(id: string): string | null {
  return GLOBAL_ID.exec(id)?.[1] ?? null;
}

/** `42` of `gid://shopify/Product/42`; of what is none of Shopify's ids, what stands after its last slash. */
export function globalIdNumber(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

export function isIdNumber(text: string): boolean {
  return ID_NUMBER.test(text);
}

/** Nothing but such an id, unlike what `globalIdType` looks at. */
export function isGlobalId(id: string, type: string): boolean {
  const number = globalIdNumber(id);
  return isIdNumber(number) && id === globalId(type, number);
}
