import type { CsvTable } from './csv-table';
import type { SavedAs } from './saved-as';

/** What became of a side file's rows once every listing has been seen. */
export interface SideFileUse {
  file: string;
  /** `null`: as Shopify saves. */
  savedAs: SavedAs | null;
  /** Rows that could belong to a listing. */
  rows: number;
  /** Of these, rows that belong to no listing of the catalogue. */
  unmatchedRows: number;
  /** A few of those, for the reader to recognise. */
  unmatchedExamples: string[];
  /** Rows that count for nothing, or not for all, with why. */
  setAside: SetAside[];
}

export interface SetAside {
  rows: number;
  why:
    | 'otherType'
    | 'otherLanguage'
    | 'afterNow'
    | 'noSku'
    | 'noCountry'
    | 'sharedSku'
    | 'unknownReturns';
  /** A few of them, where they have a name. */
  examples?: string[];
}

const EXAMPLES = 3;

/** Rows by key, remembering which keys some listing has asked for. */
export class MatchedRows<T> {
  private readonly entries = new Map<
    string,
    { name: string; rows: number; value: T; used: boolean }
  >();

  constructor(
    private readonly table: { columns: Pick<CsvTable['columns'], 'file'> } & Pick<
      CsvTable,
      'savedAs'
    >,
    private readonly create: () => T,
  ) {}

  /** Counts one row under `key` and gives what is kept there; `name` is the key as people know it. */
  add(key: string, name = key): T {
    const entry = this.entries.get(key) ?? { name, rows: 0, value: this.create(), used: false };
    entry.rows += 1;
    this.entries.set(key, entry);
    return entry.value;
  }

  /** What is kept, by key. */
  *all(): Generator<[key: string, value: T]> {
    for (const [key, { value }] of this.entries) yield [key, value];
  }

  has(key: string): boolean {
    return this.entries.has(key);
  }

  /** What is kept under the key, as `use` gives it, without marking it. */
  peek(key: string): T | null {
    return this.entries.get(key)?.value ?? null;
  }

  /** What is kept under the first of the keys that is known; marks it as used. */
  use(...keys: (string | null)[]): T | null {
    for (const key of keys) {
      const entry = key === null ? undefined : this.entries.get(key);
      if (entry) {
        entry.used = true;
        return entry.value;
      }
    }
    return null;
  }

  /** `sharedSkus`: keys that several listings have, so that their rows count for none. */
  report(setAside: SetAside[] = [], sharedSkus: ReadonlySet<string> = new Set()): SideFileUse {
    const entries = [...this.entries].map(([key, entry]) => ({ key, ...entry }));
    const shared = entries.filter(({ key }) => sharedSkus.has(key));
    const unmatched = entries.filter(({ key, used }) => !used && !sharedSkus.has(key));
    return {
      file: this.table.columns.file,
      savedAs: this.table.savedAs,
      rows: rowsOf(entries),
      unmatchedRows: rowsOf(unmatched),
      unmatchedExamples: namesOf(unmatched),
      setAside: [
        ...setAside,
        { rows: rowsOf(shared), why: 'sharedSku' as const, examples: namesOf(shared) },
      ].filter(({ rows }) => rows > 0),
    };
  }
}

function rowsOf(entries: readonly { rows: number }[]): number {
  return entries.reduce((total, { rows }) => total + rows, 0);
}

function namesOf(entries: readonly { name: string }[]): string[] {
  return entries.slice(0, EXAMPLES).map(({ name }) => name);
}

/** A key of several parts, readable as it stands. */
export function rowKey(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' / ');
}
