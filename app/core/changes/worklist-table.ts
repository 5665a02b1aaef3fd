import type { Message } from '../audit/outcome';
import { globalIdNumber } from '../store/global-id';
import { productTextKey, type FrenchLine, type Worklist, type WorkLine } from './worklist';

/**
 * Columns by worklist. They are read again, so that their names are the same in every language; what is typed goes into
 * those that end in `_new`, and the others are shown alone.
 */
export const WORKLIST_COLUMNS = {
  french: [
    'list',
    'store',
    'listing_id',
    'listing',
    'text',
    'locale',
    'source',
    'french_now',
    'french_new',
    'finding',
    'context',
    'check',
  ],
  customs: [
    'list',
    'store',
    'listing_id',
    'variant_id',
    'sku',
    'listing',
    'variant',
    'type',
    'hs_code',
    'hs_code_new',
    'origin',
    'origin_new',
    'weight',
    'weight_new',
    'finding',
    'check',
  ],
  altTexts: [
    'list',
    'store',
    'listing_id',
    'photo_id',
    'listing',
    'photo',
    'alt_text',
    'alt_text_new',
    'finding',
    'check',
  ],
} as const satisfies Record<Worklist, readonly string[]>;

export type WorklistColumn = (typeof WORKLIST_COLUMNS)[Worklist][number];
export type WorklistCells = Partial<Record<WorklistColumn, string>>;

/** All lists in one table, each line with the cells of its own. */
export const ALL_WORKLIST_COLUMNS: readonly WorklistColumn[] = [
  ...new Set([
    ...WORKLIST_COLUMNS.french.slice(0, -3),
    ...WORKLIST_COLUMNS.customs.slice(0, -2),
    ...WORKLIST_COLUMNS.altTexts.slice(0, -2),
    ...(['context', 'finding', 'check'] as const),
  ]),
];

/** What belongs to the file and not to the line. `check`: by which it is told later whether the line still holds. */
export interface WorklistSaid {
  /** The store's domain; empty: there is none. */
  store: string;
  check: (line: WorkLine) => string;
  say: (message: Message) => string;
}

export function worklistCells(line: WorkLine, { store, check, say }: WorklistSaid): WorklistCells {
  const common: WorklistCells = {
    list: line.list,
    store,
    listing_id: line.listingId,
    listing: line.title,
    finding: [...new Set(line.findings.map(say))].join(' '),
    check: check(line),
  };
  switch (line.list) {
    case 'french': {
      const { part: text, locale, source, french, context } = line;
      return { ...common, text, locale, source, french_now: french ?? '', context };
    }
    case 'customs': {
      const { hsCode, origin, weight } = line.values;
      return {
        ...common,
        variant_id: line.variantId,
        sku: line.sku ?? '',
        variant: line.variant ?? '',
        type: line.productType,
        hs_code: hsCode ?? '',
        origin: origin ?? '',
        weight: weight ?? '',
      };
    }
    case 'altTexts':
      return {
        ...common,
        photo_id: line.mediaId,
        photo: line.url ?? '',
        alt_text: line.alt ?? '',
      };
  }
}

/** Of Shopify's own translation file, which it reads as well. */
export const TRANSLATION_COLUMNS = [
  'Type',
  'Identification',
  'Field',
  'Locale',
  'Market',
  'Status',
  'Default content',
  'Translated content',
] as const;
export type TranslationCells = Record<(typeof TRANSLATION_COLUMNS)[number], string>;

/** What is marked as a text, so that no spreadsheet takes it for a formula or a number. */
const MARKED = /^(?:[=+\-@\t\r']|\d[\d.,\s]*$)/;

/**
 * As Shopify's translation file has it; `null`: it does not stand there. Options and photos are resources of their own, whose
 * ids a listing does not tell; French that is up to date could be replaced unseen, since the file does not tell what
 * was there; and Shopify would write the mark of French that is marked as a text.
 */
export function translationCells(line: FrenchLine): TranslationCells | null {
  const { part, french, isOutdated, listingId, locale, source } = line;
  const key = productTextKey(part);
  if (key === null || (french !== null && !isOutdated) || MARKED.test(french ?? '')) return null;
  return {
    Type: 'PRODUCT',
    Identification: globalIdNumber(listingId),
    Field: key,
    Locale: locale,
    Market: '',
    Status: isOutdated ? 'outdated' : '',
    'Default content': source,
    'Translated content': french ?? '',
  };
}
