import type {
  MediaContentType,
  ProductStatus,
  WeightUnit,
} from './schema/generated/inputs.generated';

/**
 * A product that a store is loaded with: what a catalogue file, a generator or a test knows of it. What is absent the
 * store fills in as Shopify would. Ids that are Shopify's global ids stay; anything else, blank included,
 * gets a new one.
 */
export interface SeedProduct {
  id: string;
  handle: string;
  title: string;
  descriptionHtml: string;
  status: ProductStatus;
  vendor: string;
  productType: string;
  /** Of Shopify's product taxonomy. */
  category?: SeedCategory | null;
  tags: string[];
  isGiftCard?: boolean;
  /** The parent of a combined listing. */
  isCombinedListingParent?: boolean;
  /** `false`: the catalog of the country's market leaves it out. */
  soldIn?: { CA?: boolean; US?: boolean };
  /** ISO 8601 instants. */
  createdAt?: string;
  updatedAt?: string;
  publishedAt?: string | null;
  seo?: { title: string | null; description: string | null };
  options: { id?: string; name: string; values: string[] }[];
  /** Both in order. */
  variants: SeedVariant[];
  media: SeedMedia[];
  /** French of the product's own fields. */
  french?: SeedTranslation[];
  /** French of its options and photos. */
  frenchDetails?: SeedFrenchDetail[];
}

export interface SeedCategory {
  id: string;
  name: string;
  /** With those above it, such as `Apparel & Accessories > Clothing`. */
  fullName: string;
}

export interface SeedMoney {
  amount: number;
  /** ISO 4217. */
  currency: string;
}

export interface SeedPrice {
  price: SeedMoney;
  compareAt: SeedMoney | null;
}

export interface SeedVariant {
  id: string;
  title: string;
  sku: string | null;
  barcode?: string | null;
  selectedOptions: { name: string; value: string }[];
  /** In the shop's own currency. */
  shopPrice: SeedPrice;
  /** As a buyer there is shown it; one that the shop's rates do not explain is loaded as a fixed price. */
  shownPrice?: { CA?: SeedPrice; US?: SeedPrice };
  /** `null`: not tracked. */
  stock?: number | null;
  /** A bundle. */
  requiresComponents?: boolean;
  inventory?: SeedInventory;
}

export interface SeedInventory {
  requiresShipping?: boolean;
  harmonizedSystemCode?: string | null;
  /** ISO 3166-1 alpha-2. */
  countryOfOrigin?: string | null;
  weight?: { value: number; unit: WeightUnit } | null;
  unitCost?: SeedMoney | null;
  /** Tariff codes for one destination. */
  nationalCodes?: { country: string; code: string }[];
}

export interface SeedMedia {
  id: string;
  kind: MediaContentType;
  url: string | null;
  alt?: string | null;
  widthPx?: number | null;
  heightPx?: number | null;
}

/** One field of the product in French. */
export interface SeedTranslation {
  /** Shopify's key: `title`, `body_html`, `meta_title`, … */
  key: string;
  /** `fr` or `fr-CA`. */
  locale: string;
  /** A market's id or its country; `null`: for every market. */
  marketId: string | null;
  value: string;
  /** True: the original changed after this was written. */
  outdated?: boolean;
  updatedAt?: string | null;
}

/** An option's name, one of its values or a photo's alternative text, with its French. */
export interface SeedFrenchDetail {
  kind: 'optionName' | 'optionValue' | 'altText';
  source: string;
  /** `null`: none. */
  french: string | null;
}
