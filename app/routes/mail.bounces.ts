import { createHash, timingSafeEqual } from 'node:crypto';
import type { ActionFunctionArgs } from '@remix-run/node';
import { getContainer } from '~/container.server';

/** Of notifications; they hold at most the returned mail, and ours have no pictures. */
const MOST_BYTES = 1024 * 1024;

/**
 * Mails that came back, one in each request, as they came: `message/rfc822` with `Authorization: Bearer` and the
 * secret of this installation. 202 also for what is not about any mail of ours, since whoever pipes mails here would
 * only send such a one again.
 */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { env, services } = await getContainer();
  const secret = env.mail.bounceSecret;
  if (secret === undefined) return answer(404, 'This installation takes no returned mails.');
  if (request.method !== 'POST') return answer(405, 'Returned mails are sent by POST.');
  if (!isSecret(request.headers.get('authorization'), secret)) {
    return answer(401, 'Authorization must be Bearer and MAIL_BOUNCE_SECRET.');
  }
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'message/rfc822') return answer(415, 'Content-Type must be message/rfc822.');
  const raw = await readBody(request);
  if (raw === null) return answer(413, `A returned mail may have ${MOST_BYTES} bytes.`);
  await services.digest.takeBounce(raw);
  return answer(202, 'Taken.');
}

/** Anything but POST is refused by the same check. */
export { action as loader };

/** Hashes have one length, whatever was sent: how long the comparison takes tells nothing of the secret. */
function isSecret(authorization: string | null, secret: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(authorization ?? ''), hash(`Bearer ${secret}`));
}

/** `null`: it is too large, and the rest was not read. */
async function readBody({ body }: Request): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) {
    size += read.value.byteLength;
    if (size > MOST_BYTES) {
      await reader?.cancel();
      return null;
    }
    chunks.push(read.value);
  }
  return Buffer.concat(chunks);
}

function answer(status: number, text: string): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
