import type { Message } from '~/core/audit/outcome';
import type { ChangeKind, OvertakenBy } from '~/core/changes/change';
import type { FrenchPart } from '~/core/changes/typed-french';

/** What a file would write, and what of it would not be. */
export interface WorklistPreview {
  /** Of what would be written: the same where nothing has changed. */
  digest: string;
  changes: WorklistChangeView[];
  conflicts: WorklistConflictView[];
  refused: { line: number; listing: string; reason: Message }[];
  /** Values that Shopify has already. */
  same: number;
  /** Lines into which nothing was typed. */
  untouched: number;
}

interface WorklistLineView {
  line: number;
  listingTitle: string;
  kind: ChangeKind;
  /** Of French. */
  part: FrenchPart | null;
  /** Of a listing with several variants, the one that has the value. */
  variant: string | null;
}

/** Long texts are cut. */
export interface WorklistChangeView extends WorklistLineView {
  before: string | null;
  after: string | null;
}

/** Somebody changed the value, or its source, since the file was made. */
export interface WorklistConflictView extends WorklistLineView {
  by: OvertakenBy;
  typed: string;
  /** What there is in Shopify now, of what changed. */
  found: string | null;
}

/** More than one file may write. */
export interface TooMuchTyped {
  why: 'tooMuchTyped';
  typed: number;
  most: number;
}
