import { KEPT_IN_OUTBOX } from '~/core/digest/delivery';
import type {
  MailMessage,
  MailSender,
  MailTransport,
  OutboxRepository,
  SendOutcome,
} from '~/services/digest/ports';

/** Keeps mails in a table, of which the app's page of digests tells, for an installation without a mail server. */
export class OutboxTransport implements MailTransport {
  readonly isConfigured = false;

  constructor(
    readonly sender: MailSender,
    private readonly outbox: OutboxRepository,
  ) {}

  async send(
    { store, to, subject, html, text, messageId, date }: MailMessage,
    { beforeText = () => Promise.resolve(true) }: { beforeText?: () => Promise<boolean> } = {},
  ): Promise<SendOutcome> {
    if (!(await beforeText())) return { outcome: 'withheld' };
    await this.outbox.add({ store, to, subject, html, text, messageId, at: date });
    return { outcome: 'accepted', response: KEPT_IN_OUTBOX };
  }
}
