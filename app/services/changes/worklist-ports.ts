import type { Message } from '~/core/audit/outcome';
import type { CustomsKind } from '~/core/changes/change';
import type { FrenchPart } from '~/core/changes/typed-french';
import type { Answer } from '../answer';
import type { Tables } from '../common-ports';

export type { TableFormat } from '../common-ports';

/** A row by its columns; a cell that is not there is empty. */
export type TableRow = Partial<Record<string, string>>;

interface Filled {
  /** Where it stands in the file, from 1. */
  line: number;
  listingId: string;
  /** What was typed, and is to be written. */
  value: string;
}

/** French of a text. Which one it is, `source` tells by what it was when the file was made. */
export interface FilledFrench extends Filled {
  of: 'french';
  part: FrenchPart;
  locale: string;
  /** A digest, or the text itself where the file is Shopify's own. */
  source: { digest: string } | { text: string };
  /** Digest of the French that was shown; `null`: the file does not tell. */
  shown: string | null;
}

export interface FilledCustoms extends Filled {
  of: CustomsKind;
  variantId: string;
  shown: string;
}

export interface FilledAltText extends Filled {
  of: 'altText';
  mediaId: string;
  shown: string;
}

export type FilledLine = FilledFrench | FilledCustoms | FilledAltText;

/** A line of which nothing is written. */
export interface RefusedLine {
  line: number;
  /** As the file calls it. */
  listing: string;
  reason: Message;
}

export interface ReadWorklist {
  filled: FilledLine[];
  refused: RefusedLine[];
  /** Lines into which nothing was typed. */
  untouched: number;
}

/** It is none of ours, or not as a whole. `line` counts from 1; `null`: the whole file is meant. */
export interface BadWorklist {
  why: 'badFile';
  line: number | null;
  reason: Message;
}

/** Worklists as files on disk and as streams. */
export interface WorklistFiles {
  write: Tables['tables']['write'];
  /** Of a file of that store. */
  read(file: string, store: string): Promise<Answer<ReadWorklist, BadWorklist>>;
}

export interface WorklistPorts {
  worklistFiles: WorklistFiles;
}

/** As many values as one file writes. */
export const WRITTEN_BY_A_FILE = 5000;
