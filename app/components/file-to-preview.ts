import type { Message } from '~/core/audit/outcome';

/** Of a form that sends a file to be previewed. */
export const FILE_FIELD = 'file';

/** 50,000 lines of a list, 5,000 long descriptions, about 300,000 prices: what may be kept in memory while it is compared [J]. */
export const MAX_FILE_MEGABYTES = 20;
export const MAX_FILE_BYTES = MAX_FILE_MEGABYTES * 1_000_000;

/** Why a file was not taken. */
export interface FileProblem {
  /** From 1; `null` where the whole file is meant. */
  line: number | null;
  reason: Message;
}
