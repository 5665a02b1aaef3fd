import { z } from 'zod';
import { MAX_IGNORE_REASON_LENGTH, type IgnoreUntil } from '~/core/audit/ignoring';
import { strangeForm, type ReadForm } from './answers';

/** What identifies a finding within its listing. */
export interface FindingName {
  rule: string;
  key: string;
}

const findingFields = {
  rule: z.string().min(1).max(100),
  key: z.string().min(1).max(2_000),
};

/** Fields of the two forms that set a finding aside and take it back. */
export const IGNORE_FORMS = [
  z.object({
    intent: z.literal('ignore'),
    ...findingFields,
    reason: z.string().trim().min(1).max(MAX_IGNORE_REASON_LENGTH),
    until: z.enum(['forGood', 'textChanges', 'date']),
    day: z.union([z.iso.date(), z.literal('')]),
  }),
  z.object({ intent: z.literal('stopIgnoring'), ...findingFields }),
] as const;

export type IgnoreCommand =
  | { intent: 'ignore'; finding: FindingName; reason: string; until: IgnoreUntil }
  | { intent: 'stopIgnoring'; finding: FindingName };

/** Ignoring until a date asks for one. */
export function ignoreCommand(
  fields: z.infer<(typeof IGNORE_FORMS)[number]>,
): ReadForm<IgnoreCommand> {
  const finding = { rule: fields.rule, key: fields.key };
  if (fields.intent === 'stopIgnoring') {
    return { done: true, value: { intent: 'stopIgnoring', finding } };
  }
  const { reason, until, day } = fields;
  if (until === 'date' && day === '') return strangeForm('day');
  const named = { intent: 'ignore', finding, reason } as const;
  return {
    done: true,
    value: { ...named, until: until === 'date' ? { kind: until, day } : { kind: until } },
  };
}
