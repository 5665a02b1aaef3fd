/** How the sample store's products are written down; index.ts turns them into products, prices and orders. */
export interface SampleProduct {
  handle: string;
  title: string;
  /** `null`: no French at all for this text. */
  titleFr: string | null;
  html: string;
  htmlFr: string | null;
  /** Texts whose English changed after the French was written. */
  outdatedFr?: ('title' | 'body_html')[];
  type: string;
  tags: string[];
  /** US dollars. */
  price: number;
  compareAt?: number;
  /** One option's name and values; one variant for each. */
  option?: { name: string; values: string[] };
  /** Alt texts in order; `null` for a photo without one. */
  photos: (string | null | SamplePhoto)[];
  /** Options' names and values and alt texts, in English, whose French was forgotten. */
  detailsWithoutFrench?: string[];
  status?: 'ACTIVE' | 'DRAFT' | 'ARCHIVED' | 'UNLISTED';
  /** `null`: left empty. */
  hs?: string | null;
  /** Destinations for which a ten-digit code is filled in; both where absent and the HS code is sound. */
  nationalCodes?: ('CA' | 'US')[];
  origin?: string | null;
  grams?: number | null;
  /** How the price moved over two years; steady where absent. */
  prices?: PricePattern;
  /** Months (1 to 12) in which it sells well above the rest of the year. */
  season?: number[];
  /** Units a month outside the season. */
  unitsAMonth: number;
  /** Units on hand, spread over the variants; half a month's sales where absent, `null`: not tracked. */
  stock?: number | null;
  /** Share of units that come back, and why. */
  returns?: { share: number; reason: string };
}

export interface SamplePhoto {
  alt: string | null;
  file?: string;
  widthPx: number;
  heightPx: number;
}

export type PricePattern =
  | 'steady'
  /** Sales in November and August that return to the same price. */
  | 'seasonal-sales'
  /** A new regular price every three weeks. */
  | 'restless'
  /** One rise of a quarter, two months ago. */
  | 'jump'
  /** A sale that began half a year ago and never ended. */
  | 'endless-sale';
