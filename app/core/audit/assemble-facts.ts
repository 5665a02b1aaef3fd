import type { SeasonMark } from '../calendar/season-mark';
import { isFrench } from '../language/locale';
import type { FrenchDetail, Listing } from '../listing/listing';
import type { PriceHistory } from '../prices/price-history';
import type { SalesHistory } from '../orders/sales-history';
import {
  frenchTexts,
  listingTexts,
  type FrenchText,
  type ListingTexts,
} from '../listing/listing-texts';
import type { RepeatedPhrases } from '../listing/repeated-phrases';
import { lookedAtPhotos, type PhotoNotGiven } from '../photos/looked-at';
import type { PhotoReading } from '../photos/photo-words';
import type { StoreFacts } from '../store/store-facts';
import type { ReturnBaseline } from '../returns/return-baseline';
import type { ListingFacts } from './facts';

/** What is known beside the listing itself. Absent: not read. */
export interface Surroundings {
  store?: StoreFacts;
  canadianPrices?: PriceHistory;
  americanPrices?: PriceHistory;
  sales?: SalesHistory;
  returnBaseline?: ReturnBaseline;
  repeatedPhrases?: RepeatedPhrases;
  /** By the photo's id, what was read in it. Absent: photos are not looked at. */
  photoReadings?: ReadonlyMap<string, PhotoReading | PhotoNotGiven>;
  /** As `seasonMarksOf` gives them. */
  seasons?: SeasonMark[];
}

/** The facts that rules ask for. What was not read stays absent, so that rules answer `unknown`. */
export function assembleFacts(listing: Listing, surroundings: Surroundings): Partial<ListingFacts> {
  const { store, canadianPrices, americanPrices, sales, returnBaseline, seasons, photoReadings } =
    surroundings;
  const texts = listingTexts(listing);
  const isFrenchStore = store !== undefined && isFrench(store.primaryLocale);
  const french = isFrenchStore
    ? sourceAsFrench(texts, store)
    : listing.french && frenchTexts(listing.french);
  const frenchDetails = isFrenchStore ? sourceDetails(listing) : listing.frenchDetails;
  return {
    listing,
    texts,
    variants: listing.variants,
    media: listing.media,
    packaging: packagingMarks(listing),
    photos: photoReadings === undefined ? null : lookedAtPhotos(listing.media, photoReadings),
    repeatedPhrases: surroundings.repeatedPhrases ?? {},
    ...(french && { french }),
    ...(frenchDetails && { frenchDetails }),
    ...(store && { store }),
    ...(canadianPrices && { canadianPrices }),
    ...(americanPrices && { americanPrices }),
    ...(sales && { sales }),
    ...(returnBaseline && { returnBaseline }),
    ...(seasons && { seasons }),
  };
}

/** What the product itself names counts as a mark, whatever was said in the app before. */
function packagingMarks({ packaging, packagingPhotos = [] }: Listing): ListingFacts['packaging'] {
  if (packagingPhotos.length === 0) return packaging ?? null;
  return { shownOn: [...packagingPhotos, ...(packaging?.shownOn ?? [])], noneShown: false };
}

/** In a store whose own language is French no translation is to be looked for: the source is what is read. */
function sourceAsFrench(texts: ListingTexts, store: StoreFacts): FrenchText[] {
  const source = { locale: store.primaryLocale, marketId: null, outdated: false };
  return [
    { ...source, key: 'title', value: texts.title, plain: texts.plainTitle },
    { ...source, key: 'body_html', value: texts.descriptionHtml, plain: texts.plainDescription },
  ];
}

function sourceDetails(listing: Listing): FrenchDetail[] {
  const details = (kind: FrenchDetail['kind'], sources: string[]): FrenchDetail[] =>
    sources.map((source) => ({ kind, source, french: source }));
  return [
    ...details(
      'optionName',
      listing.options.map(({ name }) => name),
    ),
    ...details(
      'optionValue',
      listing.options.flatMap(({ values }) => values),
    ),
    ...details(
      'altText',
      listing.media.flatMap(({ alt }) => (alt?.trim() ? [alt] : [])),
    ),
  ];
}
