import table from './english-words.json';
import { ENGLISH_ONLY, FRENCH_ONLY } from './function-words';

/** `inBoth`: French has it as well, if in another sense. `other`: not known as English. */
export type WordKind = 'english' | 'inBoth' | 'other';

let kinds: ReadonlyMap<string, WordKind> | undefined;

/** Whatever its case. `dog’s` and `don’t` go by their stems; a compound with hyphens is never English alone. */
export function kindOfWord(word: string): WordKind {
  kinds ??= readTable();
  const lower = word.toLowerCase();
  const kind = kinds.get(lower);
  if (kind !== undefined) return kind;
  if (lower.includes('-')) {
    const parts = lower.split('-').filter((part) => part !== '');
    return parts.every((part) => part.length === 1 || kindOfWord(part) !== 'other')
      ? 'inBoth'
      : 'other';
  }
  if (!APOSTROPHE.test(lower)) return 'other';
  const stem = /^([a-z]{2,}?)(?:n['’]t|['’](?:s|re|ve|ll|d)|s['’])$/.exec(lower)?.[1];
  return stem !== undefined && kindOfWord(stem) !== 'other' ? 'english' : 'other';
}

const APOSTROPHE = /['’]/;

/** Words in order, each as how many letters it begins with like the one before, and the rest. */
function readTable(): ReadonlyMap<string, WordKind> {
  const read = new Map<string, WordKind>();
  for (const kind of ['english', 'inBoth'] as const) {
    let word = '';
    for (const [, same = '', rest = ''] of table[kind].matchAll(/([0-9A-Z])([a-z]*)/g)) {
      word = word.slice(0, parseInt(same, 36)) + rest;
      read.set(word, kind);
    }
  }
  for (const word of ENGLISH_ONLY) read.set(word, 'english');
  for (const word of FRENCH_ONLY) read.delete(word);
  return read;
}
