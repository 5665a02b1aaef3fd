import { pipeline } from 'node:stream/promises';
import express, { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { handleAsync } from './async-handler';
import { accessTokenHandler } from './oauth';
import { pictureSvg } from './pictures';
import type { Sandbox } from './sandbox';

/** Answers a GraphQL request as Shopify's Admin API does. */
export interface AdminEndpoint {
  execute(request: {
    query: string;
    variables: Record<string, unknown>;
    accessToken: string;
  }): Promise<AdminAnswer>;
}

export interface AdminAnswer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

const graphqlBody = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

/**
 * Shopify's hosts, each under a path segment of its own: the app's process is told to look here
 * (`preload.mjs`).
 */
export function shopifyRoutes(sandbox: Sandbox, endpoint: AdminEndpoint): Router {
  const router = Router();
  const shop = `/${sandbox.store.shop.domain}`;
  const json = express.json({ limit: '10mb' });

  router.post(
    `${shop}/admin/oauth/access_token`,
    json,
    express.urlencoded({ extended: false }),
    handleAsync(
      accessTokenHandler({
        credentials: sandbox.credentials,
        shopDomain: sandbox.store.shop.domain,
        scopes: sandbox.configuration.scopes.join(','),
        locale: () => sandbox.language,
        now: () => sandbox.clock.now(),
        isInstalled: () => sandbox.isInstalled,
        tokens: sandbox.tokens,
      }),
    ),
  );

  router.post(
    `${shop}/admin/api/${sandbox.configuration.apiVersion}/graphql.json`,
    json,
    handleAsync(async (request, response) => {
      const accessToken = request.get('x-shopify-access-token') ?? '';
      if (!sandbox.tokens.isValid(accessToken)) {
        return void response.status(401).json({
          errors: '[API] Invalid API key or access token (unrecognized login or wrong password)',
        });
      }
      const body = graphqlBody.safeParse(request.body);
      if (!body.success) {
        return void response
          .status(400)
          .json({ errors: { query: 'Required parameter missing or invalid' } });
      }
      const answer = await endpoint.execute({
        query: body.data.query,
        variables: body.data.variables ?? {},
        accessToken,
      });
      response
        .status(answer.status)
        .set({ 'x-shopify-api-version': sandbox.configuration.apiVersion, ...answer.headers })
        .json(answer.body);
    }),
  );

  router.get(
    `/storage.googleapis.com/sandbox-bulk/:id.jsonl`,
    handleAsync(async (request, response) => {
      response.type('application/jsonl');
      await pipeline(sandbox.store.openBulkResult(request.params['id'] ?? ''), response);
    }),
  );

  router.get('/cdn.shopify.com/*', sendPicture);

  router.use((_request, response) => {
    response.status(404).json({ errors: 'Not Found' });
  });
  return router;
}

const PICTURE_SIDE_PX = 1024;

/** What Shopify's CDN would serve: any picture. Style sheets and fonts of Shopify's are left out. */
export function sendPicture(request: Request, response: Response): void {
  response.set('cache-control', 'public, max-age=86400');
  if (request.path.includes('/static/')) return void response.type('text/css').send('');
  const widthPx = z.coerce
    .number()
    .int()
    .min(1)
    .max(4096)
    .catch(PICTURE_SIDE_PX)
    .parse(request.query['width']);
  response.type('image/svg+xml').send(pictureSvg(request.path, { widthPx, heightPx: widthPx }));
}
