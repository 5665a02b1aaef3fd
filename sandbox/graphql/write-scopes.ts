/** What a merchant has to have granted the app before it may write; of mutations that any app may call, nothing. */
export const WRITE_SCOPES: ReadonlyMap<string, string> = new Map([
  ['Mutation.translationsRegister', 'write_translations'],
  ['Mutation.translationsRemove', 'write_translations'],
  ['Mutation.fileUpdate', 'write_files'],
  ['Mutation.fileDelete', 'write_files'],
  ['Mutation.inventoryItemUpdate', 'write_inventory'],
  ['Mutation.productVariantsBulkUpdate', 'write_products'],
  ['Mutation.productCreate', 'write_products'],
  ['Mutation.productUpdate', 'write_products'],
  ['Mutation.productDelete', 'write_products'],
  ['Mutation.priceListFixedPricesAdd', 'write_products'],
  ['Mutation.priceListFixedPricesDelete', 'write_products'],
  ['Mutation.metafieldsSet', 'write_products'],
  ['Mutation.metafieldsDelete', 'write_products'],
]);
