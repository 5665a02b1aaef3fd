import { importPrices, previewPrices, removePrices } from './import-prices';
import { showPriceImports } from './show-imports';

export const priceVerbs = {
  show: showPriceImports,
  preview: previewPrices,
  import: importPrices,
  remove: removePrices,
};
