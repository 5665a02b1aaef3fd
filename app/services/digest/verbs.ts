import { addRecipient } from './add-recipient';
import { askAgain } from './ask-for-consent';
import { changeRecipient } from './change-recipient';
import { actOnLink, openLink } from './mailed-link';
import { pauseRecipient, resumeRecipient } from './pause-recipient';
import { previewDigest } from './preview-digest';
import { removeRecipient } from './remove-recipient';
import { sendAgain } from './send-again';
import { sendTest } from './send-test';
import { showChanges } from './show-changes';
import { showDigest } from './show-digest';
import { showDigests } from './show-digests';
import { takeBounce } from './take-bounce';

/** To each a recipient or a digest of another store counts as gone. */
export const digestVerbs = {
  showDigests,
  addRecipient,
  changeRecipient,
  pauseRecipient,
  resumeRecipient,
  removeRecipient,
  askAgain,
  sendTest,
  previewDigest,
  showDigest,
  sendAgain,
  showChanges,
  openLink,
  actOnLink,
  takeBounce,
};
