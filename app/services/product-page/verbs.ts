import { checkListingNow } from './check-listing-now';
import { saveFix } from './save-fix';
import { showFix } from './show-fix';
import { showProductPage } from './show-product-page';
import { undoFix } from './undo-fix';

/** What Shopify's product page asks of the app. */
export const productPageVerbs = {
  show: showProductPage,
  checkNow: checkListingNow,
  showFix,
  saveFix,
  undoFix,
};
