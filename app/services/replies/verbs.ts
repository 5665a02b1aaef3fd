import { exportReplies } from './export-replies';
import { findOrder } from './find-order';
import { removeVariant } from './remove-variant';
import { saveVariant } from './save-variant';
import { showReplies } from './show-replies';

/** Letters to customers. */
export const replyVerbs = {
  show: showReplies,
  findOrder,
  saveVariant,
  removeVariant,
  export: exportReplies,
};
