import { checkListings } from '../catalogue/check-listing';
import { cancelPromotion } from './cancel-promotion';
import { chooseWhenNotReady } from './choose-when-not-ready';
import { deleteDraft } from './delete-draft';
import { duplicatePromotion } from './duplicate-promotion';
import { exportResults } from './export-results';
import { judgeWholePlan } from './judge-whole-plan';
import { listPromotions } from './list-promotions';
import { newPromotion } from './new-promotion';
import { overrideBlockers, withdrawOverride } from './override-blockers';
import { previewInput } from './preview-plan';
import { exportOriginalPrices } from './export-original-prices';
import { keepPrices } from './keep-prices';
import { restorePrice } from './restore-price';
import { resumePromotion } from './resume-promotion';
import { savePlan } from './save-plan';
import { changeScheduled, schedulePromotion, undoScheduled } from './schedule-promotion';
import { searchCollections } from './search-collections';
import { acceptShopifyChange, restoreOurs } from './settle-shopify-change';
import { showPromotion } from './show-promotion';
import { showResults } from './show-results';
import { suggestListings } from './suggest-listings';

export const promotionVerbs = {
  list: listPromotions,
  show: showPromotion,
  plan: newPromotion,
  preview: previewInput,
  judgeWhole: judgeWholePlan,
  save: savePlan,
  overrideBlockers,
  withdrawOverride,
  checkAgain: checkListings,
  chooseWhenNotReady,
  schedule: schedulePromotion,
  change: changeScheduled,
  cancel: cancelPromotion,
  undo: undoScheduled,
  resume: resumePromotion,
  acceptShopifyChange,
  restoreOurs,
  duplicate: duplicatePromotion,
  deleteDraft,
  searchCollections,
  restorePrice,
  keepPrices,
  exportOriginalPrices,
};

/** What to promote in a season, and how a promotion went. */
export const suggestionVerbs = { suggest: suggestListings, showResults, exportResults };
