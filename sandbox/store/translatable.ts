import type { Catalogue } from './catalogue';
import { parseGid } from './ids';
import type { PolicyRecord } from './records';
import { productFields, type TranslatableField } from './translations';

/** What of a store can be translated. */
export interface Translatable {
  readonly catalogue: Catalogue;
  readonly policies: readonly PolicyRecord[];
}

/** The fields of a resource, by its global id, that can be translated; none for what the sandbox does not know. */
export function translatableFields(
  { catalogue, policies }: Translatable,
  resourceId: string,
): TranslatableField[] {
  const parsed = parseGid(resourceId);
  switch (parsed?.type) {
    case 'Product': {
      const product = catalogue.find(parsed.id);
      return product ? productFields(product) : [];
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
      return record?.__typename === 'Metafield'
        ? [{ key: 'value', value: record.value, type: 'MULTI_LINE_TEXT_FIELD' }]
        : [];
    }
    default:
      return [];
  }
}
