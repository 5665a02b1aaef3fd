import type { AnnouncedDate } from '~/core/calendar/announced-dates';
import type { CutOff } from '~/core/calendar/cut-offs';
import type { MilestoneName } from '~/core/calendar/milestones';
import type { SeasonAhead } from '~/core/calendar/season-ahead';
import type { SeasonName } from '~/core/calendar/season-mark';
import type { SeasonShare } from '~/core/calendar/season-share';
import type { SeasonTimeline } from '~/core/calendar/season-timeline';
import type { PromotionPhase } from '~/core/promotions/promotion';
import type { Audience } from '~/core/listing/audience';
import type { NotReadyView } from '../promotions/views';
import type { FirstSync } from '../sync/views';

/** What the season plan shows. Plain JSON: instants are ISO 8601, days `YYYY-MM-DD` in the store's time zone. */

export interface AnnouncedDateView extends AnnouncedDate {
  id: string;
}

/** A promotion on the timeline; its last day is the one on which it still applies. */
export interface PlannedPromotion {
  id: string;
  name: string;
  audiences: Audience[];
  phase: PromotionPhase;
  start: string;
  end: string;
  /** `null`: it is ready, was not judged yet, or has begun. */
  notReady: NotReadyView | null;
}

/** What a milestone asks for, and how far it is. */
export interface MilestoneProgress {
  name: MilestoneName;
  on: string;
  /** Negative once it has passed. */
  daysLeft: number;
  /** Marked listings that are not ready, and of which nobody knows; `null`: this milestone is not about listings. */
  listings: { notReady: number; unknown: number } | null;
  /** Promotions of this season for these buyers that are scheduled; `null`: this milestone is not about them. */
  promotions: number | null;
}

/** One that has passed with something left to do. */
export interface OverdueMilestone extends MilestoneProgress {
  season: SeasonName;
  audience: Audience;
}

export interface AudienceSeason {
  audience: Audience;
  ahead: SeasonAhead;
  /** Listings marked for that season; `null`: no audit has ended yet. */
  marked: number | null;
  milestones: MilestoneProgress[];
  /** Of that season, as the merchant keeps them. */
  cutOffs: CutOff<AnnouncedDateView>[];
  /** `null`: the store's own is not known, and nobody says what it is in the market. */
  share: SeasonShare | null;
  /** Why the share is not the store's own; `null` where it is. */
  noOwnShare: 'noOrders' | 'shortHistory' | 'fewUnits' | null;
  timeline: SeasonTimeline<AnnouncedDateView>;
  promotions: PlannedPromotion[];
}

export interface SeasonView {
  today: string;
  /** `null`: never. */
  lastSyncedAt: string | null;
  isSyncing: boolean;
  audiences: AudienceSeason[];
  /** All that the merchant keeps, by first day. */
  announced: AnnouncedDateView[];
}

/** A listing to be marked for a season, or not. */
export interface SeasonCandidate {
  id: string;
  title: string;
  photoUrl: string | null;
  /** By the merchant in the app; a tag's mark is taken away with the tag alone. */
  isChosen: boolean;
  isTagged: boolean;
}

/** A choice of listings for one season. */
export interface SeasonListingsView {
  season: SeasonName;
  search: string;
  rows: SeasonCandidate[];
  total: number;
  previous: string | null;
  next: string | null;
  /** Told where the store has no listing at all; `null`: it has some. */
  firstSync: FirstSync | null;
}
