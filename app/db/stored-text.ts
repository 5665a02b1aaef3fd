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

export function contentHash(json: string): string {
  return createHash('sha256').update(json).digest('base64url');
}
