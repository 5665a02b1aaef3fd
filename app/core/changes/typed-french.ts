import type { FrenchDetail, Listing } from '../listing/listing';
import { globalIdType } from '../store/global-id';

/** Parts of a listing that have French of their own. */
export const FRENCH_PARTS = [
  'title',
  'description',
  'seoTitle',
  'seoDescription',
  'optionName',
  'optionValue',
  'altText',
] as const;
export type FrenchPart = (typeof FRENCH_PARTS)[number];

/** Shopify's keys of a product's texts, by part; options and photos are resources of their own. */
const PRODUCT_TEXTS = {
  title: 'title',
  body_html: 'description',
  meta_title: 'seoTitle',
  meta_description: 'seoDescription',
} as const satisfies Record<string, FrenchPart>;

const PART_OF_RESOURCE: Record<string, FrenchPart> = {
  ProductOption: 'optionName',
  ProductOptionValue: 'optionValue',
  MediaImage: 'altText',
};

/** Of what Shopify calls so; `null`: of none that rules judge. */
export function frenchPart(resourceId: string, key: string): FrenchPart | null {
  const type = globalIdType(resourceId) ?? '';
  if (type !== 'Product') return PART_OF_RESOURCE[type] ?? null;
  return key in PRODUCT_TEXTS ? PRODUCT_TEXTS[key as keyof typeof PRODUCT_TEXTS] : null;
}

/** French as somebody typed it; `null` or blank: none. */
export interface TypedFrench {
  part: FrenchPart;
  /** Shopify's key. */
  key: string;
  locale: string;
  /** Of one market's own; absent: of what all others read. */
  marketId?: string | undefined;
  source: string;
  french: string | null;
}

/** The listing as it is once what was typed is saved. Options and photos are read as all markets without their own have them. */
export function withTypedFrench(listing: Listing, typed: readonly TypedFrench[]): Listing {
  let { french = [], frenchDetails = [] } = listing;
  for (const text of typed) {
    if (text.key in PRODUCT_TEXTS) french = withText(french, text);
    else frenchDetails = frenchDetails.map((detail) => withDetail(detail, text));
  }
  return {
    ...listing,
    ...(listing.french && { french }),
    ...(listing.frenchDetails && { frenchDetails }),
  };
}

type TranslatedTexts = NonNullable<Listing['french']>;

function withText(
  texts: TranslatedTexts,
  { key, locale, marketId: typedFor, french }: TypedFrench,
): TranslatedTexts {
  const marketId = typedFor ?? null;
  const others = texts.filter(
    (text) => text.key !== key || text.locale !== locale || text.marketId !== marketId,
  );
  return isBlank(french)
    ? others
    : [...others, { key, locale, marketId, value: french, outdated: false }];
}

function withDetail(
  detail: FrenchDetail,
  { part, source, french, marketId }: TypedFrench,
): FrenchDetail {
  if (detail.kind !== part || detail.source !== source || marketId !== undefined) return detail;
  return { ...detail, french: isBlank(french) ? null : french };
}

export function isBlank(text: string | null): text is null {
  return text === null || text.trim() === '';
}
