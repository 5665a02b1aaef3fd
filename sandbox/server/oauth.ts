import type { Request, Response } from 'express';
import { z } from 'zod';
import {
  ACCESS_TOKEN_SECONDS,
  REFRESH_TOKEN_SECONDS,
  type AccessTokens,
  type Grant,
} from './access-tokens';
import { isSessionTokenValid, type AppCredentials } from './signing';

const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ONLINE_TOKEN = 'urn:shopify:params:oauth:token-type:online-access-token';
const OFFLINE_TOKEN = 'urn:shopify:params:oauth:token-type:offline-access-token';

const credentialsSchema = z.object({ client_id: z.string(), client_secret: z.string() });
const exchangeSchema = z.object({
  grant_type: z.literal(TOKEN_EXCHANGE),
  subject_token: z.string(),
  subject_token_type: z.literal('urn:ietf:params:oauth:token-type:id_token'),
  requested_token_type: z.enum([ONLINE_TOKEN, OFFLINE_TOKEN]),
  expiring: z.enum(['0', '1']).default('0'),
});
const refreshSchema = z.object({
  grant_type: z.literal('refresh_token'),
  refresh_token: z.string(),
});

export interface OAuthContext {
  credentials: AppCredentials;
  shopDomain: string;
  scopes: string;
  locale: () => string;
  now: () => Date;
  isInstalled: () => boolean;
  tokens: AccessTokens;
}

/** `POST /admin/oauth/access_token`: token exchange and refresh, refused in Shopify's words. */
export function accessTokenHandler(context: OAuthContext) {
  return async (request: Request, response: Response): Promise<void> => {
    const refuse = (error: string, description: string) =>
      void response.status(400).json({ error, error_description: description });

    const client = credentialsSchema.safeParse(request.body);
    if (
      !client.success ||
      client.data.client_id !== context.credentials.apiKey ||
      client.data.client_secret !== context.credentials.apiSecret
    ) {
      refuse('invalid_client', 'Client authentication failed');
      return;
    }

    const refresh = refreshSchema.safeParse(request.body);
    if (refresh.success) {
      const grant = context.tokens.rotate(refresh.data.refresh_token);
      if (!grant) {
        refuse('invalid_grant', 'This request requires an active refresh_token');
        return;
      }
      response.json(offlineAnswer(grant));
      return;
    }

    const exchange = exchangeSchema.safeParse(request.body);
    if (!exchange.success) {
      refuse('invalid_request', 'Could not parse the token exchange request');
      return;
    }
    const { subject_token: subjectToken, requested_token_type: requested } = exchange.data;
    const isTrusted =
      context.isInstalled() &&
      (await isSessionTokenValid(
        context.credentials,
        context.shopDomain,
        subjectToken,
        context.now(),
      ));
    if (!isTrusted) {
      refuse('invalid_subject_token', 'The subject token is invalid or expired');
      return;
    }

    const kind = requested === ONLINE_TOKEN ? 'online' : 'offline';
    const grant = context.tokens.issue(kind, {
      scope: context.scopes,
      expiring: exchange.data.expiring === '1',
    });
    response.json(kind === 'online' ? onlineAnswer(grant, context.locale()) : offlineAnswer(grant));
  };
}

function offlineAnswer(grant: Grant) {
  return {
    access_token: grant.accessToken,
    scope: grant.scope,
    ...(grant.refreshToken && {
      expires_in: ACCESS_TOKEN_SECONDS,
      refresh_token: grant.refreshToken,
      refresh_token_expires_in: REFRESH_TOKEN_SECONDS,
    }),
  };
}

/** The person who is signed in to the sandbox's admin. */
export const SANDBOX_USER = { id: 902541635, firstName: 'Alex', lastName: 'Tremblay' };

function onlineAnswer(grant: Grant, locale: string) {
  return {
    access_token: grant.accessToken,
    scope: grant.scope,
    expires_in: 86_399,
    associated_user_scope: grant.scope,
    associated_user: {
      id: SANDBOX_USER.id,
      first_name: SANDBOX_USER.firstName,
      last_name: SANDBOX_USER.lastName,
      email: 'alex@sandbox.example',
      account_owner: true,
      locale,
      collaborator: false,
      email_verified: true,
    },
  };
}
