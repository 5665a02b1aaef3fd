import type { Message } from '~/core/audit/outcome';
import type { Answer } from '~/services/answer';
import type { OrderImport } from '~/services/orders/import-orders';
import type { BadFile } from '~/services/orders/ports';

/** No file came, or not as a whole. */
export interface NotUploaded {
  why: 'tooLarge' | 'noFile' | 'brokenUpload';
}

/** What the page is told of an upload. */
export type ImportAnswer = Answer<OrderImport, BadFile | NotUploaded>;

export const FILE_FIELD = 'file';

/** About 100,000 order lines as Shopify exports them [J]; a longer history comes in several files. */
export const MAX_FILE_MEGABYTES = 50;
export const MAX_FILE_BYTES = MAX_FILE_MEGABYTES * 1_000_000;

export const TOO_LARGE: Message = {
  id: 'orders.import.error.tooLarge',
  data: { megabytes: MAX_FILE_MEGABYTES },
};
export const NO_FILE: Message = { id: 'orders.import.error.noFile', data: {} };
const BROKEN_UPLOAD: Message = { id: 'orders.import.error.upload', data: {} };

/** Why nothing was imported. `line` counts from 1; `null` where the whole file is meant. */
export function sayProblem(because: BadFile | NotUploaded): {
  line: number | null;
  reason: Message;
} {
  switch (because.why) {
    case 'badFile':
      return because;
    case 'tooLarge':
      return { line: null, reason: TOO_LARGE };
    case 'noFile':
      return { line: null, reason: NO_FILE };
    case 'brokenUpload':
      return { line: null, reason: BROKEN_UPLOAD };
  }
}
