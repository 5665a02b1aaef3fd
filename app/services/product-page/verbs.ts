import { checkListingNow } from './check-listing-now';
import { showProductPage } from './show-product-page';

/** What Shopify's product page asks of the app. */
export const productPageVerbs = { show: showProductPage, checkNow: checkListingNow };
