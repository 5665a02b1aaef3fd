import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { productPage } from '../admin/product-page';
import { productsPage } from '../admin/products-page';
import { gid } from '../store/ids';
import type { ProductRecord } from '../store/records';
import type { AdminContext } from './admin-context';
import { extensionsOnProduct } from './extension-routes';
import { formOf, isFrench, outdatedInputs, problemsOf, type ProductForm } from './product-form';

const PRODUCTS_PER_PAGE = 25;
const PICKER_LENGTH = 20;

/** Products in the admin: listed, searched, made, edited, deleted; and what the app's product picker asks for. */
export function productRoutes({ sandbox, page, goTo }: AdminContext): Router {
  const router = Router({ mergeParams: true });
  const findProduct = (request: Request) =>
    sandbox.store.catalogue.find(request.params['id'] ?? '');

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
        appPath: sandbox.productLink?.replaceAll('{id}', product.id) ?? null,
        problems: attempt?.problems ?? [],
        extensions: extensionsOnProduct(sandbox, product.id),
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

  return router;
}

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
