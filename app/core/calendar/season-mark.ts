import type { Audience } from '../listing/audience';

export type SeasonName = 'back-to-school' | 'holidays';

/** A retail season for which a listing is marked, with the dates that count for one audience. */
export interface SeasonMark {
  season: SeasonName;
  audience: Audience;
  /** `YYYY-MM-DD`: when buying peaks, and the last day of the season. */
  peak: string;
  end: string;
}
