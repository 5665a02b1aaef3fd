import { hash } from 'node:crypto';
import type { ProductRecord, TranslatableField } from './records';

export interface TranslationRecord {
  key: string;
  locale: string;
  /** Digits of the market's id, for a text meant for one market only. */
  marketId: string | null;
  value: string;
  /** Digest of the source that this text was written against. */
  sourceDigest: string;
  /** `null`: nobody saved it, as what Shopify or a theme brings. */
  updatedAt: string | null;
}

/** Shopify's `translatableContentDigest`: SHA-256 of the source, in hex. */
export function contentDigest(value: string): string {
  return hash('sha256', value, 'hex');
}

/**
 * Keys and order as recorded: title, body_html, handle, product_type, meta_title, meta_description. Title,
 * handle and product_type are always there, the others only when filled.
 */
export function productFields(product: ProductRecord): TranslatableField[] {
  const fields: TranslatableField[] = [
    { key: 'title', value: product.title, type: 'SINGLE_LINE_TEXT_FIELD' },
  ];
  if (product.descriptionHtml)
    fields.push({ key: 'body_html', value: product.descriptionHtml, type: 'HTML' });
  fields.push(
    { key: 'handle', value: product.handle, type: 'URI' },
    { key: 'product_type', value: product.productType, type: 'SINGLE_LINE_TEXT_FIELD' },
  );
  if (product.seo.title) {
    fields.push({ key: 'meta_title', value: product.seo.title, type: 'MULTI_LINE_TEXT_FIELD' });
  }
  if (product.seo.description) {
    fields.push({
      key: 'meta_description',
      value: product.seo.description,
      type: 'MULTI_LINE_TEXT_FIELD',
    });
  }
  return fields;
}

/** Translations of every resource, by global id. */
export class TranslationRegistry {
  private readonly byResource = new Map<string, TranslationRecord[]>();

  of(resourceId: string): readonly TranslationRecord[] {
    return this.byResource.get(resourceId) ?? [];
  }

  put(resourceId: string, translation: TranslationRecord): void {
    const present = this.byResource.get(resourceId);
    if (!present) {
      this.byResource.set(resourceId, [translation]);
      return;
    }
    const at = present.findIndex((other) => sameSlot(other, translation));
    if (at >= 0) present[at] = translation;
    else present.push(translation);
  }

  /** Removes and returns what matches. */
  remove(
    resourceId: string,
    matches: (translation: TranslationRecord) => boolean,
  ): TranslationRecord[] {
    const present = this.byResource.get(resourceId) ?? [];
    const removed = present.filter(matches);
    const kept = present.filter((translation) => !matches(translation));
    if (kept.length > 0) this.byResource.set(resourceId, kept);
    else this.byResource.delete(resourceId);
    return removed;
  }

  forget(resourceId: string): void {
    this.byResource.delete(resourceId);
  }
}

function sameSlot(a: TranslationRecord, b: TranslationRecord): boolean {
  return a.key === b.key && a.locale === b.locale && a.marketId === b.marketId;
}
