import express, { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { pageProps, type PageProps } from '../admin/Layout';
import { appPage, homePage, installPage, problemPage, settingsPage } from '../admin/pages';
import { productPage, productsPage } from '../admin/product-pages';
import { isTextId, textsOf, type TextId } from '../admin/texts';
import { webhooksPage } from '../admin/webhooks-page';
import { gid } from '../store/ids';
import type { ProductRecord } from '../store/records';
import { appDocument, sessionToken } from './app-address';
import { handleAsync } from './async-handler';
import { discountRoutes } from './discount-routes';
import { mailRoutes } from './mail-routes';
import { formOf, isFrench, outdatedInputs, problemsOf, type ProductForm } from './product-form';
import type { Sandbox } from './sandbox';

const PRODUCTS_PER_PAGE = 25;
const PICKER_LENGTH = 20;
const HOUR_MS = 3_600_000;

/** The admin's pages: forms post, the answer redirects, nothing needs JavaScript but the embedded app. */
export function adminRoutes(sandbox: Sandbox): Router {
  const router = Router({ mergeParams: true });
  // A product may have 2,000 variants, two inputs each.
  router.use(express.urlencoded({ extended: false, limit: '10mb', parameterLimit: 20_000 }));

  const page = (request: Request): PageProps => {
    const { said } = noticeQuery.parse(request.query);
    return pageProps({
      shopName: sandbox.store.shop.name,
      storeName: sandbox.storeName,
      now: sandbox.clock.now(),
      language: sandbox.language,
      isInstalled: sandbox.isInstalled,
      notice: isTextId(said) ? said : null,
    });
  };
  const goTo = (response: Response, path: string, said?: TextId) => {
    response.redirect(303, `/store/${sandbox.storeName}${path}${said ? `?said=${said}` : ''}`);
  };
  const findProduct = (request: Request) =>
    sandbox.store.catalogue.find(request.params['id'] ?? '');

  router.get('/', (request, response) => {
    response.send(homePage(page(request), countsOf(sandbox.store.catalogue.all())));
  });

  router.get('/products', (request, response) => {
    const { query, page: number } = listQuery.parse(request.query);
    const matching = search(sandbox.store.catalogue.all(), query);
    const pages = Math.max(1, Math.ceil(matching.length / PRODUCTS_PER_PAGE));
    const shown = Math.min(number, pages);
    response.send(
      productsPage(page(request), {
        query,
        page: shown,
        pages,
        products: matching.slice((shown - 1) * PRODUCTS_PER_PAGE, shown * PRODUCTS_PER_PAGE),
        currency: sandbox.store.shop.currency,
      }),
    );
  });

  router.post('/products', (_request, response) => {
    const id = sandbox.editor.create(sandbox.language === 'fr' ? 'Nouveau produit' : 'New product');
    goTo(response, `/products/${id}`);
  });

  const sendEditor = (
    request: Request,
    response: Response,
    product: ProductRecord,
    attempt: { form: ProductForm; problems: string[] } | null,
  ) =>
    response.status(attempt ? 422 : 200).send(
      productPage(page(request), {
        product,
        currency: sandbox.store.shop.currency,
        hasFrench: !isFrench(sandbox.store.shop.primaryLocale),
        form: attempt?.form ?? formOf(sandbox.store, product),
        outdated: outdatedInputs(sandbox.store, product),
        appPath: `/app/listings/${product.id}`,
        problems: attempt?.problems ?? [],
      }),
    );

  router.get('/products/:id', (request, response, next) => {
    const product = findProduct(request);
    if (!product) {
      next();
      return;
    }
    sendEditor(request, response, product, null);
  });

  router.post('/products/:id', (request, response, next) => {
    const product = findProduct(request);
    if (!product) {
      next();
      return;
    }
    const { remove_media: removedMedia, intent, ...inputs } = productInputs.parse(request.body);
    const form = z.record(z.string(), z.string()).parse(inputs);
    const problems = problemsOf(product, form);
    if (problems.length > 0) {
      sendEditor(request, response, product, { form, problems });
      return;
    }
    const newPhotoAlt = intent === 'add_photo' ? (form['new_photo_alt'] ?? '') : null;
    const result = sandbox.asOneSave(() =>
      sandbox.editor.save(product.id, form, removedMedia, newPhotoAlt),
    );
    const said = result.changedProduct
      ? 'saved'
      : result.changedFrench
        ? 'savedFrenchOnly'
        : 'savedNothing';
    goTo(response, `/products/${product.id}`, said);
  });

  router.post('/products/:id/delete', (request, response, next) => {
    const product = findProduct(request);
    if (!product) {
      next();
      return;
    }
    sandbox.editor.delete(product.id);
    goTo(response, '/products', 'productDeleted');
  });

  router.post('/install', (_request, response) => {
    sandbox.install();
    goTo(response, '/apps/borealist', 'appInstalled');
  });

  router.post('/uninstall', (_request, response) => {
    sandbox.uninstall();
    goTo(response, '/settings', 'appUninstalled');
  });

  const appHandles = ['borealist', sandbox.credentials.apiKey].map((handle) => `/apps/${handle}`);
  router.get(
    appHandles.flatMap((handle) => [handle, `${handle}/*`]),
    handleAsync(async (request, response) => {
      if (!sandbox.isInstalled) {
        response.send(installPage(page(request), sandbox.configuration.scopes));
        return;
      }
      const base = appHandles.find((handle) => request.path.startsWith(handle)) ?? '';
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

  router.use(discountRoutes(sandbox, page, goTo));
  router.use(mailRoutes(sandbox, page));

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

  router.get('/settings', (request, response) => {
    response.send(settingsPage(page(request)));
  });

  router.post('/settings/language', (request, response) => {
    sandbox.setLanguage(z.object({ language: z.enum(['en', 'fr']) }).parse(request.body).language);
    goTo(response, '/settings', 'languageSet');
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

  router.get('/api/scopes', (_request, response) => {
    response.json({
      granted: sandbox.store.grantedScopes,
      required: sandbox.configuration.scopes,
      optional: [],
    });
  });

  router.get('/api/products', (request, response) => {
    const { query } = listQuery.parse(request.query);
    const products = search(sandbox.store.catalogue.all(), query).slice(0, PICKER_LENGTH);
    response.json(
      products.map(({ id, title, handle, variants }) => ({
        id: gid('Product', id),
        title,
        handle,
        variants: variants.map((variant) => ({
          id: gid('ProductVariant', variant.id),
          title: variant.title,
        })),
      })),
    );
  });

  router.use((request, response) => {
    response.status(404).send(problemPage(page(request), textsOf(sandbox.language).notFound));
  });
  return router;
}

const noticeQuery = z.object({ said: z.string().catch('') });

const listQuery = z.object({
  query: z.string().default(''),
  page: z.coerce.number().int().min(1).catch(1),
});

const productInputs = z
  .object({
    intent: z.enum(['save', 'add_photo']).default('save'),
    remove_media: z
      .union([z.string(), z.array(z.string())])
      .default([])
      .transform((value) => [value].flat()),
  })
  .catchall(z.string());

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

function context(sandbox: Sandbox) {
  return {
    credentials: sandbox.credentials,
    shopDomain: sandbox.store.shop.domain,
    locale: sandbox.language,
    now: sandbox.clock.now(),
  };
}

function search(products: readonly ProductRecord[], query: string): readonly ProductRecord[] {
  const wanted = query.trim().toLocaleLowerCase();
  if (wanted === '') return products;
  return products.filter(
    ({ title, handle, variants }) =>
      title.toLocaleLowerCase().includes(wanted) ||
      handle.includes(wanted) ||
      variants.some(({ sku }) => sku?.toLocaleLowerCase() === wanted),
  );
}

function countsOf(products: readonly ProductRecord[]) {
  return {
    products: products.length,
    variants: products.reduce((sum, { variants }) => sum + variants.length, 0),
    photos: products.reduce((sum, { media }) => sum + media.length, 0),
  };
}
