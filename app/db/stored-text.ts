import { hash } from 'node:crypto';

/** PostgreSQL stores neither U+0000 nor half a surrogate pair; texts out of Shopify may hold both. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

const UNSTORABLE_ESCAPE = /\\u(?:0000|d[89a-f])/i;

/** JSON that PostgreSQL accepts as jsonb. `json`: where it is there already. */
export function storableJson(value: unknown, json = JSON.stringify(value)): string {
  // Hardly any JSON has an escape by number, and a plain search tells that far sooner than an expression does.
  if (!json.includes('\\u') || !UNSTORABLE_ESCAPE.test(json)) return json;
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
  return hashOf(canonicalJson(value));
}

/** SHA-256, base64url. */
export function hashOf(text: string): string {
  return hash('sha256', text, 'base64url');
}

/**
 * JSON with properties sorted by name, since an export and a single read give a product's in different orders; what it
 * leaves out and how it writes values is as JSON has it.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) {
    let text = '';
    for (const each of value) text += `${text && ','}${canonicalJson(each ?? null)}`;
    return `[${text}]`;
  }
  let text = '';
  for (const { name, json } of sortedProperties(value)) {
    const property = (value as Record<string, unknown>)[name];
    if (property === undefined) continue;
    text += `${text && ','}${json}${canonicalJson(property)}`;
  }
  return `{${text}}`;
}

/** The properties of a shape, by one name after the other: looking a shape up makes no text of its names. */
interface Shape {
  sorted?: readonly { name: string; json: string }[];
  readonly next: Map<string, Shape>;
}

const NO_PROPERTIES: Shape = { next: new Map() };
/** Of the shapes met so far: sorting the names of each object takes longer than all else about a hash. */
let shapes = 0;
/** Objects that are no records, such as those by id, have as many shapes as there are objects. */
const SHAPES_KEPT = 2_000;

function sortedProperties(value: object): readonly { name: string; json: string }[] {
  let shape = NO_PROPERTIES;
  const names = Object.keys(value);
  for (const name of names) {
    let next = shape.next.get(name);
    if (next === undefined) {
      if (shapes >= SHAPES_KEPT) return sortedAnew(names);
      shapes += 1;
      shape.next.set(name, (next = { next: new Map() }));
    }
    shape = next;
  }
  return (shape.sorted ??= sortedAnew(names));
}

function sortedAnew(names: string[]): readonly { name: string; json: string }[] {
  return names.sort().map((name) => ({ name, json: `${JSON.stringify(name)}:` }));
}
