import { notModelled, requestError } from './errors';

/** One `field:value` of Shopify's search syntax, or free text without a field. */
export interface SearchTerm {
  field: string | null;
  operator: '=' | '<' | '<=' | '>' | '>=';
  value: string;
}

type Node =
  | { kind: 'term'; term: SearchTerm }
  | { kind: 'not'; node: Node }
  | { kind: 'and' | 'or'; nodes: Node[] };

/** How the fields of one kind of object are searched; fields left out are refused by name. */
export type SearchFields<T> = Record<string, (item: T, term: SearchTerm) => boolean>;

/** Filters by Shopify's search syntax: terms, `AND`, `OR`, `NOT` or `-`, parentheses, comparisons, comma lists. */
export function searchFilter<T>(
  query: string | null | undefined,
  fields: SearchFields<T>,
  freeText: (item: T, text: string) => boolean,
): ((item: T) => boolean) | null {
  const root = query ? parseSearch(query) : null;
  if (!root) return null;
  const test = (node: Node, item: T): boolean => {
    switch (node.kind) {
      case 'not':
        return !test(node.node, item);
      case 'and':
        return node.nodes.every((child) => test(child, item));
      case 'or':
        return node.nodes.some((child) => test(child, item));
      case 'term': {
        const { field } = node.term;
        if (field === null) return freeText(item, node.term.value.toLowerCase());
        const search = fields[field];
        return search !== undefined && splitList(node.term).some((term) => search(item, term));
      }
    }
  };
  for (const term of termsOf(root)) {
    if (term.field === null) continue;
    if (!fields[term.field]) throw notModelled(`the search field ${term.field}`);
    if (term.field.endsWith('_at')) checkTimestamp(term);
  }
  return (item) => test(root, item);
}

export function searchTerms(query: string): SearchTerm[] {
  const root = parseSearch(query);
  return root ? termsOf(root) : [];
}

function termsOf(node: Node): SearchTerm[] {
  if (node.kind === 'term') return [node.term];
  if (node.kind === 'not') return termsOf(node.node);
  return node.nodes.flatMap(termsOf);
}

/** `status:active,draft` is any of them. */
function splitList(term: SearchTerm): SearchTerm[] {
  return term.value.split(',').map((value) => ({ ...term, value: value.trim() }));
}

export function compareInstant(instant: string, term: SearchTerm): boolean {
  return holds(Date.parse(instant) - Date.parse(term.value), term.operator);
}

function checkTimestamp(term: SearchTerm): void {
  if (Number.isNaN(Date.parse(term.value))) {
    throw requestError(
      `Invalid timestamp for query filter \`${term.field ?? ''}\`.`,
      'BAD_REQUEST',
    );
  }
}

export function holds(difference: number, operator: SearchTerm['operator']): boolean {
  switch (operator) {
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
    case '=':
      return difference === 0;
  }
}

/** Words match by their beginning with a trailing `*`, else as a whole or as a word of the text. */
export function matchesText(text: string, wanted: string): boolean {
  const [haystack, needle] = [text.toLowerCase(), wanted.toLowerCase()];
  if (needle === '*') return haystack !== '';
  if (needle.endsWith('*'))
    return haystack.split(/\s+/).some((word) => word.startsWith(needle.slice(0, -1)));
  return (
    haystack === needle ||
    haystack.split(/[\s,]+/).includes(needle) ||
    (needle.includes(' ') && haystack.includes(needle))
  );
}

const TOKEN =
  /\s*(?:(\()|(\))|(-)(?=\S)|((?:[A-Za-z_][\w.]*:)?(?:[<>]=?)?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s()]+)))/y;

/** Shopify forgives: unbalanced parentheses and dangling operators are passed over. */
function parseSearch(query: string): Node | null {
  const tokens = tokenise(query);
  let at = 0;
  const parseOr = (): Node | null => {
    const nodes: Node[] = [];
    for (;;) {
      const node = parseAnd();
      if (node) nodes.push(node);
      if (tokens[at] !== 'OR') break;
      at += 1;
    }
    return combine('or', nodes);
  };
  const parseAnd = (): Node | null => {
    const nodes: Node[] = [];
    while (at < tokens.length && tokens[at] !== ')' && tokens[at] !== 'OR') {
      if (tokens[at] === 'AND') {
        at += 1;
        continue;
      }
      const node = parseUnary();
      if (node) nodes.push(node);
    }
    return combine('and', nodes);
  };
  const parseUnary = (): Node | null => {
    const token = tokens[at];
    at += 1;
    if (token === undefined) return null;
    if (token === 'NOT' || token === '-') {
      const node = parseUnary();
      return node && { kind: 'not', node };
    }
    if (token === '(') {
      const node = parseOr();
      if (tokens[at] === ')') at += 1;
      return node;
    }
    return { kind: 'term', term: termOf(token) };
  };
  const nodes: Node[] = [];
  while (at < tokens.length) {
    const node = parseOr();
    if (node) nodes.push(node);
    if (tokens[at] === ')') at += 1;
  }
  return combine('and', nodes);
}

function combine(kind: 'and' | 'or', nodes: Node[]): Node | null {
  return nodes.length > 1 ? { kind, nodes } : (nodes[0] ?? null);
}

function tokenise(query: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(query); match; match = TOKEN.exec(query)) {
    tokens.push(match[1] ?? match[2] ?? match[3] ?? match[4] ?? '');
    if (TOKEN.lastIndex >= query.length) break;
  }
  return tokens;
}

function termOf(token: string): SearchTerm {
  const match = /^(?:([A-Za-z_][\w.]*):)?([<>]=?)?(.*)$/s.exec(token);
  const operator = match?.[2];
  return {
    field: match?.[1] ?? null,
    operator:
      operator === '<' || operator === '<=' || operator === '>' || operator === '>='
        ? operator
        : '=',
    value: unquote(match?.[3] ?? ''),
  };
}

function unquote(value: string): string {
  const quoted = /^(["'])(.*)\1$/s.exec(value);
  return quoted?.[2] === undefined ? value : quoted[2].replace(/\\(.)/g, '$1');
}
