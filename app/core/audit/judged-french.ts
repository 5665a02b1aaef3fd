import type { PlainText } from '../language/plain-text';
import type { FrenchText, ListingTexts } from '../listing/listing-texts';
import { isFrench } from '../language/locale';
import type { StoreFacts } from '../store/store-facts';
import type { ListingFacts } from './facts';

/** Shopify's keys of the texts that rules about French read, with the name of the field in a listing. */
const FIELDS = { title: 'title', body_html: 'descriptionHtml' } as const;

/** One French text that rules about French judge. */
export interface JudgedFrench {
  /** Unique among a listing's French texts, and stable: `title:fr`, `descriptionHtml:fr-CA:<market>`. */
  key: string;
  field: (typeof FIELDS)[keyof typeof FIELDS];
  plain: PlainText;
  /** What it translates; `null` in a store whose own language is French. */
  source: PlainText | null;
  /** Where it is shown, for a message: fields name the source. */
  data: { isTitle: boolean; locale: string; forOneMarket: boolean; isSource: boolean };
}

/** Those that were judged last: rules about French judge the same texts one after the other. */
let last:
  | Readonly<{
      french: FrenchText[];
      texts: ListingTexts;
      store: StoreFacts;
      judged: readonly JudgedFrench[];
    }>
  | undefined;

/**
 * French titles and descriptions that are not blank, each for itself: a buyer in Quebec may be shown the one for
 * `fr-CA`, for `fr`, or for one market. In a French store: the source.
 */
export function judgedFrench({
  texts,
  french,
  store,
}: Pick<ListingFacts, 'texts' | 'french' | 'store'>): readonly JudgedFrench[] {
  if (last?.french === french && last.texts === texts && last.store === store) return last.judged;
  const all = french.flatMap((text) => {
    if (!(text.key in FIELDS) || !isFrench(text.locale) || text.plain.isEmpty) return [];
    return [judged(text, FIELDS[text.key as keyof typeof FIELDS], texts, store)];
  });
  last = { french, texts, store, judged: all };
  return all;
}

function judged(
  text: FrenchText,
  field: JudgedFrench['field'],
  texts: ListingTexts,
  store: StoreFacts,
): JudgedFrench {
  const isSource = isFrench(store.primaryLocale);
  const source = field === 'title' ? texts.plainTitle : texts.plainDescription;
  return {
    key: [field, text.locale, ...(text.marketId === null ? [] : [text.marketId])].join(':'),
    field,
    plain: text.plain,
    source: isSource ? null : source,
    data: {
      isTitle: field === 'title',
      locale: text.locale,
      forOneMarket: text.marketId !== null,
      isSource,
    },
  };
}

/** True where a field has French that is not blank, of any region and for any market. */
export function hasFrench(french: readonly FrenchText[], key: string): boolean {
  return french.some((text) => text.key === key && isFrench(text.locale) && !text.plain.isEmpty);
}

/** Why a rule about French has nothing to judge. */
export const NO_FRENCH_YET = {
  outcome: 'notApplicable',
  reason: { id: 'reason.noFrenchYet', data: {} },
} as const;

/** A quotation short enough for a message. */
export function excerpt(text: string, maximumCharacters = 100): string {
  return text.length <= maximumCharacters
    ? text
    : `${text.slice(0, maximumCharacters).replace(/\s+\S*$/u, '')}…`;
}

export const NOTHING_TO_TRANSLATE = {
  outcome: 'notApplicable',
  reason: { id: 'reason.nothingToTranslate', data: {} },
} as const;
