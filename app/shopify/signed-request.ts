import { createHmac, timingSafeEqual, type BinaryLike } from 'node:crypto';
import { bodyChunks } from './body-chunks';

export interface SignedRequestOptions {
  apiSecret: BinaryLike;
  /** Bytes. */
  bodyLimit?: number;
}

/** Shopify's largest webhook, a product of 2,048 variants with all their fields, stays under this. */
export const BODY_LIMIT_BYTES = 5 * 1024 * 1024;

/**
 * The body of a request that Shopify signed with the app's secret. The signature alone is asked for: Shopify's
 * library renews the store's expired token before it answers, which may fail, and takes of the few seconds there are.
 *
 * @throws Response 405, 413 or 401
 */
export async function readSignedBody(
  request: Request,
  { apiSecret, bodyLimit = BODY_LIMIT_BYTES }: SignedRequestOptions,
): Promise<string> {
  if (request.method !== 'POST') throw refusal(405, 'Shopify sends this by POST.');
  const body = await readBody(request, bodyLimit);
  if (!isSigned(body, request.headers.get('x-shopify-hmac-sha256'), apiSecret)) {
    throw refusal(401, 'The signature does not fit the body.');
  }
  return body.toString('utf8');
}

/** What is thrown at Shopify where it asks wrongly. */
export function refusal(status: number, reason: string): Response {
  return new Response(reason, { status });
}

/** `null`: none is given, or none that can be: JavaScript knows years that no database does. */
export function instantOf(text: string | null): Date | null {
  const instant = new Date(text ?? '');
  const year = instant.getUTCFullYear();
  return year >= 2000 && year < 2100 ? instant : null;
}

async function readBody(request: Request, limit: number): Promise<Buffer> {
  const tooLarge = (): Response => refusal(413, `The body is larger than ${limit} bytes.`);
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (request.body) {
    for await (const chunk of bodyChunks(request.body)) {
      size += chunk.byteLength;
      if (size > limit) throw tooLarge();
      chunks.push(chunk);
    }
  }
  return Buffer.concat(chunks);
}

/** Whether Shopify signed these bytes with the app's secret. */
export function isSigned(body: Buffer, signature: string | null, apiSecret: BinaryLike): boolean {
  const expected = createHmac('sha256', apiSecret).update(body).digest();
  const given = Buffer.from(signature ?? '', 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
