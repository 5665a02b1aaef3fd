import type { ProductStatus, WeightUnit } from '../../schema/generated/inputs.generated';

/** Shopify's words in catalogue files, in lower case, with what the Admin API calls them. */
export const STATUSES: Readonly<Record<string, ProductStatus>> = {
  active: 'ACTIVE',
  archived: 'ARCHIVED',
  draft: 'DRAFT',
  unlisted: 'UNLISTED',
};

export const WEIGHT_UNITS: Readonly<Record<string, WeightUnit>> = {
  g: 'GRAMS',
  kg: 'KILOGRAMS',
  oz: 'OUNCES',
  lb: 'POUNDS',
};

export function splitTags(list: string): string[] {
  return list
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}
