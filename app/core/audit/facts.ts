import type { Listing } from '../listing/listing';
import type { PriceHistory } from '../listing/price-history';
import type { SalesHistory } from '../listing/sales-history';
import type { StoreFacts } from '../listing/store-facts';

/**
 * Everything that rules may be given, by name. A rule declares the names that it needs and receives those
 * alone; where one of them is absent the runner answers `unknown` without asking the rule.
 */
export interface ListingFacts {
  listing: Pick<
    Listing,
    'id' | 'handle' | 'status' | 'vendor' | 'productType' | 'tags' | 'isGiftCard'
  >;
  texts: Pick<Listing, 'title' | 'descriptionHtml'>;
  french: NonNullable<Listing['french']>;
  variants: Listing['variants'];
  media: Listing['media'];
  /** `null`: the merchant has not said. */
  packaging: Listing['packaging'] | null;
  canadianPrices: PriceHistory;
  sales: SalesHistory;
  store: StoreFacts;
}

export type FactName = keyof ListingFacts;
