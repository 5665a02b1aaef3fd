import type { PhotoReading } from '~/core/photos/photo-words';
import { OutsideError } from '../services/outside-error';

/** Shopify's Admin API names photos there alone, whatever the store's own domain is. */
const PHOTO_HOST = 'cdn.shopify.com';
/** Enough for print that a buyer reads without a magnifier; Shopify's CDN makes no photo larger than it is. */
const ASKED_WIDTH_PX = 1600;
export const MOST_BYTES = 20_000_000;
const MOST_REDIRECTS = 3;

export type FetchedPhoto =
  { state: 'fetched'; bytes: Buffer } | Extract<PhotoReading, { state: 'unreadable' }>;

/**
 * A photo's bytes, from Shopify's host alone.
 *
 * @throws OutsideError where a later try may help
 */
export async function fetchPhoto(
  address: string,
  { send, withinMs }: { send: typeof fetch; withinMs: number },
): Promise<FetchedPhoto> {
  const signal = AbortSignal.timeout(withinMs);
  try {
    return await follow(address, send, signal);
  } catch (cause) {
    if (cause instanceof OutsideError) throw cause;
    // Of the signal, not of the error: what aborts a body half-way names it in words of its own.
    if (signal.aborted) return unreadable('timedOut');
    throw new OutsideError('unavailable', 'a photo could not be fetched', { cause });
  }
}

async function follow(
  address: string,
  send: typeof fetch,
  signal: AbortSignal,
): Promise<FetchedPhoto> {
  let url = photoUrl(address);
  for (let redirects = 0; url !== null && redirects <= MOST_REDIRECTS; redirects += 1) {
    const response = await send(url, {
      signal,
      redirect: 'manual',
      headers: { accept: 'image/webp,image/jpeg,image/png,image/gif' },
    });
    if (response.status < 300 || response.status >= 400) return await contentOf(response);
    await response.body?.cancel();
    url = photoUrl(response.headers.get('location') ?? '', url);
  }
  return unreadable('elsewhere');
}

/** `null`: not one of Shopify's photos. */
function photoUrl(address: string, base?: URL): URL | null {
  const url = URL.parse(address, base);
  if (url?.protocol !== 'https:' || url.host !== PHOTO_HOST || url.username !== '') return null;
  url.searchParams.set('width', String(ASKED_WIDTH_PX));
  return url;
}

async function contentOf(response: Response): Promise<FetchedPhoto> {
  const { status, ok, body } = response;
  if (!ok || body === null) {
    await body?.cancel();
    if (status === 429) throw new OutsideError('throttled', 'the host of photos asked to wait');
    if (status >= 500) {
      throw new OutsideError('unavailable', `the host of photos answered ${String(status)}`);
    }
    return unreadable(status === 404 || status === 410 ? 'gone' : 'refused');
  }
  return await collect(body.getReader());
}

/** Counted as they come: what a server announces is its word alone. */
async function collect(body: ReadableStreamDefaultReader<Uint8Array>): Promise<FetchedPhoto> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await body.read();
    if (done) return { state: 'fetched', bytes: Buffer.concat(chunks) };
    bytes += value.byteLength;
    if (bytes > MOST_BYTES) {
      await body.cancel();
      return unreadable('tooLarge');
    }
    chunks.push(value);
  }
}

function unreadable(why: Extract<PhotoReading, { state: 'unreadable' }>['why']) {
  return { state: 'unreadable', why } as const;
}
