import type { Clock, Logs } from '../common-ports';
import type { Queues } from '../queue';
import type { DigestPorts } from './ports';
import type { DigestReading } from './read-digest';
import { addRecipient } from './add-recipient';
import { askAgain } from './ask-for-consent';
import { changeRecipient } from './change-recipient';
import { pauseRecipient, resumeRecipient } from './pause-recipient';
import { previewDigest } from './preview-digest';
import { removeRecipient } from './remove-recipient';
import { sendAgain } from './send-again';
import { sendTest } from './send-test';
import { showChanges } from './show-changes';
import { showDigest } from './show-digest';
import { showDigests } from './show-digests';
import { takeBounce, type BounceOutcome } from './take-bounce';
import { openLink, useLink } from './use-link';
import type { DigestPages, MailConsent, MailLinkView } from './views';

export interface DigestServices extends DigestPages {
  /** What the page of a mailed link shows; changes nothing. */
  openLink(token: string, consent: MailConsent): Promise<MailLinkView>;
  /** Unsubscribes, takes that back, or confirms, at once. */
  useLink(token: string, consent: MailConsent): Promise<MailLinkView>;
  /** A mail that came back, as it came (RFC 822). */
  takeBounce(raw: Buffer): Promise<BounceOutcome>;
}

export function bindDigest(
  ports: DigestReading & DigestPorts & Queues & Clock & Logs,
): DigestServices {
  return {
    showDigests: (store) => showDigests(ports, store),
    addRecipient: (store, input, by) => addRecipient(ports, store, input, by),
    changeRecipient: (store, id, input) => changeRecipient(ports, store, id, input),
    pauseRecipient: (store, id) => pauseRecipient(ports, store, id),
    resumeRecipient: (store, id) => resumeRecipient(ports, store, id),
    removeRecipient: (store, id) => removeRecipient(ports, store, id),
    askAgain: (store, id) => askAgain(ports, store, id),
    sendTest: (store, id) => sendTest(ports, store, id),
    previewDigest: (store, options) => previewDigest(ports, store, options),
    showDigest: (store, id) => showDigest(ports, store, id),
    sendAgain: (store, id) => sendAgain(ports, store, id),
    showChanges: (store, since) => showChanges(ports, store, since),
    openLink: (token, consent) => openLink(ports, token, consent),
    useLink: (token, consent) => useLink(ports, token, consent),
    takeBounce: (raw) => takeBounce(ports, raw),
  };
}
