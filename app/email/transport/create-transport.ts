import type { MailSender, MailTransport, OutboxRepository } from '~/services/digest/ports';
import type { DkimKey } from './compose-message';
import { OutboxTransport } from './outbox-transport';
import { SmtpTransport } from './smtp-transport';

/** To the SMTP server that is configured, else into the outbox. */
export function createMailTransport(
  {
    smtpUrl,
    sender,
    bounceAddress,
    dkim,
  }: {
    smtpUrl: string | undefined;
    sender: MailSender;
    bounceAddress: string | undefined;
    dkim: DkimKey | undefined;
  },
  outbox: OutboxRepository,
): MailTransport {
  return smtpUrl
    ? new SmtpTransport({ url: smtpUrl, sender, bounceAddress, dkim: dkim ?? null })
    : new OutboxTransport(sender, outbox);
}
