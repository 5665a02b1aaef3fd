import type { Audience } from '../listing/audience';

/** A retail season for which a listing is marked, with the dates that count for one audience. */
export interface SeasonMark {
  season: 'back-to-school' | 'holidays';
  audience: Audience;
  /** `YYYY-MM-DD`: when buying peaks, and the last day of the season. */
  peak: string;
  end: string;
}
