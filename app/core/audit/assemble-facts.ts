import { isFrench } from '../listing/locale';
import type { Listing } from '../listing/listing';
import type { PriceHistory } from '../listing/price-history';
import type { SalesHistory } from '../listing/sales-history';
import {
  frenchTexts,
  listingTexts,
  type FrenchText,
  type ListingTexts,
} from '../listing/plain-text';
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
  const texts = listingTexts(listing);
  const french =
    store && isFrench(store.primaryLocale)
      ? sourceAsFrench(texts, store)
      : listing.french && frenchTexts(listing.french);
  return {
    listing,
    texts,
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
function sourceAsFrench(texts: ListingTexts, store: StoreFacts): FrenchText[] {
  const source = { locale: store.primaryLocale, marketId: null, outdated: false };
  return [
    { ...source, key: 'title', value: texts.title, plain: texts.plainTitle },
    { ...source, key: 'body_html', value: texts.descriptionHtml, plain: texts.plainDescription },
  ];
}
