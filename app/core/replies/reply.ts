/** Moments at which a shop owes its customer a word, and of which the app has the words. */
export const MOMENTS = [
  'late',
  'deliveryTime',
  'returnAccepted',
  'wrongOrDamaged',
  'dutiesAndTaxes',
  'priceChanged',
  'giftPackaging',
] as const;
export type Moment = (typeof MOMENTS)[number];

/** As buyers of the US, of Canada and of Quebec are written to. */
export const REPLY_LANGUAGES = ['en-US', 'en-CA', 'fr-CA'] as const;
export type ReplyLanguage = (typeof REPLY_LANGUAGES)[number];

/** A letter with fields in it, such as `{orderDate}`. Plain text; an empty line parts paragraphs. */
export interface ReplyText {
  subject: string;
  body: string;
}

/**
 * What a letter is filled with, by what it is: names that are the same in every language, days, times of day, amounts of money, and
 * what somebody writes in the letter's own language, on one line or several.
 */
export const REPLY_FIELDS = {
  orderNumber: 'name',
  orderDate: 'day',
  sentDate: 'day',
  newDeliveryDate: 'day',
  answerBy: 'day',
  firstDay: 'day',
  firstFrom: 'time',
  firstUntil: 'time',
  secondDay: 'day',
  secondFrom: 'time',
  secondUntil: 'time',
  returnBy: 'day',
  refundAmount: 'money',
  refundBy: 'day',
  remedyBy: 'day',
  priceChangedOn: 'day',
  oldPrice: 'money',
  newPrice: 'money',
  giftPrice: 'money',
  product: 'words',
  delayReason: 'words',
  returnAddress: 'lines',
  returnShippingTerms: 'words',
  faultReason: 'words',
  remedy: 'words',
  shipsFrom: 'words',
  dutiesTerms: 'words',
  priceReason: 'words',
  priceTerms: 'words',
  giftOptions: 'words',
  storeName: 'name',
} as const satisfies Record<string, 'name' | 'day' | 'time' | 'money' | 'words' | 'lines'>;
export type ReplyField = keyof typeof REPLY_FIELDS;

/** Days that letters speak of as gone by. */
const PAST_FIELDS: readonly ReplyField[] = ['orderDate', 'sentDate', 'priceChangedOn'];

/** A day that a letter would say as past, and that has not come. Days as `2026-11-28`. */
export function isAhead(field: ReplyField, day: string, today: string): boolean {
  return PAST_FIELDS.includes(field) && day > today;
}

const PLACEHOLDER = /\{([^{}\s]*)\}/g;

export function isReplyField(name: string): name is ReplyField {
  return Object.hasOwn(REPLY_FIELDS, name);
}

/** Names in braces, in the order in which they first stand there, known or not. */
export function placeholdersIn({ subject, body }: ReplyText): string[] {
  const found = `${subject}\n${body}`.matchAll(PLACEHOLDER);
  return [...new Set([...found].map(([, name = '']) => name))];
}

/** A stretch of a letter: words as they stand, or a field that nobody has filled. */
export type ReplyPart = { text: string } | { gap: ReplyField };

/** The letter with its fields filled by what is there; what is not stays a gap, and is never made up. */
export function fillReply(
  text: string,
  written: (field: ReplyField) => string | null,
): ReplyPart[] {
  const parts: ReplyPart[] = [];
  let last = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    const [whole, name = ''] = match;
    if (!isReplyField(name)) continue;
    const value = written(name);
    parts.push({ text: text.slice(last, match.index) });
    parts.push(value === null ? { gap: name } : { text: value });
    last = match.index + whole.length;
  }
  return [...parts, { text: text.slice(last) }].filter((part) => 'gap' in part || part.text !== '');
}
