import { createHash } from 'node:crypto';

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
  return createHash('sha256').update(canonicalJson(value)).digest('base64url');
}

/** With properties sorted by name: an export and a single read give a product's in different orders. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each ?? null)).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const properties = Object.entries(value)
    .filter(([, property]) => property !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${properties.map(([name, property]) => `${JSON.stringify(name)}:${canonicalJson(property)}`).join()}}`;
}
