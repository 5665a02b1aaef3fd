import { hsCodeFault } from '../customs/hs-code';
import { isShipped } from '../customs/judge-shipped';
import { listingMask } from '../language/mask-names';
import { isFrench } from '../language/locale';
import type { Finding, Message } from '../audit/outcome';
import { FRENCH_RULES } from '../audit/registry';
import { detailsWithoutFrench } from '../audit/rules/missing-french-details';
import type { Listing, Variant } from '../listing/listing';
import { nameOf } from '../listing/variant-name';
import { CUSTOMS_KINDS, type CustomsKind } from './change';
import { isBlank, type FrenchPart } from './typed-french';
import { variantValueOf } from './variant-values';

/** What is done by whom: texts by a translator, customs data by whoever ships, alt texts by whoever sees the photos. */
export const WORKLISTS = ['french', 'customs', 'altTexts'] as const;
export type Worklist = (typeof WORKLISTS)[number];

/** A finding as far as a line of a worklist tells of it. */
export type OpenFinding = Pick<Finding, 'key' | 'message' | 'field'> & { rule: string };

interface LineOfListing {
  listingId: string;
  title: string;
  findings: Message[];
}

/** A text without French, or whose French is to be looked at. */
export interface FrenchLine extends LineOfListing {
  list: 'french';
  part: FrenchPart;
  locale: string;
  source: string;
  french: string | null;
  /** The source changed after the French was written. */
  isOutdated: boolean;
  /** What helps to understand the source: vendor and type, the option of a value, the address of a photo. */
  context: string;
}

/** A variant that lacks customs data. */
export interface CustomsLine extends LineOfListing {
  list: 'customs';
  variantId: string;
  variant: string | null;
  sku: string | null;
  productType: string;
  values: Record<CustomsKind, string | null>;
}

/** A photo without words of its own. */
export interface AltTextLine extends LineOfListing {
  list: 'altTexts';
  mediaId: string;
  url: string | null;
  alt: string | null;
}

export type WorkLine = FrenchLine | CustomsLine | AltTextLine;

/** What is left to do in one listing, line by line. `locale`: of French; `null`: the store has none. */
export function worklistOf(
  listing: Listing,
  findings: readonly OpenFinding[],
  { locale, glossary }: { locale: string | null; glossary: readonly string[] },
): WorkLine[] {
  return [
    ...(locale === null ? [] : frenchLines(listing, findings, { locale, glossary })),
    ...customsLines(listing, findings),
    ...altTextLines(listing, findings),
  ];
}

/** Where each of a product's own texts is found, and what Shopify calls it. */
const TEXTS = [
  { part: 'title', field: 'title', key: 'title', sourceOf: ({ title }: Listing) => title },
  {
    part: 'description',
    field: 'descriptionHtml',
    key: 'body_html',
    sourceOf: ({ descriptionHtml }: Listing) => descriptionHtml,
  },
  {
    part: 'seoTitle',
    field: 'seo.title',
    key: 'meta_title',
    sourceOf: ({ seo }: Listing) => seo?.title ?? null,
  },
  {
    part: 'seoDescription',
    field: 'seo.description',
    key: 'meta_description',
    sourceOf: ({ seo }: Listing) => seo?.description ?? null,
  },
] as const;

export type ProductTextKey = (typeof TEXTS)[number]['key'];

/** What Shopify calls a product's own text; `null`: a part that is a resource of its own. */
export function productTextKey(part: FrenchPart): ProductTextKey | null {
  return TEXTS.find((text) => text.part === part)?.key ?? null;
}

