import { useCallback, useState } from 'react';
import {
  fillReply,
  isReplyField,
  placeholdersIn,
  REPLY_FIELDS,
  type ReplyField,
  type ReplyLanguage,
  type ReplyPart,
  type ReplyText,
} from '~/core/replies/reply';
import { writeField, type ReplyCurrency } from '~/core/replies/write-field';
import type { NamedOrder } from '~/services/replies/views';

export interface FilledLetter {
  subject: ReplyPart[];
  body: ReplyPart[];
  /** Those that the letter has, in its order. */
  fields: ReplyField[];
  gaps: ReplyField[];
  typed: (field: ReplyField) => string;
  type: (field: ReplyField, value: string) => void;
  currency: ReplyCurrency;
  /** The store's day. */
  today: string;
  chooseCurrency: (currency: ReplyCurrency) => void;
  fillFromOrder: (order: NamedOrder) => void;
}

const CURRENCY_OF: Record<ReplyLanguage, ReplyCurrency> = {
  'en-US': 'USD',
  'en-CA': 'CAD',
  'fr-CA': 'CAD',
};

/** A letter and what it is filled with. Days and amounts hold in all languages; words are of one, and stay with it. */
export function useFilledLetter(options: {
  text: ReplyText;
  language: ReplyLanguage;
  storeName: string | null;
  today: string;
}): FilledLetter {
  const { text, language, storeName, today } = options;
  const [values, setValues] = useState<Record<string, string>>({
    ...(storeName !== null && { storeName }),
  });
  const [chosen, setChosen] = useState<ReplyCurrency | null>(null);
  const currency = chosen ?? CURRENCY_OF[language];

  const keyOf = (field: ReplyField) =>
    REPLY_FIELDS[field] === 'words' ? `${language.slice(0, 2)} ${field}` : field;
  const typed = (field: ReplyField) => values[keyOf(field)] ?? '';
  const written = (field: ReplyField) =>
    writeField(field, typed(field), { language, currency, today });

  const fillFromOrder = useCallback(({ name, placedOn, fulfilledOn }: NamedOrder) => {
    // What is not known of this order must not be another's.
    const known = { orderNumber: name, orderDate: placedOn, sentDate: fulfilledOn ?? '' };
    setValues((before) => ({ ...before, ...known }));
  }, []);

  const fields = placeholdersIn(text).filter(isReplyField);
  return {
    subject: fillReply(text.subject, written),
    body: fillReply(text.body, written),
    fields,
    gaps: fields.filter((field) => written(field) === null),
    typed,
    type: (field, value) => {
      setValues((before) => ({ ...before, [keyOf(field)]: value }));
    },
    currency,
    today,
    chooseCurrency: setChosen,
    fillFromOrder,
  };
}
