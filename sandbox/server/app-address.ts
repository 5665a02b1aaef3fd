import { randomUUID } from 'node:crypto';
import { SANDBOX_USER } from './oauth';
import { queryHmac, signSessionToken, type AppCredentials } from './signing';

export interface AppDocument {
  src: string;
  origin: string;
}

/** The address with which Shopify opens an app's page in its frame: path and query of the app, plus Shopify's. */
export async function appDocument(
  appOrigin: string,
  pathAndQuery: string,
  context: { credentials: AppCredentials; shopDomain: string; locale: string; now: Date },
): Promise<AppDocument> {
  const storeName = context.shopDomain.replace('.myshopify.com', '');
  const params: Record<string, string> = {
    embedded: '1',
    host: Buffer.from(`admin.shopify.com/store/${storeName}`).toString('base64').replace(/=+$/, ''),
    id_token: await sessionToken(context),
    locale: context.locale,
    session: randomUUID().replaceAll('-', ''),
    shop: context.shopDomain,
    timestamp: String(Math.floor(context.now.getTime() / 1000)),
  };
  const url = new URL(pathAndQuery, appOrigin);
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  url.searchParams.set(
    'hmac',
    queryHmac(context.credentials.apiSecret, Object.fromEntries(url.searchParams)),
  );
  return { src: url.href, origin: url.origin };
}

/** A fresh session token of the person signed in to the admin. */
export async function sessionToken(context: {
  credentials: AppCredentials;
  shopDomain: string;
  now: Date;
}): Promise<string> {
  return signSessionToken(
    context.credentials,
    { shopDomain: context.shopDomain, userId: String(SANDBOX_USER.id), sessionId: randomUUID() },
    context.now,
  );
}
