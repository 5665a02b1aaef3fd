import { judgeFrench } from './judge-french';
import { saveFrench } from './save-french';
import { showFrench } from './show-french';
import { showHistory } from './show-history';
import { undoChanges } from './undo-changes';

export const changeVerbs = {
  showFrench,
  judgeFrench,
  saveFrench,
  history: showHistory,
  undo: undoChanges,
};
