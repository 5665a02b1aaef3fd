/** One word that was read in a photo. */
export interface PhotoWord {
  readonly text: string;
  /** 0 to 1 */
  readonly confidence: number;
  /** Words of one line share it; from 0, top to bottom */
  readonly line: number;
  /** Shares of the photo's width and height, 0 to 1, from its upper left corner */
  readonly box: { left: number; top: number; width: number; height: number };
}

/** What came of looking at a photo. Whatever may pass by itself is no answer but an error. */
export type PhotoReading =
  | { state: 'read'; words: readonly PhotoWord[]; width: number; height: number }
  | {
      state: 'unreadable';
      why: 'notAPhoto' | 'broken' | 'tooLarge' | 'elsewhere' | 'gone' | 'timedOut' | 'refused';
    };
