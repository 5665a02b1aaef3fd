import type { Audience } from '../listing/audience';

/** The seasons that listings and promotions are made ready for. */
export const SEASON_NAMES = ['back-to-school', 'holidays'] as const;

export type SeasonName = (typeof SEASON_NAMES)[number];

/** A retail season for which a listing is marked, with the dates that count for one audience. */
export interface SeasonMark {
  season: SeasonName;
  audience: Audience;
  /** `YYYY-MM-DD`: when buying peaks, and the last day of the season. */
  peak: string;
  end: string;
}
