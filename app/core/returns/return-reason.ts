/** As messages name the reasons that they have words for. */
export function reasonKey(handle: string): string {
  return handle.toLowerCase().replaceAll(/[^a-z]+/g, '_');
}

/** A reason that messages have no word for, as it can be read. */
export function reasonName(handle: string): string {
  return handle.replaceAll(/[-_]+/g, ' ');
}

/** What whoever packs can look at, so that the same does not come back again. */
export const LOOK_AT = ['size', 'colour', 'damage', 'defect', 'wrongItem', 'description'] as const;
export type LookAt = (typeof LOOK_AT)[number];

/** By the words in Shopify's handles; a merchant's own reasons may hold them, too. */
const WORDS: Record<LookAt, RegExp> = {
  size: /small|large|(?:^|_)big|size|(?:^|_)fit/,
  colour: /colou?r|style/,
  damage: /damage|broken/,
  defect: /defect|faulty/,
  wrongItem: /wrong/,
  description: /described|description/,
};

/** Nothing, for what no look before packing helps against, such as a change of mind. */
export function lookAtFor(handle: string): LookAt[] {
  const key = reasonKey(handle);
  return LOOK_AT.filter((each) => WORDS[each].test(key));
}
