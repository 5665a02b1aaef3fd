import { decodeJwt } from 'jose';
import { z } from 'zod';

const SHOP = /^https:\/\/[a-z0-9][a-z0-9-]*\.myshopify\.com$/;

/**
 * What Shopify's library does not look at, as Shopify asks for
 * (https://shopify.dev/docs/apps/build/authentication-authorization/session-tokens/set-up-session-tokens): that
 * the token ends, and that it is of one store, by whom it was issued and for whom.
 */
const claims = z
  .object({ exp: z.number(), iss: z.string(), dest: z.string().regex(SHOP) })
  // Shopify's own helper for tests leaves out the scheme.
  .refine(({ iss, dest }) => `https://${iss.replace(/^https:\/\//, '')}` === `${dest}/admin`);

/**
 * Signature, app and time are checked by the library, after this.
 *
 * @throws Response 401
 */
export function refuseOddSessionToken(request: Request): void {
  const token = sessionTokenOf(request);
  const given = token === null ? null : claimsOf(token);
  if (given === null || claims.safeParse(given).success) return;
  throw new Response('The session token does not end, or is not of one store.', { status: 401 });
}

/** `null`: a document request without one, which the library sends to fetch it. */
function sessionTokenOf(request: Request): string | null {
  const header = request.headers.get('authorization');
  if (header !== null) return header.replace(/^Bearer /, '');
  return new URL(request.url).searchParams.get('id_token');
}

/** `null`: it cannot be read, which the library answers as it answers one that has ended. */
function claimsOf(token: string): unknown {
  try {
    return decodeJwt(token);
  } catch {
    return null;
  }
}
