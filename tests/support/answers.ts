import type { Answer, Reason } from '~/services/answer';

/** What was done; fails where it was not. */
export function valueOf<Value>(answer: Answer<Value, Reason>): Value {
  if (!answer.done) throw new Error(`not done, because: ${JSON.stringify(answer.because)}`);
  return answer.value;
}
