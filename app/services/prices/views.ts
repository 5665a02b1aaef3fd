import type { SyncView } from '../sync/views';
import type { RefusedRow } from './ports';

/** What a file of past prices would add. */
export interface PricePreview {
  /** Another one where the file would add anything else. */
  digest: string;
  /** All of the file's. */
  rows: number;
  /** Of these, those that would be imported, and of how many listings and variants they tell. */
  counted: number;
  listings: number;
  variants: number;
  /** `YYYY-MM-DD`, first and last day that the imported rows tell of; `null`: none would be. */
  days: { first: string; last: string } | null;
  /** Rows of days on which the app saw the price itself: what it saw counts. */
  seen: number;
  /** Rows in a currency in which no buyer is shown that variant. */
  otherCurrency: number;
  refused: RefusedRow[];
  refusedRows: number;
  unmatched: UnmatchedRows[];
  unmatchedRows: number;
}

/** Rows that name no one variant of the store. */
export interface UnmatchedRows {
  /** The first of them. */
  line: number;
  rows: number;
  handle: string;
  sku: string;
  why: 'unknown' | 'severalListings' | 'severalVariants';
}

export interface PriceImportView {
  id: string;
  importedAt: string;
  importedBy: string;
  rows: number;
  listings: number;
  variants: number;
  firstDay: string;
  lastDay: string;
}

export interface PriceImportsView {
  imports: PriceImportView[];
  /** `YYYY-MM-DD` since when the app sees prices itself; `null`: it has seen none. */
  seenSince: string | null;
  /** The latest reading or judging of all listings; `null`: none yet. */
  judging: SyncView | null;
}
