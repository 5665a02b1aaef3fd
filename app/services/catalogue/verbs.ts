import { checkListing } from './check-listing';
import { exportListings } from './export-listings';
import { exportPriceEvidence } from './export-price-evidence';
import { listListings } from './list-listings';
import { markPackaging } from './mark-packaging';
import { showLens } from './show-lens';
import { showListing } from './show-listing';
import { showPackagingBoard } from './show-packaging-board';

export const catalogueVerbs = {
  list: listListings,
  show: showListing,
  showLens,
  check: checkListing,
  markPackaging,
  showPackagingBoard,
  exportPriceEvidence,
  export: exportListings,
};
