import type { z } from 'zod';
import type { Message } from '~/core/audit/outcome';
import type { Answer, Gone, Invalid, NotDone, Reason } from '~/services/answer';

/** The form is none that the page sends; `field`: the one that holds what it never holds. */
export interface StrangeForm {
  why: 'strangeForm';
  field: string;
}

/** What a form asks for. */
export type ReadForm<Command> = Answer<Command, StrangeForm>;

export function strangeForm(field: string): NotDone<StrangeForm> {
  return { done: false, because: { why: 'strangeForm', field } };
}

export function strangeFormOf({ issues }: z.ZodError): NotDone<StrangeForm> {
  const names = issues[0]?.path.filter((part) => typeof part === 'string');
  return strangeForm(names?.join('.') || 'intent');
}

export function sayStrangeForm({ field }: StrangeForm): Message {
  return { id: 'form.invalid', data: { field } };
}

/**
 * Why it was not done; `null`: it was, or nothing was asked yet, or what is wrong is said field by field. `gone`: the
 * message about what is not there any more.
 */
export function sayWhyNot(
  answer: Answer<unknown, Gone | Invalid<unknown> | StrangeForm> | undefined,
  gone: Message['id'],
): Message | null {
  if (!answer || answer.done || answer.because.why === 'invalid') return null;
  return answer.because.why === 'gone' ? { id: gone, data: {} } : sayStrangeForm(answer.because);
}

/** Of reasons that are not told by 409: as things are, it cannot be done. */
const STATUS_OF: ReadonlyMap<string, number> = new Map([
  ['strangeForm', 400],
  ['noFile', 400],
  ['brokenUpload', 400],
  ['gone', 404],
  ['tooLarge', 413],
  ['invalid', 422],
  ['badFile', 422],
]);

/** The HTTP status of an action that answers this. */
export function statusOf(answer: Answer<unknown, Reason>): number {
  return answer.done ? 200 : (STATUS_OF.get(answer.because.why) ?? 409);
}

type ErrorsOf<Because> = Because extends Invalid<infer Errors> ? Errors : never;

/** By field, what is wrong: no field where there is no answer yet, or it was not done for another reason. */
export function errorsIn<Because extends Reason>(
  answer: Answer<unknown, Because> | null | undefined,
): ErrorsOf<Because> {
  if (!answer || answer.done || !isInvalid(answer.because)) return {} as ErrorsOf<Because>;
  return answer.because.errors;
}

function isInvalid<Because extends Reason>(
  because: Because,
): because is Because & Invalid<ErrorsOf<Because>> {
  return because.why === 'invalid';
}
