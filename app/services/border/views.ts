import type { Severity } from '~/core/audit/outcome';
import type { CutOff } from '~/core/calendar/cut-offs';
import type { SeasonName } from '~/core/calendar/season-mark';
import type { BulkKind } from '~/core/changes/change';
import type { Border, BorderSource, Destination } from '~/core/customs/border';
import type { AnnouncedDateView } from '../season/views';

/** How the catalogue stands by one rule about customs, as home counts it. */
export interface CustomsGap {
  rule: string;
  severity: Severity;
  /** Listings that lack it, and of which nobody knows. */
  lacking: number;
  unknown: number;
  /** What fixes many at once; `null`: nothing does. */
  bulkKind: BulkKind | null;
}

/** The cut-offs that the merchant keeps for one peak. */
export interface PeakCutOffs {
  destination: Destination;
  season: SeasonName;
  /** `YYYY-MM-DD`; the peak may have passed while the season is still on. */
  peak: string;
  end: string;
  cutOffs: CutOff<AnnouncedDateView>[];
}

export interface BorderView {
  today: string;
  /** ISO 3166-1 alpha-2; `null`: not read yet. */
  country: string | null;
  /** Of the countries that the store sells to. */
  borders: (Border & { sources: BorderSource[] })[];
  /** `null`: no audit has ended yet. */
  customs: CustomsGap[] | null;
  peaks: PeakCutOffs[];
}
