import { z } from 'zod';
import { gid } from '../store/ids';
import { moneyText } from '../store/prices';
import type { ProductRecord } from '../store/records';
import type { SandboxStore } from '../store/sandbox-store';
import { translatableFields } from '../store/translatable';
import { contentDigest } from '../store/translations';

/** The product editor's inputs by name, as the browser sends them. */
export type ProductForm = Record<string, string>;

const FRENCH_FIELDS = [
  { input: 'french_title', key: 'title' },
  { input: 'french_description', key: 'body_html' },
] as const;

const AMOUNT = /^\d{1,7}([.,]\d{1,2})?$/;
const statusSchema = z.enum(['ACTIVE', 'DRAFT', 'ARCHIVED', 'UNLISTED']);

/** The inputs as they stand when the editor is opened. */
export function formOf(store: SandboxStore, product: ProductRecord): ProductForm {
  const form: ProductForm = {
    title: product.title,
    description: product.descriptionHtml,
    status: product.status,
  };
  for (const { input, key } of FRENCH_FIELDS)
    form[input] = frenchOf(store, product, key)?.value ?? '';
  for (const variant of product.variants) {
    form[`price.${variant.id}`] = moneyText(variant.priceCents);
    form[`compare_at.${variant.id}`] =
      variant.compareAtCents === null ? '' : moneyText(variant.compareAtCents);
  }
  for (const media of product.media) form[`alt.${media.id}`] = media.alt ?? '';
  return form;
}

/** Names of the French inputs whose original has changed since. */
export function outdatedInputs(store: SandboxStore, product: ProductRecord): string[] {
  return FRENCH_FIELDS.filter(({ key }) => {
    const text = frenchOf(store, product, key);
    return text !== undefined && text.sourceDigest !== contentDigest(sourceOf(product, key));
  }).map(({ input }) => input);
}

/** What is wrong with the inputs, in English; the browser checks most of it before. */
export function problemsOf(product: ProductRecord, form: ProductForm): string[] {
  const problems: string[] = [];
  if (form['title']?.trim() === '') problems.push('Title: write at least one character.');
  if (!statusSchema.safeParse(form['status'] ?? product.status).success)
    problems.push('Status: unknown.');
  for (const variant of product.variants) {
    const price = form[`price.${variant.id}`];
    const compareAt = form[`compare_at.${variant.id}`];
    if (price !== undefined && !AMOUNT.test(price)) {
      problems.push(`Price of ${variant.title}: write an amount such as 19.99.`);
    }
    if (compareAt && !AMOUNT.test(compareAt)) {
      problems.push(
        `Compare-at price of ${variant.title}: write an amount such as 19.99, or nothing.`,
      );
    }
  }
  return problems;
}

/** Changes in the store what differs from it; inputs that are absent change nothing. */
export function applyForm(
  store: SandboxStore,
  product: ProductRecord,
  form: ProductForm,
  options: { removedMedia: string[]; newPhoto: { id: string; alt: string } | null },
): { changedProduct: boolean; changedFrench: boolean } {
  const before = formOf(store, product);
  const changed = (name: string) => {
    const value = form[name];
    return value === undefined || sameText(value, before[name] ?? '')
      ? null
      : withoutCarriageReturns(value);
  };
  const id = gid('Product', product.id);
  let changedProduct = false;
  const doChange = (change: () => void) => {
    change();
    changedProduct = true;
  };

  const [title, descriptionHtml, status] = [
    changed('title'),
    changed('description'),
    changed('status'),
  ];
  if (title !== null || descriptionHtml !== null || status !== null) {
    doChange(() =>
      store.editProduct(id, {
        ...(title !== null && { title }),
        ...(descriptionHtml !== null && { descriptionHtml }),
        ...(status !== null && { status: statusSchema.parse(status) }),
      }),
    );
  }
  for (const variant of product.variants) {
    const [price, compareAt] = [
      changed(`price.${variant.id}`),
      changed(`compare_at.${variant.id}`),
    ];
    if (price === null && compareAt === null) continue;
    doChange(() =>
      store.editVariantPrice(gid('ProductVariant', variant.id), {
        price: price === null ? variant.priceCents / 100 : amountOf(price),
        ...(compareAt !== null && {
          compareAtPrice: compareAt === '' ? null : amountOf(compareAt),
        }),
      }),
    );
  }
  for (const media of [...product.media]) {
    const mediaId = gid(media.__typename, media.id);
    const alt = changed(`alt.${media.id}`);
    if (options.removedMedia.includes(media.id))
      doChange(() => {
        store.removePhoto(mediaId);
      });
    else if (alt !== null) doChange(() => store.editPhotoAlt(mediaId, alt === '' ? null : alt));
  }
  const photo = options.newPhoto;
  if (photo) {
    doChange(() =>
      store.addPhoto(id, {
        id: gid('MediaImage', photo.id),
        kind: 'IMAGE',
        url: `https://cdn.shopify.com/s/files/sandbox/${photo.id}.png`,
        alt: photo.alt === '' ? null : photo.alt,
        widthPx: 2048,
        heightPx: 2048,
      }),
    );
  }
  return { changedProduct, changedFrench: applyFrench(store, product, changed) };
}

function applyFrench(
  store: SandboxStore,
  product: ProductRecord,
  changed: (name: string) => string | null,
): boolean {
  const id = gid('Product', product.id);
  let hasChanged = false;
  for (const { input, key } of FRENCH_FIELDS) {
    const value = changed(input);
    if (value === null) continue;
    const locale = frenchOf(store, product, key)?.locale ?? frenchLocaleOf(store);
    const isTranslatable = translatableFields(store, id).some((field) => field.key === key);
    if (value === '') store.removeTranslation(id, key, locale);
    else if (isTranslatable) store.registerTranslation(id, { key, locale, value });
    hasChanged = true;
  }
  return hasChanged;
}

function frenchOf(store: SandboxStore, product: ProductRecord, key: string) {
  return store.translations
    .of(gid('Product', product.id))
    .find((text) => text.key === key && text.marketId === null && isFrench(text.locale));
}

export function isFrench(locale: string): boolean {
  return locale.split('-')[0] === 'fr';
}

function frenchLocaleOf(store: SandboxStore): string {
  return store.shop.locales.find(({ locale }) => isFrench(locale))?.locale ?? 'fr';
}

function sourceOf(product: ProductRecord, key: 'title' | 'body_html'): string {
  return key === 'title' ? product.title : product.descriptionHtml;
}

function amountOf(text: string): number {
  return Number(text.replace(',', '.'));
}

function withoutCarriageReturns(text: string): string {
  return text.replaceAll('\r', '');
}

/** A browser changes line ends in a text area and drops them in a line: neither is an edit. */
function sameText(a: string, b: string): boolean {
  return a.replace(/[\r\n]/g, '') === b.replace(/[\r\n]/g, '');
}
