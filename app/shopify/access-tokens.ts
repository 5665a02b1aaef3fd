import { DAY_MS } from '~/core/days/milliseconds';
import { Session } from '@shopify/shopify-api';
import type { SessionStorage } from '@shopify/shopify-app-session-storage';
import { z } from 'zod';
import { OutsideError } from '~/services/outside-error';
import { systemTiming, type Timing } from './timing';

export interface AccessTokensOptions {
  apiKey: string;
  apiSecret: string;
  sessionStorage: TokenStorage;
  /** Called once Shopify has said that nothing but opening the app gives access again. */
  onAccessLost?: (store: string) => Promise<void>;
  timing?: Pick<Timing, 'nowMs' | 'sleep'>;
  fetch?: typeof fetch;
  /** Of a store, `https://…` without a trailing slash. */
  originOf?: (store: string) => string;
}

/** Where tokens are kept, for all processes of the app. */
export interface TokenStorage extends Pick<SessionStorage, 'loadSession' | 'storeSession'> {
  /** False while another process holds the claim: a refresh token serves once, so that two may not use it. */
  claimRefresh(sessionId: string, at: Date, until: Date): Promise<boolean>;
  releaseRefresh(sessionId: string): Promise<void>;
}

/** Gives a store's offline access token outside of requests, refreshed where needed. */
export type AccessTokens = (store: string, rejected?: string) => Promise<string>;

type SessionWithToken = Session & { accessToken: string };

const TIMEOUT_MS = 10_000;
/** A process that died while it refreshed holds up the others for no longer than this. */
const CLAIM_MS = TIMEOUT_MS + 5_000;
const LOOK_AGAIN_MS = 200;
/** Refreshed this long before it expires, as Shopify's own library does. */
const EXPIRY_MARGIN_MS = 5 * 60_000;
/** An offline access token lives an hour, a refresh token 90 days, when an answer does not say. */
const ACCESS_TOKEN_LIFE_S = 60 * 60;
const REFRESH_TOKEN_LIFE_S = (90 * DAY_MS) / 1000;

/** Shopify's answer may leave out, or give as `null`, anything but the token itself. */
const refreshAnswerSchema = z.object({
  access_token: z.string().min(1),
  scope: z.string().nullish(),
  expires_in: z.number().positive().nullish(),
  refresh_token: z.string().min(1).nullish(),
  refresh_token_expires_in: z.number().positive().nullish(),
});

/** RFC 6749, 5.2; the code alone, as the description may hold anything. */
const refusalSchema = z.object({ error: z.string().regex(/^[a-z_]{1,40}$/) });

/**
 * The library's own refresh loses the expiry or the refresh token when an answer omits a field, which leaves
 * a store stuck with a dead token, and hides why a refresh failed.
 */
