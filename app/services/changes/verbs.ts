import { judgeFrench, judgeVariantValues } from './judge-typed';
import { saveAltTexts } from './save-alt-texts';
import { saveFrench } from './save-french';
import { saveVariantValues } from './save-variant-values';
import { showCustoms } from './show-customs';
import { showFrench } from './show-french';
import { showWasPrices } from './show-was-prices';
import { showHistory } from './show-history';
import { undoChanges } from './undo-changes';

export const changeVerbs = {
  showFrench,
  judgeFrench,
  saveFrench,
  saveAltTexts,
  showCustoms,
  showWasPrices,
  judgeVariantValues,
  saveVariantValues,
  history: showHistory,
  undo: undoChanges,
};
