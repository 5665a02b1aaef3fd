import { OutsideError } from '~/services/outside-error';
import { bodyChunks } from './body-chunks';
import { kindOfRefusal } from './errors';

/** One failed attempt, and how long Shopify asked to wait before the next. */
export class FailedAttempt extends Error {
  constructor(
    readonly error: OutsideError,
    readonly retryAfterMs: number | null = null,
    readonly status: number | null = null,
  ) {
    super(error.message);
  }
}

/** Refusals are a sentence or a short page. */
const READ_OF_REFUSAL_BYTES = 4096;

/** What a refusal says, where its status alone does not tell why. */
export async function startOf({ status, body }: Response): Promise<string> {
  if (body === null) return '';
  if (status !== 403) {
    await body.cancel();
    return '';
  }
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of bodyChunks(body)) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length >= READ_OF_REFUSAL_BYTES) break;
  }
  return text;
}

/** `text` is looked at, and not kept. */
export function refusal(name: string, response: Response, text: string): FailedAttempt {
  const requestId = response.headers.get('x-request-id');
  const error = new OutsideError(
    kindOfRefusal(response.status, text),
    `${name} was answered with HTTP ${response.status}${requestId ? ` (request ${requestId})` : ''}`,
  );
  return new FailedAttempt(
    error,
    retryAfterMs(response.headers.get('retry-after')),
    response.status,
  );
}

/** `Retry-After` is in seconds, decimals included. */
function retryAfterMs(header: string | null): number | null {
  const seconds = header === null ? Number.NaN : Number(header);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}

export function unreachable(name: string, error: unknown, signal: AbortSignal): OutsideError {
  if (signal.aborted) return new OutsideError('unavailable', `${name} was not answered in time`);
  // Only the code is kept: the error of an unreadable answer holds the answer.
  const code = networkCode(error);
  return new OutsideError(
    'unavailable',
    code
      ? `${name} did not reach Shopify (${code})`
      : `${name} was answered with something other than GraphQL`,
  );
}

function networkCode(error: unknown): string | null {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : null;
}
