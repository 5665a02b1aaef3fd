import type { ChangeKind, ChangeState, OvertakenBy } from '~/core/changes/change';
import type { FrenchPart } from '~/core/changes/typed-french';
import type { OutsideErrorKind } from '../outside-error';
import type { ChangeFailure } from './ports';
import type { Verdict } from './verdict-views';

/** A change as pages show it. */
export interface ChangeView {
  id: string;
  /** What was saved together. */
  batch: string;
  /** How many changes of the batch can be taken back. */
  undoableTogether: number;
  listingId: string;
  /** `null`: the listing is gone. */
  listingTitle: string | null;
  kind: ChangeKind;
  /** Of French. */
  part: FrenchPart | null;
  /** Of a listing with several variants, the one that has the value. */
  variant: string | null;
  locale: string;
  /** Of French that one market has of its own. */
  isOfOneMarket: boolean;
  source: string | null;
  before: string | null;
  after: string | null;
  state: ChangeState;
  overtakenBy: OvertakenBy | null;
  found: string | null;
  failure: ChangeFailure | null;
  askedAt: string;
  askedBy: string;
  settledAt: string | null;
  undoneBy: string | null;
}

export interface HistoryView {
  changes: ChangeView[];
  cursor: string | null;
}

/** Shopify did not answer, or does not let the app. */
export interface NotAnswered {
  why: 'notAnswered';
  kind: OutsideErrorKind;
}

export interface SavedChanges extends Verdict {
  changes: ChangeView[];
}

/** Some changes, or all that were saved together. */
export type UndoWhat = { ids: string[] } | { batch: string };

/** None of them is written any more, or each is being taken back already. */
export interface NothingToUndo {
  why: 'nothingToUndo';
}

/** Some of the values are being written already, by whoever asked before; the others were written. */
export interface UnderWay {
  why: 'underWay';
}

/** None of the listings lacks the value any more. */
export interface NothingToWrite {
  why: 'nothingToWrite';
}

/** How far a batch is. */
export interface BatchView {
  batch: string;
  counts: Partial<Record<ChangeState, number>>;
  total: number;
  /** Of prices that a promotion lowers: that alone says when. */
  isOfSale: boolean;
}

/** Something changed since the preview that was confirmed. */
export interface PreviewChanged<Preview> {
  why: 'previewChanged';
  preview: Preview;
}
