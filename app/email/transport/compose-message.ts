import { buffer } from 'node:stream/consumers';
import DKIM from 'nodemailer/lib/dkim';
import MailComposer from 'nodemailer/lib/mail-composer';
import { tidy } from '../render/tidy';
import type { MailMessage, MailSender } from '~/services/digest/ports';

export interface DkimKey {
  domain: string;
  selector: string;
  /** PEM. */
  privateKey: string;
}

/** The message as it goes over the wire, signed where a key is given. */
export async function composeMessage(
  message: MailMessage,
  { sender, dkim }: { sender: MailSender; dkim: DkimKey | null },
): Promise<Buffer> {
  const unsubscribing = message.unsubscribeUrl
    ? {
        // RFC 8058: the mail program posts to this address, without a page in between.
        'List-Unsubscribe': `<${message.unsubscribeUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }
    : {};
  const composed = await new MailComposer({
    // The sender's own name first: a store's name is whatever its owner writes.
    from: { name: `${sender.name} – ${tidy(message.storeName, 60)}`, address: sender.address },
    to: { name: '', address: message.to },
    subject: message.subject,
    text: message.text,
    html: message.html,
    messageId: message.messageId,
    date: message.date,
    // RFC 3834: absence notices need not answer.
    headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribing },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
  return dkim ? sign(composed, dkim) : composed;
}

/** RFC 8058 asks for a signature that covers both headers of unsubscribing; most signers leave out the second. */
const SIGNED_HEADERS = [
  'From',
  'To',
  'Subject',
  'Date',
  'Message-ID',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'Auto-Submitted',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
];

function sign(composed: Buffer, { domain, selector, privateKey }: DkimKey): Promise<Buffer> {
  const signer = new DKIM({
    domainName: domain,
    keySelector: selector,
    privateKey,
    headerFieldNames: SIGNED_HEADERS.join(':'),
  });
  return buffer(signer.sign(composed));
}
