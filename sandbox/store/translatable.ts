import type { Catalogue } from './catalogue';
import { parseGid } from './ids';
import type { CollectionRecord, ContentRecord, PolicyRecord, TranslatableField } from './records';
import { productFields } from './translations';

/** What of a store can be translated. */
export interface Translatable {
  readonly catalogue: Catalogue;
  readonly policies: readonly PolicyRecord[];
  readonly collections: readonly CollectionRecord[];
  /** By global id. */
  readonly contents: ReadonlyMap<string, ContentRecord>;
}

/** The fields of a resource, by its global id, that can be translated; none for what the sandbox does not know. */
export function translatableFields(
  { catalogue, policies, collections, contents }: Translatable,
  resourceId: string,
): TranslatableField[] {
  const content = contents.get(resourceId);
  if (content) return content.fields;
  const parsed = parseGid(resourceId);
  switch (parsed?.type) {
    case 'Product': {
      const product = catalogue.find(parsed.id);
      return product ? productFields(product) : [];
    }
    case 'Collection': {
      const collection = collections.find(({ id }) => id === parsed.id);
      return collection
        ? [
            { key: 'title', value: collection.title, type: 'SINGLE_LINE_TEXT_FIELD' },
            { key: 'handle', value: collection.handle, type: 'URI' },
          ]
        : [];
    }
    case 'ShopPolicy': {
      const policy = policies.find(({ id }) => id === parsed.id);
      return policy ? [{ key: 'body', value: policy.bodyHtml, type: 'HTML' }] : [];
    }
    case 'MediaImage': {
      const media = catalogue.findPart('MediaImage', parsed.id)?.record;
      return media?.__typename === 'MediaImage' && media.alt
        ? [{ key: 'alt', value: media.alt, type: 'SINGLE_LINE_TEXT_FIELD' }]
        : [];
    }
    case 'ProductOption':
    case 'ProductOptionValue': {
      const record = catalogue.findPart(parsed.type, parsed.id)?.record;
      return record && 'name' in record
        ? [{ key: 'name', value: record.name, type: 'SINGLE_LINE_TEXT_FIELD' }]
        : [];
    }
    case 'Metafield': {
      const record = catalogue.findPart('Metafield', parsed.id)?.record;
      return record?.__typename === 'Metafield' && isText(record.type)
        ? [{ key: 'value', value: record.value, type: 'MULTI_LINE_TEXT_FIELD' }]
        : [];
    }
    default:
      return [];
  }
}

/** Files, references and numbers are other types of content at Shopify, which the sandbox does not translate. */
function isText(metafieldType: string): boolean {
  return metafieldType.endsWith('_text_field');
}
