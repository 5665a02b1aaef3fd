import { createHmac, randomUUID } from 'node:crypto';
import { SignJWT, jwtVerify } from 'jose';

/** How long Shopify's session tokens live. */
const SESSION_TOKEN_SECONDS = 60;

export interface AppCredentials {
  apiKey: string;
  apiSecret: string;
}

/** `X-Shopify-Hmac-Sha256` of a webhook: base64 over the exact bytes of the body. */
export function webhookHmac(secret: string | Buffer, body: string | Buffer): string {
  return createHmac('sha256', secret).update(body).digest('base64');
}

/** `hmac` of the query with which Shopify opens an app: hex over the other parameters, sorted by name. */
export function queryHmac(secret: string, params: Record<string, string>): string {
  const message = new URLSearchParams(
    Object.entries(params)
      .filter(([name]) => name !== 'hmac')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ).toString();
  return createHmac('sha256', secret).update(message).digest('hex');
}

/** The session token that App Bridge hands to an app, with the claims that Shopify documents. */
export async function signSessionToken(
  credentials: AppCredentials,
  subject: { shopDomain: string; userId: string; sessionId: string },
  now: Date,
): Promise<string> {
  const issuedAt = Math.floor(now.getTime() / 1000);
  return new SignJWT({ dest: `https://${subject.shopDomain}`, sid: subject.sessionId })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(`https://${subject.shopDomain}/admin`)
    .setAudience(credentials.apiKey)
    .setSubject(subject.userId)
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt)
    .setExpirationTime(issuedAt + SESSION_TOKEN_SECONDS)
    .setJti(randomUUID())
    .sign(new TextEncoder().encode(credentials.apiSecret));
}

/** True when the token is ours, for this app and shop, and in force at `now`. */
export async function isSessionTokenValid(
  credentials: AppCredentials,
  shopDomain: string,
  token: string,
  now: Date,
): Promise<boolean> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(credentials.apiSecret), {
      algorithms: ['HS256'],
      audience: credentials.apiKey,
      issuer: `https://${shopDomain}/admin`,
      currentDate: now,
      clockTolerance: 10,
    });
    return payload['dest'] === `https://${shopDomain}`;
  } catch {
    return false;
  }
}
