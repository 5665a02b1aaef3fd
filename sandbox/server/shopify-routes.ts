import { pipeline } from 'node:stream/promises';
import express, { Router, type Request, type Response } from 'express';
import sharp from 'sharp';
import { z } from 'zod';
import type { AdminEndpoint } from '../graphql/endpoint';
import { handleAsync } from './async-handler';
import { refusalAtTheDoor } from '../store/refusals';
import { STAGED_UPLOADS_HOST } from '../store/staged-uploads';
import { accessTokenHandler } from './oauth';
import { pictureSvg, type PictureSubject } from './pictures';
import type { Sandbox } from './sandbox';
import { takeStagedUpload } from './staged-upload-route';

const graphqlBody = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
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
      const refused = refusalAtTheDoor(sandbox.store.refusals);
      if (refused) {
        response.status(refused.status).json({ errors: refused.errors });
        return;
      }
      const accessToken = request.get('x-shopify-access-token') ?? '';
      if (!sandbox.tokens.isValid(accessToken)) {
        response.status(401).json({
          errors: '[API] Invalid API key or access token (unrecognized login or wrong password)',
        });
        return;
      }
      const body = graphqlBody.safeParse(request.body);
      if (!body.success) {
        response.status(400).json({ errors: { query: 'Required parameter missing or invalid' } });
        return;
      }
      const answer = await endpoint.execute(body.data);
      response
        .status(answer.status)
        .set({ 'x-shopify-api-version': sandbox.configuration.apiVersion, ...answer.headers })
        .json(answer.body);
    }),
  );

  router.get(
    `/storage.googleapis.com/sandbox-bulk/:id.jsonl`,
    handleAsync(async (request, response) => {
      const { resultStatus } = sandbox.store.faults;
      if (resultStatus !== null) {
        response.status(resultStatus).type('application/xml').send('<Error/>');
        return;
      }
      response.type('application/jsonl');
      await pipeline(sandbox.store.openBulkResult(request.params['id'] ?? ''), response);
    }),
  );

  router.post(
    `/${STAGED_UPLOADS_HOST}/`,
    handleAsync((request, response) => takeStagedUpload(sandbox, request, response)),
  );

  router.get('/cdn.shopify.com/*', pictureSender(sandbox));

  router.use((_request, response) => {
    response.status(404).json({ errors: 'Not Found' });
  });
  return router;
}

const PICTURE_SIDE_PX = 1024;

/** What Shopify's CDN would serve: any picture. Style sheets and fonts of Shopify's are left out. */
export function pictureSender({ store }: Sandbox) {
  return handleAsync(async (request: Request, response: Response) => {
    response.set('cache-control', 'public, max-age=86400');
    if (request.path.includes('/static/')) {
      response.type('text/css').send('');
      return;
    }
    const widthPx = z.coerce
      .number()
      .int()
      .min(1)
      .max(4096)
      .catch(PICTURE_SIDE_PX)
      .parse(request.query['width']);
    const size = { widthPx, heightPx: widthPx };
    const picture = pictureSvg(request.path, size, subjectOf(store, request.query['v']));
    // As Shopify's CDN does, in a format that whoever asks can take.
    response.vary('accept');
    if (request.accepts(['image/svg+xml', 'image/png']) === 'image/png') {
      response.type('image/png').send(await sharp(Buffer.from(picture)).png().toBuffer());
    } else response.type('image/svg+xml').send(picture);
  });
}

/** Of addresses that name a photo, as those of the sample store do. */
function subjectOf(store: Sandbox['store'], version: unknown): PictureSubject | null {
  const part = typeof version === 'string' ? store.catalogue.findPart('MediaImage', version) : null;
  if (part?.record.__typename !== 'MediaImage') return null;
  return { title: part.product.title, alt: part.record.alt };
}
