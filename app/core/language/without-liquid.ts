/** Shopify's template language: outputs, tags, and what stands between `comment` and its end. */
const COMMENT = /\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}/g;
const OUTPUT_OR_TAG = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g;

/** A text's own words, without the places that Shopify fills in when it is shown. */
export function withoutLiquid(text: string): string {
  return text.replace(COMMENT, ' ').replace(OUTPUT_OR_TAG, ' ');
}
