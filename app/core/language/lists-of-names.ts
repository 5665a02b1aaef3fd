const HEADINGS = 'pistes|titres|chansons|morceaux|chapitres|épisodes';

/** What goes before a list of names, in French. */
const NAMED = new RegExp(`(?<!\\p{L})(?:${HEADINGS}|face [a-d])\\P{L}*$`, 'iu');

/** Before most lists there is none of these, and their HTML need not be taken apart. */
const MAY_BE_NAMED = new RegExp(`${HEADINGS}|face`, 'i');

/** Of the HTML before a list, what may hold the words above it. */
const BEFORE_LIST = 120;

/** Lists in HTML whose lines may be names: numbered, as the songs of an album are, or said to be titles. */
export function listsOfNames(html: string): string[] {
  const lists: string[] = [];
  if (!ANY_LIST.test(html)) return lists;
  const lower = html.toLowerCase();
  // A few letters grow when lowered (İ): positions would no longer be those of the HTML.
  if (lower.length !== html.length) return lists;
  LIST.lastIndex = 0;
  for (let tag = LIST.exec(lower); tag !== null; tag = LIST.exec(lower)) {
    const end = lower.indexOf(`</${tag[1] ?? ''}>`, tag.index);
    if (end < 0) break;
    if (tag[1] === 'ol' || isNamed(html, tag.index)) lists.push(html.slice(tag.index, end));
    LIST.lastIndex = end;
  }
  return lists;
}

const LIST = /<([ou]l)[\s>]/g;
const ANY_LIST = new RegExp(LIST.source, 'i');

function isNamed(html: string, list: number): boolean {
  const before = html.slice(Math.max(0, list - BEFORE_LIST), list);
  if (!MAY_BE_NAMED.test(before)) return false;
  return NAMED.test(before.replace(/<[^<>]*>/g, ' ').replaceAll('&nbsp;', ' '));
}
