/** Where of a listing a finding is to be seen and mended: what a rule's `field` names. */
export type Place =
  | { part: PlainPart }
  | { part: 'photo' | 'altText'; /** From 0. */ index: number }
  | { part: VariantPart; variant: string | null }
  | { part: 'policy'; /** Shopify's. */ type: string }
  | { part: 'unknown' };

type PlainPart =
  | 'title'
  | 'description'
  | 'seoTitle'
  | 'seoDescription'
  | 'options'
  | 'photos'
  | 'stock'
  | 'returns'
  | 'orders'
  | 'seasons';
type VariantPart = 'price' | 'compareAtPrice' | 'hsCode' | 'nationalCodes' | 'origin' | 'weight';

const PLAIN: Readonly<Record<string, PlainPart>> = {
  title: 'title',
  descriptionHtml: 'description',
  'seo.title': 'seoTitle',
  'seo.description': 'seoDescription',
  options: 'options',
  media: 'photos',
  'variants.stock': 'stock',
  returns: 'returns',
  orders: 'orders',
  seasons: 'seasons',
};

const VARIANT_PARTS: Readonly<Record<string, VariantPart>> = {
  price: 'price',
  compareAtPrice: 'compareAtPrice',
  harmonizedSystemCode: 'hsCode',
  nationalCodes: 'nationalCodes',
  countryOfOrigin: 'origin',
  weight: 'weight',
};

const VARIANT = /^(?:variants\[(?<variant>.+)\]\.)?(?<part>\w+)$/s;
const POLICY = /^policies\[(?<type>\w+)\]$/;
const MEDIA = /^media\[(?<index>\d+)\](?<alt>\.alt)?$/;

/** `unknown`: a field of another version, or of none. */
export function placeOf(field: string): Place {
  const plain = Object.hasOwn(PLAIN, field) ? PLAIN[field] : undefined;
  if (plain !== undefined) return { part: plain };
  const media = MEDIA.exec(field)?.groups;
  if (media) {
    return { part: media.alt === undefined ? 'photo' : 'altText', index: Number(media.index) };
  }
  const policy = POLICY.exec(field)?.groups;
  if (policy) return { part: 'policy', type: policy.type ?? '' };
  const variant = VARIANT.exec(field)?.groups;
  const name = variant?.part ?? '';
  const part = Object.hasOwn(VARIANT_PARTS, name) ? VARIANT_PARTS[name] : undefined;
  return part === undefined ? { part: 'unknown' } : { part, variant: variant?.variant ?? null };
}
