import { addPhoto } from './add-photo';
import { callOffBatch, holdBatch, letBatchGo, showBatch } from './batch';
import { previewBulk, showBulk, startBulk } from './bulk';
import { previewAltTexts, showBulkAltTexts, startAltTexts } from './bulk-alt-texts';
import { previewWasPrices, showBulkWasPrices, startWasPrices } from './bulk-was-prices';
import { exportWorklist } from './export-worklist';
import { previewWorklist, startWorklist } from './import-worklist';
import { judgeFrench } from './judge-french';
import { judgeVariantValues } from './judge-typed';
import { mendTyped } from './mend-typed';
import { namePackagingPhoto } from './name-packaging-photo';
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
  mendFrench: mendTyped,
  saveFrench,
  saveAltTexts,
  addPhoto,
  namePackagingPhoto,
  showCustoms,
  showWasPrices,
  judgeVariantValues,
  saveVariantValues,
  showBulk,
  previewBulk,
  startBulk,
  showBulkAltTexts,
  previewAltTexts,
  startAltTexts,
  showBulkWasPrices,
  previewWasPrices,
  startWasPrices,
  exportWorklist,
  previewWorklist,
  startWorklist,
  showBatch,
  holdBatch,
  callOffBatch,
  letBatchGo,
  history: showHistory,
  undo: undoChanges,
};
