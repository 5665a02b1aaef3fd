import { globalId, isIdNumber } from '~/core/store/global-id';

/**
 * The fields of a form that was sent to a page. What is no form, or holds what no database stores, is the fault of
 * whoever sent it.
 *
 * @throws Response 415 or 400
 */
export async function readForm(request: Request): Promise<FormData> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded' && type !== 'multipart/form-data') {
    throw new Response('Forms are sent as application/x-www-form-urlencoded.', { status: 415 });
  }
  let form: FormData;
  try {
    form = await request.formData();
  } catch {
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
