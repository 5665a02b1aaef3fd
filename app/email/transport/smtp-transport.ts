import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { MailMessage, MailSender, MailTransport, SendOutcome } from '~/services/digest/ports';
import { composeMessage, type DkimKey } from './compose-message';
import { connect, connectionOptions, login } from './smtp-connection';
import { outcomeOf } from './smtp-outcome';

export interface SmtpSettings {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  url: string;
  sender: MailSender;
  /** Where a mail comes back to that cannot be delivered; absent: to the sender. */
  bounceAddress?: string | undefined;
  dkim: DkimKey | null;
}

/**
 * Hands mails to an SMTP server, one connection for each. It speaks SMTP's steps itself rather than through
 * nodemailer's transport, because what a broken connection means depends on whether the text had begun to go out.
 */
export class SmtpTransport implements MailTransport {
  readonly isConfigured = true;
  readonly sender: MailSender;

  constructor(private readonly settings: SmtpSettings) {
    this.sender = settings.sender;
  }

  async send(
    message: MailMessage,
    { beforeText = () => Promise.resolve(true) }: { beforeText?: () => Promise<boolean> } = {},
  ): Promise<SendOutcome> {
    const raw = await composeMessage(message, this.settings);
    const connection = new SMTPConnection(connectionOptions(this.settings.url));
    const text = new MailText(raw, beforeText);
    try {
      await connect(connection);
      await login(connection, this.settings.url);
      const from = this.settings.bounceAddress ?? this.sender.address;
      const envelope = { from, to: [message.to], size: raw.length };
      const response = await sendText(connection, envelope, text);
      connection.quit();
      return { outcome: 'accepted', response };
    } catch (error) {
      // Before the end of the text was sent this also withdraws the mail.
      connection.close();
      if (text.decision === 'failed') throw text.failure;
      if (text.decision === 'withheld') return { outcome: 'withheld' };
      return outcomeOf(error, { textBegan: text.decision === 'begun' });
    }
  }
}

/** The mail's text, read once the server asks for it: only then is it decided whether it goes out. */
class MailText {
  decision: 'pending' | 'begun' | 'withheld' | 'failed' = 'pending';
  failure: unknown;

  constructor(
    private readonly raw: Buffer,
    private readonly mayGo: () => Promise<boolean>,
  ) {}

  stream(): Readable {
    return Readable.from(this.#chunks(), { objectMode: false });
  }

  async *#chunks(): AsyncGenerator<Buffer> {
    try {
      this.decision = (await this.mayGo()) ? 'begun' : 'withheld';
    } catch (error) {
      this.decision = 'failed';
      this.failure = error;
    }
    // The stream's error ends the attempt before any text has left.
    if (this.decision !== 'begun') throw new Error('The mail is withheld.');
    yield this.raw;
  }
}

function sendText(
  connection: SMTPConnection,
  envelope: { from: string; to: string[]; size: number },
  text: MailText,
): Promise<string> {
  return new Promise((resolve, reject) => {
    connection.on('error', reject);
    connection.send(envelope, text.stream(), (error, info) => {
      if (error) reject(error);
      else resolve(info.response);
    });
  });
}
