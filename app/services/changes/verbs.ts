import { judgeFrench } from './judge-french';
import { saveAltTexts } from './save-alt-texts';
import { saveFrench } from './save-french';
import { showFrench } from './show-french';
import { showHistory } from './show-history';
import { undoChanges } from './undo-changes';

export const changeVerbs = {
  showFrench,
  judgeFrench,
  saveFrench,
  saveAltTexts,
  history: showHistory,
  undo: undoChanges,
};
