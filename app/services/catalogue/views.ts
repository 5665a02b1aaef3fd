import type { BulkKind } from '~/core/changes/change';
import type { FixPage } from '~/core/changes/fixes';
import type { Message, RuleResult } from '~/core/audit/outcome';
import type { Readiness } from '~/core/audit/readiness';
import type { SeasonName } from '~/core/calendar/season-mark';
import type { Lens } from '~/core/lens/lens';
import type { Audience } from '~/core/listing/audience';
import type { Listing, ListingStatus, PackagingMarks } from '~/core/listing/listing';
import type { PackagingSign } from '~/core/photos/packaging-signs';
import type { PhotoWordsView } from '~/core/photos/photo-view';
import type { FindingView } from '../audit/views';
import type { PhotoProgress } from '../photos/ports';
import type { FirstSync } from '../sync/views';
import type { ListingsQuery } from './listings-query';
import type { ListingsPage } from './ports';

export interface ListingsView extends ListingsPage {
  query: ListingsQuery;
  /** Rules to choose from in the filter. */
  rules: string[];
  /** What those that fail the chosen rule may be given together; `null`: nothing of the kind. */
  bulkKind: BulkKind | null;
  /** Which part of the packaging board shows the same listings; `null`: they are not about the packaging. */
  board: BoardPart | null;
  /** Told where the store has no listing at all; `null`: it has some. */
  firstSync: FirstSync | null;
}

/** Whose listings the packaging board shows. */
export const BOARD_RULE = 'missing-packaging-photo';

/** Parts of the packaging board: what nobody has looked at yet, and what the merchant says shows no packaging. */
export const BOARD_PARTS = ['unknown', 'findings'] as const;
export type BoardPart = (typeof BOARD_PARTS)[number];

export interface BoardListing {
  id: string;
  title: string;
  /** Photos alone: no video shows what a buyer sees at first. */
  photos: {
    id: string;
    url: string | null;
    alt: string | null;
    /** What is printed on it that speaks for its showing the packaging, where that is enough to suggest it. */
    signs: PackagingSign[];
    /** Absent: photos are not looked at. */
    words?: PhotoWordsView;
  }[];
  marks: PackagingMarks | null;
}

export interface PackagingBoardView {
  /** How far the photos are; `null`: they are not looked at. */
  photos: PhotoProgress | null;
  part: BoardPart;
  /** It shows what was ticked in the list of listings, whatever its part. */
  isTicked: boolean;
  rows: BoardListing[];
  /** Of this part, on all pages. */
  total: number;
  previous: string | null;
  next: string | null;
  /** Told where the store has no listing at all; `null`: it has some. */
  firstSync: FirstSync | null;
}

export interface LensView {
  /** For each audience to which the store sells. */
  lenses: Lens[];
  /** Of whom most is to be told. */
  mostTold: Audience;
}

export interface ListingView {
  id: string;
  title: string;
  handle: string;
  status: ListingStatus;
  /** The product's page in Shopify's admin. */
  adminUrl: string;
  readAt: string;
  /** It changes so often that it is read once an hour. */
  isReadHourly: boolean;
  readiness: Record<Audience, Readiness>;
  findings: FindingView[];
  /** By rule, the listing's page on which its open findings are fixed. */
  fixedOn: Record<string, FixPage>;
  /** By rule, what closes its findings in many listings together; a rule without it is absent. */
  fixedTogether: Record<string, BulkKind>;
  /** Rules that pass, do not apply or cannot be judged, with why. */
  results: (Pick<RuleResult, 'rule' | 'audiences' | 'severity' | 'outcome'> & {
    reason: Message | null;
  })[];
  media: Listing['media'];
  /** By the photo's id, what is written in it; `null`: photos are not looked at. */
  photoWords: Record<string, PhotoWordsView> | null;
  packaging: PackagingMarks | null;
  /** Every season, and whether the merchant or a tag marks the listing for it. */
  seasons: { season: SeasonName; isChosen: boolean; isTagged: boolean }[];
  /** Media that the product's metafield names. */
  packagingPhotos: string[];
}
