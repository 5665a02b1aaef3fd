import type { Audience } from './audience';

/** What a rule may know of the store as a whole. Absent: not read. */
export interface StoreFacts {
  /** ISO 4217. */
  currency: string;
  /** BCP 47, as Shopify's primary locale: the language of the listing's own texts. */
  primaryLocale: string;
  publishedLocales?: string[];
  /** IANA name. */
  timeZone?: string;
  /** Audiences that the store can sell to. */
  sellsTo: Audience[];
}