function frenchLines(
  listing: Listing,
  all: readonly OpenFinding[],
  { locale, glossary }: { locale: string; glossary: readonly string[] },
): FrenchLine[] {
  const findings = all.filter((finding) => isOfText(finding, locale));
  const { id: listingId, title, vendor, productType } = listing;
  const about = [vendor, productType].filter((text) => text.trim() !== '').join(' / ');
  const line = { list: 'french', listingId, title, locale } as const;
  const texts = TEXTS.flatMap(({ part, field, key, sourceOf }): FrenchLine[] => {
    const own = findings.filter((finding) => finding.field === field);
    const source = sourceOf(listing);
    if (own.length === 0 || isBlank(source)) return [];
    const french = listing.french?.find(
      (text) => text.key === key && text.locale === locale && text.marketId === null,
    );
    return [
      {
        ...line,
        part,
        source,
        french: french?.value ?? null,
        isOutdated: french?.outdated ?? false,
        findings: messagesOf(own),
        context: about,
      },
    ];
  });
  const mask = listingMask(vendor, glossary);
  const details = (['optionName', 'optionValue', 'altText'] as const).flatMap((part) => {
    const own = findings.filter(({ key }) => key === part);
    if (own.length === 0) return [];
    const lacking = detailsWithoutFrench(listing.frenchDetails ?? [], part, mask);
    return [...new Set(lacking.map(({ source }) => source))].map((source): FrenchLine => ({
      ...line,
      part,
      source,
      french: null,
      isOutdated: false,
      findings: messagesOf(own),
      context: [about, contextOf(listing, part, source)].filter((text) => text !== '').join(' / '),
    }));
  });
  return [...texts, ...details];
}

/** About French that is read everywhere, and in that language: the ledger writes no market's own. */
function isOfText({ rule, message }: OpenFinding, locale: string): boolean {
  const { locale: ofFinding, forOneMarket, isSource } = message.data;
  return (
    FRENCH_RULES.has(rule) &&
    forOneMarket !== true &&
    isSource !== true &&
    (typeof ofFinding !== 'string' || !isFrench(ofFinding) || ofFinding === locale)
  );
}

function contextOf({ options, media }: Listing, part: FrenchPart, source: string): string {
  if (part === 'altText') return media.find(({ alt }) => alt === source)?.url ?? '';
  if (part !== 'optionValue') return '';
  return options.find(({ values }) => values.includes(source))?.name ?? '';
}

const KIND_OF_RULE: Readonly<Record<string, CustomsKind>> = {
  'missing-hs-code': 'hsCode',
  'invalid-hs-code': 'hsCode',
  'missing-country-of-origin': 'origin',
  'missing-weight': 'weight',
};

function customsLines(listing: Listing, findings: readonly OpenFinding[]): CustomsLine[] {
  const open = findings.filter(({ rule }) => rule in KIND_OF_RULE);
  const kinds = new Set(open.map(({ rule }) => KIND_OF_RULE[rule]));
  if (kinds.size === 0) return [];
  const { id: listingId, title, productType } = listing;
  return listing.variants.filter(isShipped).flatMap((variant): CustomsLine[] => {
    const lacking = CUSTOMS_KINDS.filter((kind) => kinds.has(kind) && lacks(variant, kind));
    if (lacking.length === 0) return [];
    return [
      {
        list: 'customs',
        listingId,
        title,
        variantId: variant.id,
        variant: nameOf({ sku: null, title: variant.title }),
        sku: variant.sku,
        productType,
        values: {
          hsCode: variantValueOf(variant, 'hsCode') ?? null,
          origin: variantValueOf(variant, 'origin') ?? null,
          weight: variantValueOf(variant, 'weight') ?? null,
        },
        findings: messagesOf(
          open.filter(({ rule }) => lacking.some((kind) => kind === KIND_OF_RULE[rule])),
        ),
      },
    ];
  });
}

/** What was not read is not lacking. */
function lacks(variant: Variant, kind: CustomsKind): boolean {
  const value = variantValueOf(variant, kind);
  if (kind === 'hsCode' && typeof value === 'string') return hsCodeFault(value) !== null;
  return value === null;
}

function altTextLines(listing: Listing, findings: readonly OpenFinding[]): AltTextLine[] {
  const { id: listingId, title, media } = listing;
  return media.flatMap((photo): AltTextLine[] => {
    const own = findings.filter(
      ({ rule, key }) => rule === 'undescribed-photo' && key === photo.id,
    );
    if (own.length === 0) return [];
    return [
      {
        list: 'altTexts',
        listingId,
        title,
        mediaId: photo.id,
        url: photo.url,
        alt: isBlank(photo.alt ?? null) ? null : (photo.alt ?? null),
        findings: messagesOf(own),
      },
    ];
  });
}

function messagesOf(findings: readonly OpenFinding[]): Message[] {
  return findings.map(({ message }) => message);
}
