import { z } from 'zod';
import {
  OUTCOMES,
  SEVERITIES,
  type Message,
  type MessageData,
  type RuleResult,
} from '~/core/audit/outcome';
import type { GraveResult } from '~/core/audit/high-findings';
import { AUDIENCES } from '~/core/listing/audience';
import type { Money } from '~/core/listing/money';
import { isMessageId } from '~/locales/messages';
import type { EveryProperty } from './rows';

/** What several tables hold. */

export const audience = z.enum(AUDIENCES);
export const audiences = z.array(audience);
export const severity = z.enum(SEVERITIES);

export const money: z.ZodType<Money> = z.object({
  amount: z.number(),
  currency: z.string(),
} satisfies EveryProperty<Money>);

/** By hand, since an audit reads findings by the thousand: a third of the time that a record of unions takes. */
export const messageData = z.custom<MessageData>(
  (data) => typeof data === 'object' && data !== null && Object.values(data).every(isMessageValue),
  'expected figures and texts of a message',
);

function isMessageValue(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return true;
    case 'object':
      return Array.isArray(value)
        ? value.every((each) => typeof each === 'string')
        : money.safeParse(value).success;
    default:
      return false;
  }
}

/**
 * Of a sentence that was stored. One that this version does not have was written by another: in its place stands a
 * sentence that says so, and the page that shows it opens.
 */
export function storedMessageId(id: string): Message['id'] {
  return isMessageId(id) ? id : 'message.ofAnotherVersion';
}

export const messageId = z.string().transform(storedMessageId);

export const message: z.ZodType<Message> = z.object({
  id: messageId,
  data: messageData,
} satisfies EveryProperty<Message>);

type ResultWithoutFindings = Omit<RuleResult, 'findings'>;

/** Of them, what tells of grave findings. */
export const graveResults: z.ZodType<Omit<GraveResult, 'findings'>[]> = z.array(
  z.object({
    rule: z.string(),
    audiences,
    severity,
    outcome: z.enum(OUTCOMES),
    unknownFor: audiences.optional(),
  } satisfies EveryProperty<Omit<GraveResult, 'findings'>>),
);

/** Outcomes as last audited; findings have rows of their own. */
export const results: z.ZodType<ResultWithoutFindings[]> = z.array(
  z.object({
    rule: z.string(),
    audiences,
    severity,
    outcome: z.enum(OUTCOMES),
    reason: message.nullable(),
    unknownFor: audiences.optional(),
  } satisfies EveryProperty<ResultWithoutFindings>),
);