export function createAccessTokens(options: AccessTokensOptions): AccessTokens {
  const { sessionStorage } = options;
  const timing = options.timing ?? systemTiming;
  const refreshing = new Map<string, Promise<string>>();

  async function load(store: string): Promise<SessionWithToken> {
    const session = await sessionStorage.loadSession(`offline_${store}`);
    if (hasToken(session)) return session;
    throw mustBeOpened(store);
  }

  /** The token that another process has got meanwhile, or one that is asked for here. */
  async function refresh(refused: SessionWithToken): Promise<string> {
    for (;;) {
      const at = timing.nowMs();
      if (await sessionStorage.claimRefresh(refused.id, new Date(at), new Date(at + CLAIM_MS))) {
        try {
          const stored = await load(refused.shop);
          return stored.accessToken === refused.accessToken
            ? await exchange(stored)
            : stored.accessToken;
        } finally {
          await sessionStorage.releaseRefresh(refused.id);
        }
      }
      await timing.sleep(LOOK_AGAIN_MS);
      const stored = await load(refused.shop);
      if (stored.accessToken !== refused.accessToken) return stored.accessToken;
    }
  }

  async function exchange(session: SessionWithToken): Promise<string> {
    const renewed = session.refreshToken
      ? await requestRefresh(session, options, timing.nowMs())
      : null;
    if (renewed) {
      await sessionStorage.storeSession(renewed);
      return renewed.accessToken;
    }
    // The merchant may have opened the app meanwhile, which needs no claim.
    const stored = await load(session.shop);
    if (stored.accessToken !== session.accessToken) return stored.accessToken;
    // A stored token without expiry would count as valid for ever: without it, opening the app asks anew.
    await sessionStorage.storeSession(
      new Session({ ...stored.toObject(), accessToken: undefined }),
    );
    await options.onAccessLost?.(session.shop);
    throw mustBeOpened(session.shop);
  }

  return async (store, rejected) => {
    const session = await load(store);
    const expiresSoon =
      (session.expires?.getTime() ?? Infinity) - EXPIRY_MARGIN_MS <= timing.nowMs();
    if (!expiresSoon && session.accessToken !== rejected) return session.accessToken;
    const underWay = refreshing.get(store);
    if (underWay) return underWay;
    const started = refresh(session).finally(() => refreshing.delete(store));
    refreshing.set(store, started);
    return started;
  };
}

/** Opening the app in the admin exchanges the merchant's session token for a new access token. */
function mustBeOpened(store: string): OutsideError {
  return new OutsideError('access', `${store} gives no valid access token until the app is opened`);
}

function hasToken(session: Session | undefined): session is SessionWithToken {
  return Boolean(session?.accessToken);
}

/**
 * `null` where Shopify says that the grant itself is dead. What else is refused comes of something beside it, such as
 * a wrong secret or a firewall, and passes: the same refresh token is tried again.
 */
async function requestRefresh(
  session: Session,
  options: AccessTokensOptions,
  nowMs: number,
): Promise<SessionWithToken | null> {
  const { shop } = session;
  const origin = options.originOf?.(shop) ?? `https://${shop}`;
  let answer: unknown;
  try {
    const response = await (options.fetch ?? fetch)(`${origin}/admin/oauth/access_token`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({
        client_id: options.apiKey,
        client_secret: options.apiSecret,
        grant_type: 'refresh_token',
        refresh_token: session.refreshToken,
      }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) {
      const reason = refusalSchema.safeParse(jsonOf(await response.text())).data?.error;
      if (reason === 'invalid_grant') return null;
      throw new OutsideError(
        'unavailable',
        `${shop} answered a token refresh with HTTP ${response.status}${reason === undefined ? '' : ` ${reason}`}`,
      );
    }
    answer = await response.json();
  } catch (error) {
    if (error instanceof OutsideError) throw error;
    throw new OutsideError('unavailable', `${shop} could not be reached for a token refresh`);
  }
  const parsed = refreshAnswerSchema.safeParse(answer);
  if (!parsed.success)
    throw new OutsideError('unavailable', `${shop} answered a token refresh without a token`);
  const renewed = new Session({
    ...session.toObject(),
    ...refreshedFields(session, parsed.data, nowMs),
  });
  return hasToken(renewed) ? renewed : null;
}

function refreshedFields(
  session: Session,
  answer: z.infer<typeof refreshAnswerSchema>,
  nowMs: number,
) {
  const inSeconds = (seconds: number): Date => new Date(nowMs + seconds * 1000);
  return {
    accessToken: answer.access_token,
    scope: answer.scope ?? session.scope,
    expires: inSeconds(answer.expires_in ?? ACCESS_TOKEN_LIFE_S),
    refreshToken: answer.refresh_token ?? session.refreshToken,
    refreshTokenExpires: answer.refresh_token
      ? inSeconds(answer.refresh_token_expires_in ?? REFRESH_TOKEN_LIFE_S)
      : session.refreshTokenExpires,
  };
}

/** `null` where the text is no JSON: a firewall's page, say. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
