import type { BlockerChoice } from '~/services/promotions/override-blockers';

/** What a person may do about reasons. */
export interface Deciding {
  /** `null`: the promotion has to be kept first. */
  override: ((choice: BlockerChoice, reason: string) => void) | null;
  withdraw: (key: string) => void;
  checkAgain: (listingIds: string[]) => void;
  isBusy: boolean;
}
