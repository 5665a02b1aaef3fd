import { withoutAccents } from '../language/without-accents';
import { bareHsCode } from './hs-digits';
import harmonizedSystem from './harmonized-system-texts.json';

/** A subheading of the Harmonized System, in the English words of the system itself. */
export interface HsEntry {
  /** Six digits. */
  code: string;
  text: string;
  /** Of the four digits above it. */
  heading: string;
}

const TEXTS: Record<string, string> = harmonizedSystem.texts;

/** Of a code's first six digits; `null`: the system has no such subheading. */
export function hsEntry(code: string): HsEntry | null {
  const six = bareHsCode(code).slice(0, 6);
  const text = six.length === 6 ? TEXTS[six] : undefined;
  return text === undefined ? null : { code: six, text, heading: TEXTS[six.slice(0, 4)] ?? '' };
}

/** Subheadings that begin with the digits, or have all words in their text or their heading's; the closest first. */
export function findHsCodes(query: string, limit: number): HsEntry[] {
  const bare = bareHsCode(query);
  if (/^\d+$/.test(bare)) {
    const digits = bare.slice(0, 6);
    return entries()
      .filter(({ entry }) => entry.code.startsWith(digits))
      .slice(0, limit)
      .map(({ entry }) => entry);
  }
  const words = wordsOf(query).map(stem);
  if (words.length === 0) return [];
  return entries()
    .flatMap((each) => {
      const missed = distance(words, each);
      return missed === null ? [] : [{ entry: each.entry, missed }];
    })
    .sort((a, b) => a.missed - b.missed || a.entry.text.length - b.entry.text.length)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

interface Searched {
  entry: HsEntry;
  own: string[];
  heading: string[];
}

/** How many words stand in the heading alone; `null`: one stands nowhere. */
function distance(words: string[], { own, heading }: Searched): number | null {
  let missed = 0;
  for (const word of words) {
    if (own.some((each) => each.startsWith(word))) continue;
    if (!heading.some((each) => each.startsWith(word))) return null;
    missed += 1;
  }
  return missed;
}

let searched: Searched[] | null = null;

/** In the order of their codes; made when it is first asked for. */
function entries(): Searched[] {
  searched ??= Object.keys(TEXTS)
    .filter((code) => code.length === 6)
    .sort()
    .flatMap((code) => {
      const entry = hsEntry(code);
      return entry ? [{ entry, own: wordsOf(entry.text), heading: wordsOf(entry.heading) }] : [];
    });
  return searched;
}

function wordsOf(text: string): string[] {
  const folded = withoutAccents(text).toLowerCase();
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Merchants write "boots" where the system has "boot", and the other way round. */
function stem(word: string): string {
  return word.length > 3 ? word.replace(/(?<=(?:[sxz]|ch|sh))es$|s$/, '') : word;
}
