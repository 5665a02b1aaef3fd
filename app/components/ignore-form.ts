import { z } from 'zod';
import type { Message } from '~/core/audit/outcome';
import { MAX_IGNORE_REASON_LENGTH, type IgnoreUntil } from '~/core/audit/ignoring';

/** What identifies a finding within its listing. */
export interface FindingName {
  rule: string;
  key: string;
}

/** Resolved meanwhile; the page shows it once it has loaded again. */
export const FINDING_GONE: Message = { id: 'listing.ignore.gone', data: {} };

const finding = {
  rule: z.string().min(1).max(100),
  key: z.string().min(1).max(2_000),
};

const day = z.iso.date();

/** Fields of the two forms that set a finding aside and take it back. */
export const IGNORE_FORMS = [
  z.object({
    intent: z.literal('ignore'),
    ...finding,
    reason: z.string().trim().min(1).max(MAX_IGNORE_REASON_LENGTH),
    until: z.enum(['forGood', 'textChanges', 'date']),
    day: z.union([day, z.literal('')]),
  }),
  z.object({ intent: z.literal('stopIgnoring'), ...finding }),
] as const;

export type IgnoreCommand =
  | { intent: 'ignore'; finding: FindingName; reason: string; until: IgnoreUntil }
  | { intent: 'stopIgnoring'; finding: FindingName };

/** `null`: ignoring until a date asks for one. */
export function ignoreCommand(
  fields: z.infer<(typeof IGNORE_FORMS)[number]>,
): IgnoreCommand | null {
  const named = { rule: fields.rule, key: fields.key };
  if (fields.intent === 'stopIgnoring') return { intent: 'stopIgnoring', finding: named };
  const { reason, until } = fields;
  if (until !== 'date') return { intent: 'ignore', finding: named, reason, until: { kind: until } };
  if (fields.day === '') return null;
  return { intent: 'ignore', finding: named, reason, until: { kind: 'date', day: fields.day } };
}
