import type { Audience } from '../listing/audience';
import type { TranslatedText } from '../listing/listing';

/** What a rule may know of the store as a whole. Absent: not read. */
export interface StoreFacts {
  /** As its owner calls it. */
  name?: string;
  /** ISO 4217. */
  currency: string;
  /** BCP 47, as Shopify's primary locale: the language of the listing's own texts. */
  primaryLocale: string;
  publishedLocales?: string[];
  /** IANA name. */
  timeZone?: string;
  /** ISO 3166-1 alpha-2 of where it ships from. */
  country?: string;
  /** Audiences that the store can sell to. */
  sellsTo: Audience[];
  /** The store's legal policies. Absent: not read; a policy that is not among them does not exist. */
  policies?: StorePolicy[];
}

export interface StorePolicy {
  /** Shopify's `ShopPolicyType`: `REFUND_POLICY`, `SHIPPING_POLICY`, … */
  type: string;
  /** Untrusted HTML. */
  bodyHtml: string;
  /** Absent: not read. */
  french?: TranslatedText[];
}
