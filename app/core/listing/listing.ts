import type { Money, Price } from './money';

/**
 * A product as a buyer meets it.
 *
 * One convention throughout: a property that nobody read is absent; one that was read and is empty is `null`
 * (or an empty list). Rules may judge the second, never the first. JSON keeps the difference, so a stored
 * snapshot does too.
 */
export interface Listing {
  /** Shopify's global id; for a catalogue file without ids, `handle:<handle>`. */
  id: string;
  handle: string;
  title: string;
  /** Untrusted HTML. Extract text from it, never render it. */
  descriptionHtml: string;
  status: ListingStatus;
  vendor: string;
  productType: string;
  /** Of Shopify's product taxonomy. Absent: not read. `null`: the merchant chose none. */
  category?: ListingCategory | null;
  tags: string[];
  isGiftCard?: boolean;
  /** It shows other products as one, and each of them is what is sold. */
  isCombinedListingParent?: boolean;
  /** Whether buyers in the country can get it, as its catalogs say. Absent: not read, or it is sold nowhere yet. */
  soldIn?: { CA?: boolean; US?: boolean };
  /** ISO 8601 instants. */
  createdAt?: string;
  updatedAt?: string;
  publishedAt?: string | null;
  seo?: { title: string | null; description: string | null };
  options: ListingOption[];
  /** Sorted by position. */
  variants: Variant[];
  /** Sorted by position. */
  media: Media[];
  /** French of the product's own fields, published or not, in any French locale and market. Absent: not read. */
  french?: TranslatedText[];
  /** Options and photos with their French. Absent: not read. */
  frenchDetails?: FrenchDetail[];
  /** The merchant's word on which photos show the packaging. Absent: the merchant has not said. */
  packaging?: PackagingMarks;
  /** Media that the product's own metafield names as showing the packaging. Absent: not read. */
  packagingPhotos?: string[];
}

/** `UNKNOWN`: one that Shopify has and this version of the app does not know. */
export const LISTING_STATUSES = ['ACTIVE', 'DRAFT', 'ARCHIVED', 'UNLISTED', 'UNKNOWN'] as const;
export type ListingStatus = (typeof LISTING_STATUSES)[number];

export interface ListingCategory {
  id: string;
  name: string;
  /** With those above it, such as `Apparel & Accessories > Clothing`. */
  fullName: string;
}

export interface ListingOption {
  id?: string;
  name: string;
  values: string[];
}

export interface Variant {
  id: string;
  title: string;
  sku: string | null;
  barcode?: string | null;
  selectedOptions: { name: string; value: string }[];
  /** In the store's own currency. */
  shopPrice: Price;
  /** As shown to a buyer in Canada or the US, converted or fixed. Absent: not read. */
  shownPrice?: { CA?: Price; US?: Price };
  /** True where a Canadian price was fixed by the merchant, false where it follows the exchange rate. */
  hasFixedCanadianPrice?: boolean;
  /** Units that can be sold, all locations together; `null` where stock is not tracked. */
  stock?: number | null;
  /** A bundle, sent as its components: they have weight and customs data, and Shopify refuses them here. */
  requiresComponents?: boolean;
  inventory?: VariantInventory;
}

export interface VariantInventory {
  /** Absent where the source does not say. */
  requiresShipping?: boolean;
  harmonizedSystemCode?: string | null;
  /** ISO 3166-1 alpha-2. */
  countryOfOrigin?: string | null;
  weight?: Weight | null;
  /** What a unit cost the merchant. Absent: not read, or the app may not. `null`: the merchant gave none. */
  unitCost?: Money | null;
  /** Tariff codes for one destination, where the merchant set them. */
  nationalCodes?: { country: string; code: string }[];
}

export interface Weight {
  value: number;
  unit: 'GRAMS' | 'KILOGRAMS' | 'OUNCES' | 'POUNDS';
}

export interface Media {
  id: string;
  kind: 'IMAGE' | 'VIDEO' | 'EXTERNAL_VIDEO' | 'MODEL_3D';
  url: string | null;
  /** Absent: the source has no alt texts. `null` or blank: the photo has none. */
  alt?: string | null;
  widthPx?: number | null;
  heightPx?: number | null;
}

/** One translated field, as Shopify's translatable resources give it. */
export interface TranslatedText {
  /** Shopify's key: `title`, `body_html`, `meta_title`, … */
  key: string;
  /** `fr` or `fr-CA`. */
  locale: string;
  /** Set where the text is meant for one market only. */
  marketId: string | null;
  value: string;
  /** True when the source changed after this text was written. Absent: the source does not say. */
  outdated?: boolean;
  updatedAt?: string | null;
}

/** A short text of its own resource in Shopify, with its French where there is one. */
export interface FrenchDetail {
  kind: 'optionName' | 'optionValue' | 'altText';
  source: string;
  /** `null`: none. */
  french: string | null;
}

export interface PackagingMarks {
  /** Media that the merchant marked as showing the packaging. */
  shownOn: string[];
  /** The merchant looked and says that no photo shows it. */
  noneShown: boolean;
}
