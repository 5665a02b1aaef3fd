import type { Finding, Severity } from '../audit/outcome';
import type { CustomsKind } from '../changes/change';
import type { Audience } from '../listing/audience';
import type { Media } from '../listing/listing';
import type { PhotoWordsView } from '../photos/photo-view';
import type { Price } from '../listing/money';

/** In whose words a text stands there. `own`: the store's language, and nothing else is expected. */
export type Wording =
  | 'own'
  | 'french'
  | 'frenchOfOneMarket'
  | 'frenchMaybeUnpublished'
  | 'noFrench'
  | 'frenchNotPublished'
  | 'frenchNotRead'
  | 'englishNotRead';

/** `html`: safe to put into a page, with what findings speak of marked. `lang`: BCP 47, for whoever reads it aloud. */
export interface LensText {
  html: string;
  lang: string;
  wording: Wording;
}

/** Places that findings are shown at, in the order in which a buyer meets them. */
export const LENS_PLACES = [
  'title',
  'price',
  'photos',
  'description',
  'options',
  'search',
  'delivery',
  'listing',
] as const;
export type LensPlace = (typeof LENS_PLACES)[number];

export interface LensFinding {
  /** From 1, in the order of the places. */
  number: number;
  place: LensPlace;
  rule: string;
  message: Finding['message'];
  severity: Severity;
}

export interface LensPhoto extends Pick<Media, 'id' | 'kind' | 'url'> {
  /** What is read aloud; `null`: nothing. Absent: not read. */
  alt?: string | null;
  wording: Wording;
  /** Numbers of the findings that speak of it. */
  findings: number[];
  /** What is written in it. Absent: photos are not looked at, or it is none. */
  words?: PhotoWordsView;
}

/** Variants that a buyer is asked the same for. */
export interface LensPrice {
  price: Price;
  variants: number;
  /** `null`: the sole variant. */
  example: string | null;
}

/** Of the variants that are shipped, how many have the value. */
export interface LensCustoms {
  kind: CustomsKind;
  given: number;
  notRead: number;
  of: number;
}

/** Shopify's names of the policies that a buyer looks for beside a listing. */
export const LENS_POLICIES = ['SHIPPING_POLICY', 'REFUND_POLICY'] as const;

export function isLensPolicy(type: string): boolean {
  return (LENS_POLICIES as readonly string[]).includes(type);
}

export interface LensPolicy {
  type: (typeof LENS_POLICIES)[number];
  /** `null`: the store has none, or a blank one. */
  words: number | null;
  wording: Wording;
}

/** A listing as one audience meets it. */
export interface Lens {
  audience: Audience;
  /** Absent: it is not known whether they can buy it. */
  isSold?: boolean;
  title: LensText;
  description: LensText;
  options: { name: LensText; values: LensText[] }[];
  /** As search engines show it; `null`: the store leaves it to Shopify. Absent: not read. */
  search?: { title: LensText | null; description: LensText | null };
  photos: LensPhoto[];
  prices: LensPrice[];
  /** Variants whose price for this audience was not read. */
  pricesNotRead: number;
  /** Whether it comes from another country; `null`: where the store ships from is not known, or nothing is shipped. */
  crossesBorder: boolean | null;
  customs: LensCustoms[];
  /** Absent: not read. */
  policies?: LensPolicy[];
  findings: LensFinding[];
}
