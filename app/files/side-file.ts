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
  /** Rows that were set aside, with why. */
  setAside: { rows: number; why: 'otherType' | 'otherLanguage' | 'afterNow' }[];
}

const EXAMPLES = 3;

/** Rows by key, remembering which keys some listing has asked for. */
export class MatchedRows<T> {
  private readonly entries = new Map<string, { rows: number; value: T; used: boolean }>();

  constructor(
    private readonly table: Pick<CsvTable, 'columns' | 'savedAs'>,
    private readonly create: () => T,
  ) {}

  /** Counts one row under `key` and gives what is kept there. */
  add(key: string): T {
    const entry = this.entries.get(key) ?? { rows: 0, value: this.create(), used: false };
    entry.rows += 1;
    this.entries.set(key, entry);
    return entry.value;
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

  report(setAside: SideFileUse['setAside'] = []): SideFileUse {
    const entries = [...this.entries].map(([key, entry]) => ({ key, ...entry }));
    const unmatched = entries.filter(({ used }) => !used);
    const sum = (counted: { rows: number }[]): number =>
      counted.reduce((total, { rows }) => total + rows, 0);
    return {
      file: this.table.columns.file,
      savedAs: this.table.savedAs,
      rows: sum(entries),
      unmatchedRows: sum(unmatched),
      unmatchedExamples: unmatched.slice(0, EXAMPLES).map(({ key }) => key),
      setAside: setAside.filter(({ rows }) => rows > 0),
    };
  }
}

/** A key of several parts, readable as it stands. */
export function rowKey(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' / ');
}
