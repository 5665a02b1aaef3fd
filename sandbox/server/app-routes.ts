import { Router } from 'express';
import { z } from 'zod';
import { appPage, installPage } from '../admin/pages';
import type { AdminContext } from './admin-context';
import { appDocument, sessionToken } from './app-address';
import { handleAsync } from './async-handler';
import type { Sandbox } from './sandbox';

const scopesForm = z.object({ scope: z.union([z.string(), z.array(z.string())]).optional() });

/** The app in the admin: installed, shown in its frame, uninstalled; and what App Bridge asks for. */
export function appRoutes({ sandbox, page, goTo }: AdminContext): Router {
  const { configuration, credentials } = sandbox;
  const router = Router({ mergeParams: true });
  router.post('/install', (_request, response) => {
    sandbox.install();
    goTo(response, `/apps/${configuration.handle}`, 'appInstalled');
  });

  router.post('/uninstall', (_request, response) => {
    sandbox.uninstall();
    goTo(response, '/settings', 'appUninstalled');
  });

  const bases = [configuration.handle, credentials.apiKey].map((handle) => `/apps/${handle}`);
  router.get(
    bases.flatMap((base) => [base, `${base}/*`]),
    handleAsync(async (request, response) => {
      if (!sandbox.isInstalled) {
        response.send(installPage(page(request), configuration.scopes));
        return;
      }
      const base = bases.find((each) => request.path.startsWith(each)) ?? '';
      const url = new URL(request.url, 'http://admin');
      url.searchParams.delete('said');
      const app = await appDocument(
        sandbox.appOrigin(),
        `${request.path.slice(base.length) || '/'}${url.search}`,
        context(sandbox),
      );
      response.send(appPage(page(request), app));
    }),
  );

  // A POST: other sites may not fetch a token by a mere image or script tag.
  router.post(
    '/api/session-token',
    handleAsync(async (_request, response) => {
      if (!sandbox.isInstalled) {
        response.sendStatus(403);
        return;
      }
      response.type('text/plain').send(await sessionToken(context(sandbox)));
    }),
  );

  const scopes = () => ({
    granted: sandbox.store.grantedScopes,
    required: configuration.scopes,
    optional: configuration.optionalScopes,
  });
  router.get('/api/scopes', (_request, response) => {
    response.json(scopes());
  });
  router.post('/api/scopes', (request, response) => {
    const { scope = [] } = scopesForm.parse(request.body);
    if (sandbox.isInstalled) sandbox.grantOptional([scope].flat());
    response.json(scopes());
  });

  return router;
}

function context(sandbox: Sandbox) {
  return {
    credentials: sandbox.credentials,
    shopDomain: sandbox.store.shop.domain,
    locale: sandbox.language,
    now: sandbox.clock.now(),
  };
}
