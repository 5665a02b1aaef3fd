import { requestError } from './errors';
import { compareIds } from '../store/ids';

export interface ConnectionArguments {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  reverse?: boolean | null;
}

/** What a connection pages through: items in order, each with the key that its cursor carries. */
export interface Listable<T> {
  items: readonly T[];
  idOf: (item: T) => string;
  /** The value that the items are sorted by, where that is not the id; ascending with `compareValues`. */
  sortValueOf?: (item: T) => string;
}

export interface Page<T> {
  nodes: T[];
  edges: { cursor: string; node: T }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

export const MAX_PAGE_SIZE = 250;

/** What a connection field gives: a list, and which part of it was asked for. */
export class Connection<T> {
  constructor(
    private readonly list: Listable<T>,
    private readonly args: ConnectionArguments,
  ) {}

  /** All of it, as bulk operations read it. */
  all(): readonly T[] {
    return this.args.reverse ? [...this.list.items].reverse() : this.list.items;
  }

  /** Pages as Shopify does: keyed by the sorted value and the id, so that a changing list skips and repeats nothing. */
  page(): Page<T> {
    const { first, last, after, before } = this.args;
    if (first == null && last == null)
      throw requestError('you must provide one of first or last', 'BAD_REQUEST');
    if (first != null && last != null) {
      throw requestError('providing both first and last is not supported', 'BAD_REQUEST');
    }
    const size = first ?? last ?? 0;
    if (size < 0 || size > MAX_PAGE_SIZE) {
      throw requestError(
        `${first == null ? 'last' : 'first'} must be between 0 and ${MAX_PAGE_SIZE}`,
        'BAD_REQUEST',
      );
    }
    const { list } = this;
    const descending = this.args.reverse ?? false;
    const items = this.all();
    const from = after ? positionOf(items, list, after, { descending, past: true }) : 0;
    const to = before ? positionOf(items, list, before, { descending, past: false }) : items.length;
    const start = first == null ? Math.max(from, to - size) : from;
    const end = first == null ? to : Math.min(to, from + size);
    const nodes = items.slice(start, end);
    const edges = nodes.map((node) => ({ cursor: cursorOf(node, list), node }));
    return {
      nodes,
      edges,
      pageInfo: {
        hasNextPage: end < items.length,
        hasPreviousPage: start > 0,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
    };
  }
}

export function connection<T>(list: Listable<T>, args: ConnectionArguments): Connection<T> {
  return new Connection(list, args);
}

/** Shopify's cursors: base64 of `{"last_id":…,"last_value":"…"}`, the id digit by digit. */
function cursorOf<T>(item: T, list: Listable<T>): string {
  const id = list.idOf(item);
  const value = list.sortValueOf?.(item) ?? id;
  return Buffer.from(`{"last_id":${id},"last_value":${JSON.stringify(value)}}`).toString('base64');
}

function readCursor(cursor: string): { id: string; value: string } {
  const text = Buffer.from(cursor, 'base64').toString('utf8');
  const match = /^\{"last_id":(\d+),"last_value":(".*")\}$/s.exec(text);
  if (!match?.[1] || !match[2])
    throw requestError(`Invalid cursor for current pagination sort.`, 'BAD_REQUEST');
  return { id: match[1], value: String(JSON.parse(match[2])) };
}

/** Index of the first item past the cursor, or at it. */
function positionOf<T>(
  items: readonly T[],
  list: Listable<T>,
  cursor: string,
  options: { descending: boolean; past: boolean },
): number {
  const key = readCursor(cursor);
  const isBeyond = (item: T): boolean => {
    const id = list.idOf(item);
    const order = compareKeys(
      { id, value: list.sortValueOf?.(item) ?? id },
      key,
      !list.sortValueOf,
    );
    const directed = options.descending ? -order : order;
    return options.past ? directed > 0 : directed >= 0;
  };
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && isBeyond(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface SortKey {
  id: string;
  value: string;
}

function compareKeys(a: SortKey, b: SortKey, byId: boolean): number {
  if (!byId && a.value !== b.value) return a.value < b.value ? -1 : 1;
  return compareIds(a.id, b.id);
}

/** Sorts ascending by value, then by id: the order that cursors rely on. */
export function sortedBy<T>(
  items: readonly T[],
  idOf: (item: T) => string,
  sortValueOf: (item: T) => string,
): Listable<T> {
  const keyed = items.map((item) => ({ item, id: idOf(item), value: sortValueOf(item) }));
  keyed.sort((a, b) => compareKeys(a, b, false));
  return { items: keyed.map((entry) => entry.item), idOf, sortValueOf };
}

/** In the order given, where the position is what sorts (variants, media, options). */
export function inOrder<T>(items: readonly T[], idOf: (item: T) => string): Listable<T> {
  let places: Map<T, string> | null = null;
  const sortValueOf = (item: T): string => {
    places ??= new Map(items.map((other, index) => [other, String(index + 1).padStart(9, '0')]));
    return places.get(item) ?? '';
  };
  return { items, idOf, sortValueOf };
}

/** A `Count`: exact up to the limit that was asked for. */
export function exactCount(count: number, limit?: number | null) {
  const limited = limit != null && count > limit;
  return { count: limited ? limit : count, precision: limited ? 'AT_LEAST' : 'EXACT' };
}
