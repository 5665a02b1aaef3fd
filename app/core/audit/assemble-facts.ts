import { isFrench } from '../listing/locale';
import type { Listing, TranslatedText } from '../listing/listing';
import type { PriceHistory } from '../listing/price-history';
import type { SalesHistory } from '../listing/sales-history';
import type { StoreFacts } from '../listing/store-facts';
import type { ListingFacts } from './facts';

/** What is known beside the listing itself. Absent: not read. */
export interface Surroundings {
  store?: StoreFacts;
  canadianPrices?: PriceHistory;
  sales?: SalesHistory;
}

/** The facts that rules ask for. What was not read stays absent, so that rules answer `unknown`. */
export function assembleFacts(
  listing: Listing,
  { store, canadianPrices, sales }: Surroundings,
): Partial<ListingFacts> {
  const french =
    store && isFrench(store.primaryLocale) ? sourceAsFrench(listing, store) : listing.french;
  return {
    listing,
    texts: listing,
    variants: listing.variants,
    media: listing.media,
    packaging: listing.packaging ?? null,
    ...(french && { french }),
    ...(store && { store }),
    ...(canadianPrices && { canadianPrices }),
    ...(sales && { sales }),
  };
}

/** In a store whose own language is French no translation is to be looked for: the source is what is read. */
function sourceAsFrench(listing: Listing, store: StoreFacts): TranslatedText[] {
  const source = { locale: store.primaryLocale, marketId: null, outdated: false };
  return [
    { ...source, key: 'title', value: listing.title },
    { ...source, key: 'body_html', value: listing.descriptionHtml },
  ];
}
