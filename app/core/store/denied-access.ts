/** What Shopify may refuse to tell of a store while it tells the rest. What depends on it is unknown. */
export const DENIED_TOPICS = [
  'altTexts',
  'barcodes',
  'canadianPrices',
  'catalogs',
  'categories',
  'costs',
  'discounts',
  'french',
  'inventory',
  'orders',
  'origins',
  'other',
  'packaging',
  'policies',
  'prices',
  'productDetails',
  'returns',
  'searchTexts',
  'stock',
  'storeTexts',
  'tariffCodes',
  'weights',
] as const;
export type DeniedTopic = (typeof DENIED_TOPICS)[number];

export interface DeniedAccess {
  topic: DeniedTopic;
  /** As Shopify names it, such as `read_inventory`; `null` where it names none. */
  permission: string | null;
}
