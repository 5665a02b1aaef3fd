import type { IdAfter } from '../../locales/messages';
import type { Message } from '../audit/outcome';
import {
  isReplyField,
  MOMENTS,
  placeholdersIn,
  REPLY_LANGUAGES,
  type Moment,
  type ReplyLanguage,
  type ReplyText,
} from './reply';

/** A letter in the merchant's own words, beside the app's. */
export interface ReplyVariant extends ReplyText {
  moment: Moment;
  language: ReplyLanguage;
  name: string;
}

export const MAX_NAME_LENGTH = 60;
export const MAX_SUBJECT_LENGTH = 150;
export const MAX_BODY_LENGTH = 5_000;
/** [J] More than anybody can keep apart. */
export const MAX_VARIANTS = 200;

export type VariantInput = Record<keyof ReplyVariant, string>;
/** Field → what is wrong with it and what to do. */
export type VariantErrors = Partial<Record<keyof ReplyVariant, Message>>;

/** A letter that can be kept; or what is wrong with it, field by field. */
export function checkVariant(
  input: VariantInput,
): { variant: ReplyVariant; errors: null } | { variant: null; errors: VariantErrors } {
  const errors: VariantErrors = {};
  const moment = MOMENTS.find((each) => each === input.moment);
  if (moment === undefined) errors.moment = error('moment');
  const language = REPLY_LANGUAGES.find((each) => each === input.language);
  if (language === undefined) errors.language = error('language');
  const texts = {
    name: oneLine(input.name),
    subject: oneLine(input.subject),
    body: input.body.replaceAll(/\r\n?/g, '\n').trim(),
  };
  checkText(errors, 'name', texts.name, MAX_NAME_LENGTH);
  checkText(errors, 'subject', texts.subject, MAX_SUBJECT_LENGTH);
  checkText(errors, 'body', texts.body, MAX_BODY_LENGTH);
  for (const field of ['subject', 'body'] as const) {
    const text = { subject: '', body: '', [field]: texts[field] };
    const unknown = placeholdersIn(text).find((name) => !isReplyField(name));
    if (unknown !== undefined) errors[field] ??= error('unknownField', { name: `{${unknown}}` });
  }
  return moment === undefined || language === undefined || Object.keys(errors).length > 0
    ? { variant: null, errors }
    : { variant: { moment, language, ...texts }, errors: null };
}

function checkText(
  errors: VariantErrors,
  field: 'name' | 'subject' | 'body',
  text: string,
  most: number,
): void {
  if (text === '') errors[field] = error(`no.${field}`);
  if (text.length > most) errors[field] = error('long', { most });
}

/** Typed line breaks mean nothing where a text is a line; no-break spaces stay as they are. */
function oneLine(text: string): string {
  return text.trim().replaceAll(/[\r\n\t ]+/g, ' ');
}

function error(name: IdAfter<'replies.error.'>, data: Message['data'] = {}): Message {
  return { id: `replies.error.${name}`, data };
}
