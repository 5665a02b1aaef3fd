import { importPrices, previewPrices, removePrices } from './import-prices';
import { showPrices } from './show-prices';
import { showPriceImports } from './show-imports';

export const priceVerbs = {
  show: showPrices,
  showImports: showPriceImports,
  preview: previewPrices,
  import: importPrices,
  remove: removePrices,
};
