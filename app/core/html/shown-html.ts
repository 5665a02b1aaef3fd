import sanitizeHtml from 'sanitize-html';

/** What says something. Tables, lists and emphasis stay; whatever leads elsewhere, loads or runs does not. */
const SHOWN = [
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'div', 'br', 'hr', 'blockquote', 'pre'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ...['b', 'strong', 'i', 'em', 'u', 's', 'small', 'sub', 'sup', 'span'],
];

/**
 * Untrusted HTML as it may be put into a page: text with its structure, without an attribute, so that it neither loads,
 * runs nor leads anywhere. Headings begin at the third level, below those of the page it stands on.
 */
export function shownHtml(html: string): string {
  return sanitizeHtml(html, {
    allowedTags: SHOWN,
    allowedAttributes: {},
    transformTags: { h1: 'h3', h2: 'h4' },
  }).trim();
}

/** The same of a text that is no HTML. */
export function shownText(text: string): string {
  return sanitizeHtml(text, { allowedTags: [], disallowedTagsMode: 'escape' });
}
