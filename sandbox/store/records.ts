import type { MediaContentType, ProductStatus } from '../schema/generated/inputs.generated';
import type { SandboxContentType } from '../model';
import type { SeedCategory, SeedInventory } from '../seed-product';

/** One field of a resource that can be translated. */
export interface TranslatableField {
  key: string;
  value: string;
  type: 'SINGLE_LINE_TEXT_FIELD' | 'MULTI_LINE_TEXT_FIELD' | 'HTML' | 'URI';
}

/** Records carry the GraphQL type's name and the digits of their id; the global id is made of both. */
export interface ProductRecord {
  __typename: 'Product';
  id: string;
  handle: string;
  title: string;
  descriptionHtml: string;
  status: ProductStatus;
  vendor: string;
  productType: string;
  category: SeedCategory | null;
  tags: string[];
  isGiftCard: boolean;
  combinedListingRole: 'PARENT' | null;
  /** Countries whose market's catalog leaves it out. */
  notSoldIn: readonly PricedCountry[];
  createdAt: string;
  updatedAt: string;
  publishedAt: string | null;
  seo: { title: string | null; description: string | null };
  options: OptionRecord[];
  variants: VariantRecord[];
  media: MediaRecord[];
  metafields: MetafieldRecord[];
}

export interface OptionRecord {
  __typename: 'ProductOption';
  id: string;
  name: string;
  values: OptionValueRecord[];
}

export interface OptionValueRecord {
  __typename: 'ProductOptionValue';
  id: string;
  name: string;
}

export interface VariantRecord {
  __typename: 'ProductVariant';
  id: string;
  inventoryItemId: string;
  title: string;
  sku: string | null;
  barcode: string | null;
  selectedOptions: { name: string; value: string }[];
  /** Hundredths of the shop's currency. */
  priceCents: number;
  compareAtCents: number | null;
  /** Prices fixed for a country's price list, in hundredths of that list's currency. */
  fixed: Partial<
    Record<PricedCountry, { priceCents: number; compareAtCents: number | null }>
  > | null;
  inventory: SeedInventory & { provinceOfOrigin?: string | null };
  /** Null where stock is not tracked. */
  stock: number | null;
  requiresComponents: boolean;
  updatedAt: string;
}

export type PricedCountry = 'CA' | 'US';

export interface MediaRecord {
  __typename: 'MediaImage' | 'Video' | 'ExternalVideo' | 'Model3d';
  id: string;
  kind: MediaContentType;
  url: string | null;
  alt: string | null;
  widthPx: number | null;
  heightPx: number | null;
  updatedAt: string;
  /** Of one that was sent to the store: when, and whether it can be made a photo of. */
  sent?: { at: Date; isPicture: boolean };
}

export interface CollectionRecord {
  __typename: 'Collection';
  id: string;
  title: string;
  handle: string;
  productIds: string[];
}

/** What can be translated beside products, collections and policies. */
export interface ContentRecord {
  resourceType: SandboxContentType;
  globalId: string;
  /** Digits, by which lists are ordered and cursors made: not every global id has a number. */
  order: string;
  fields: TranslatableField[];
}

export interface PolicyRecord {
  __typename: 'ShopPolicy';
  id: string;
  type: string;
  bodyHtml: string;
}

export interface MetafieldRecord {
  __typename: 'Metafield';
  id: string;
  namespace: string;
  key: string;
  type: string;
  value: string;
  updatedAt: string;
}

export function toCents(amount: number): number {
  return Math.round(amount * 100);
}
