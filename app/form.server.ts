import { globalId, isIdNumber } from '~/core/store/global-id';

/** Forms are small. */
export const MAX_FORM_BYTES = 1024 * 1024;

/**
 * The fields of a form that was sent to a page. What is no form, is longer than one is, or holds what no database stores,
 * is the fault of whoever sent it.
 *
 * @throws Response 415, 413 or 400
 */
export async function readForm(request: Request): Promise<FormData> {
  const contentType = request.headers.get('content-type') ?? '';
  const type = contentType.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded' && type !== 'multipart/form-data') {
    throw new Response('Forms are sent as application/x-www-form-urlencoded.', { status: 415 });
  }
  let form: FormData;
  try {
    // Where files are taken, too, nobody has counted the bytes yet.
    const body = request.body?.pipeThrough(atMost(MAX_FORM_BYTES));
    form = await new Response(body, { headers: { 'Content-Type': contentType } }).formData();
  } catch (error) {
    if (error instanceof TooLong) {
      throw new Response('The form is larger than 1 MiB.', { status: 413 });
    }
    throw new Response('The form cannot be read: it is not encoded as its Content-Type says.', {
      status: 400,
    });
  }
  for (const [name, value] of form) {
    if (isStorable(name) && (typeof value !== 'string' || isStorable(value))) continue;
    const field = isStorable(name) ? name : 'a field';
    throw new Response(`${field} holds a character that is none: U+0000 or half of a pair.`, {
      status: 400,
    });
  }
  return form;
}

class TooLong extends Error {}

function atMost(most: number): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > most) throw new TooLong();
      controller.enqueue(chunk);
    },
  });
}

/** PostgreSQL takes neither the character U+0000 nor half of a surrogate pair. */
function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/**
 * Of the number that stands in the address of a listing's pages.
 *
 * @throws Response 404
 */
export function listingIdOf(number: string | undefined): string {
  if (number === undefined || !isIdNumber(number)) throw new Response(null, { status: 404 });
  return globalId('Product', number);
}
