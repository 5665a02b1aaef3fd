import express, { Router } from 'express';
import { z } from 'zod';
import { pageProps } from '../admin/Layout';
import { homePage, problemPage, settingsPage } from '../admin/pages';
import { isTextId } from '../admin/texts';
import { webhooksPage } from '../admin/webhooks-page';
import type { ProductRecord } from '../store/records';
import type { AdminContext } from './admin-context';
import { appRoutes } from './app-routes';
import { discountRoutes } from './discount-routes';
import { extensionRoutes } from './extension-routes';
import { mailRoutes } from './mail-routes';
import { productRoutes } from './product-routes';
import { refusalRoutes } from './refusal-routes';
import type { Sandbox } from './sandbox';

const HOUR_MS = 3_600_000;

/** The admin's pages: forms post, the answer redirects, nothing needs JavaScript but the embedded app. */
export function adminRoutes(sandbox: Sandbox): Router {
  const router = Router({ mergeParams: true });
  // A product may have 2,000 variants, two inputs each.
  router.use(express.urlencoded({ extended: false, limit: '10mb', parameterLimit: 20_000 }));
  const context = contextOf(sandbox);
  const { page } = context;

  router.get('/', (request, response) => {
    response.send(homePage(page(request), countsOf(sandbox.store.catalogue.all())));
  });
  router.use(productRoutes(context));
  router.use(extensionRoutes(context));
  router.use(appRoutes(context));
  router.use(discountRoutes(context));
  router.use(mailRoutes(context));
  router.use(webhookRoutes(context));
  router.use(settingsRoutes(context));
  router.use(refusalRoutes(context));
  router.use((request, response) => {
    const props = page(request);
    response.status(404).send(problemPage(props, props.t.notFound));
  });
  return router;
}

function contextOf(sandbox: Sandbox): AdminContext {
  return {
    sandbox,
    page: (request) => {
      const { said } = noticeQuery.parse(request.query);
      const { name, handle } = sandbox.configuration;
      return pageProps({
        shopName: sandbox.store.shop.name,
        storeName: sandbox.storeName,
        now: sandbox.clock.now(),
        timeZone: sandbox.store.shop.timeZone,
        language: sandbox.language,
        app: { name, handle, isInstalled: sandbox.isInstalled },
        notice: isTextId(said) ? said : null,
      });
    },
    goTo: (response, path, said) => {
      response.redirect(303, `/store/${sandbox.storeName}${path}${said ? `?said=${said}` : ''}`);
    },
  };
}

function webhookRoutes({ sandbox, page, goTo }: AdminContext): Router {
  const router = Router({ mergeParams: true });
  router.get('/webhooks', (request, response) => {
    response.send(webhooksPage(page(request), [...sandbox.webhooks.deliveries].reverse()));
  });

  router.post('/webhooks/:webhookId/again', (request, response, next) => {
    if (!sandbox.webhooks.sendAgain(request.params.webhookId)) {
      next();
      return;
    }
    goTo(response, '/webhooks', 'sent');
  });

  return router;
}

function settingsRoutes({ sandbox, page, goTo }: AdminContext): Router {
  const router = Router({ mergeParams: true });
  router.get('/settings', (request, response) => {
    const { refusals, faults, bulkAccess } = sandbox.store;
    const { deniedFields } = faults;
    const { until: bulkQueriesUntil } = bulkAccess;
    response.send(settingsPage(page(request), { refusals, deniedFields, bulkQueriesUntil }));
  });

  router.post('/settings/language', (request, response) => {
    sandbox.setLanguage(z.object({ language: z.enum(['en', 'fr']) }).parse(request.body).language);
    goTo(response, '/settings', 'languageSet');
  });

  router.post('/settings/bulk-queries', (_request, response) => {
    sandbox.allowBulkQueries();
    goTo(response, '/settings', 'bulkQueriesSet');
  });

  router.post('/settings/clock', (request, response) => {
    const { instant, advance_hours: hours } = clockInputs.parse(request.body);
    const now = sandbox.clock.now();
    const wanted = instant
      ? new Date(`${instant}Z`)
      : new Date(now.getTime() + (hours ?? 0) * HOUR_MS);
    // What the app has stored is dated: a change from before would look out of date to it.
    if (wanted < now) {
      goTo(response, '/settings', 'clockOnlyForward');
      return;
    }
    sandbox.clock.set(wanted);
    goTo(response, '/settings', 'clockSet');
  });

  return router;
}

const noticeQuery = z.object({ said: z.string().catch('') });

const clockInputs = z.object({
  instant: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/)
    .optional(),
  advance_hours: z.coerce
    .number()
    .positive()
    .max(24 * 366)
    .optional(),
});

function countsOf(products: readonly ProductRecord[]) {
  return {
    products: products.length,
    variants: products.reduce((sum, { variants }) => sum + variants.length, 0),
    photos: products.reduce((sum, { media }) => sum + media.length, 0),
  };
}
