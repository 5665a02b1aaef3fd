import type { ListingAnswer } from './listing-answer';

/** The field as Shopify has it now, said in the language that was asked for. */
export interface FixField {
  label: string;
  /** What is in Shopify now, and what saving does. */
  details: string[];
  photoUrl: string | null;
  /** Empty: nothing. */
  value: string;
  /** To be handed back when it is saved. */
  shown: string;
  /** Characters; more are not taken. */
  longest: number;
  /** Where one is chosen and none is typed. */
  choices: FixChoices[] | null;
}

export interface FixChoices {
  /** `null`: those of no group. */
  group: string | null;
  options: { value: string; label: string }[];
}

/** What the app answers about a fix. Plain text, never HTML. */
export type FixAnswer =
  | { state: 'field'; field: FixField }
  | {
      state: 'saved';
      sentences: string[];
      /** By which it is taken back. */ batch: string | null;
      listing: ListingAnswer;
    }
  | { state: 'undone'; sentences: string[]; listing: ListingAnswer }
  /** `field`: as it is now, where somebody changed it. `link`: where more can be done, within the app. */
  | {
      state: 'refused';
      text: string;
      link: { text: string; path: string } | null;
      field: FixField | null;
    };
