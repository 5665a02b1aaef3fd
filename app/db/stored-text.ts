import { hash } from 'node:crypto';

/** PostgreSQL stores neither U+0000 nor half a surrogate pair; texts out of Shopify may hold both. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

const UNSTORABLE_ESCAPE = /\\u(?:0000|d[89a-f])/i;

/** JSON that PostgreSQL accepts as jsonb. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (!UNSTORABLE_ESCAPE.test(json)) return json;
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' ? storableText(part) : part,
  );
}

/** Without case and accents, so that "ecorce" finds "Écorce" and É sorts with E. */
export function foldText(text: string): string {
  return storableText(text).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** SHA-256, base64url, of what JSON keeps of a value; the order of its properties does not count. */
export function contentHash(value: unknown): string {
  return hash('sha256', canonicalJson(value), 'base64url');
}

/** With properties sorted by name: an export and a single read give a product's in different orders. */
function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  let text = '';
  if (Array.isArray(value)) {
    for (const each of value) text += `${text && ','}${canonicalJson(each ?? null)}`;
    return `[${text}]`;
  }
  for (const name of sortedNames(value)) {
    const property = (value as Record<string, unknown>)[name];
    if (property === undefined) continue;
    text += `${text && ','}${JSON.stringify(name)}:${canonicalJson(property)}`;
  }
  return `{${text}}`;
}

/** Of the shapes met so far: sorting the names of each object takes longer than all else about a hash. */
const sortedByShape = new Map<string, readonly string[]>();
/** Objects that are no records, such as those by id, have as many shapes as there are objects. */
const SHAPES_KEPT = 500;

function sortedNames(value: object): readonly string[] {
  const names = Object.keys(value);
  const shape = names.join();
  const known = sortedByShape.get(shape);
  if (known !== undefined) return known;
  names.sort();
  if (sortedByShape.size < SHAPES_KEPT) sortedByShape.set(shape, names);
  return names;
}
