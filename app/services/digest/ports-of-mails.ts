import type { DeliveryReport, DeliveryVerdict, MailFailure } from '~/core/digest/delivery';
import type { Digest } from '~/core/digest/digest';
import type { MailName } from '~/core/digest/message-id';
import type { StoreDomain } from '~/core/store/store-domain';
import type { DigestLanguage, RecipientInput } from '~/core/digest/recipient';

/** One mail to one address; sender, DKIM and the like are the transport's. */
export interface MailMessage {
  store: StoreDomain;
  /** Whose mail it is, as the sender's line says. */
  storeName: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  /** With angle brackets. */
  messageId: string;
  date: Date;
  /** Where one click unsubscribes (RFC 8058); `null` in a mail that asks for consent. */
  unsubscribeUrl: string | null;
}

export interface MailTransport {
  /**
   * Never throws for what a mail server does. `beforeText` is called once the server has accepted sender and
   * recipient and asks for the text; nothing goes out where it answers false, or throws.
   */
  send(message: MailMessage, hooks?: { beforeText?: () => Promise<boolean> }): Promise<SendOutcome>;
  /** Sender as each mail names it. */
  sender: MailSender;
  /** False: mails go to the outbox of this installation. */
  isConfigured: boolean;
}

export type SendOutcome =
  | { outcome: 'accepted'; response: string }
  | ({ outcome: 'transientFailure' } & MailFailure)
  | ({ outcome: 'permanentFailure' } & MailFailure)
  /** The connection broke after the text began to go out: it may have arrived. */
  | { outcome: 'unknown'; response: string }
  /** `beforeText` said no. */
  | { outcome: 'withheld' };

export interface MailSender {
  name: string;
  /** `borealist@example.com`. */
  address: string;
  /** On one line. */
  postalAddress: string;
}

/** Where mails go that no server is configured for. */
export interface OutboxRepository {
  add(mail: OutboxMail): Promise<void>;
  /** The latest first. */
  list(store: StoreDomain, limit: number): Promise<(OutboxMail & { id: string })[]>;
}

export type OutboxMail = Omit<MailMessage, 'date' | 'storeName' | 'unsubscribeUrl'> & { at: Date };

/** Addresses that a mail leads to. Those of the app open it inside Shopify's admin. */
export interface DigestLinks {
  home: string;
  listing(listingId: string): string;
  promotion(promotionId: string): string;
  season: string;
  changes: string;
  /** Recipients and past digests. */
  digests: string;
  /** Asks before it does anything; needs no login. */
  unsubscribe: string;
}

/** Makes links; `token` is the recipient's own. */
export interface MailLinks {
  ofDigest(store: StoreDomain, unsubscribeToken: string): DigestLinks;
  unsubscribe(token: string): string;
  confirm(token: string): string;
  /** The part after `@` of our message ids. */
  messageIdDomain: string;
}

export interface RenderDigestInput {
  digest: Digest;
  language: DigestLanguage;
  storeName: string;
  /** IANA name, for dates and times. */
  timeZone: string;
  links: DigestLinks;
  sender: Pick<MailSender, 'name' | 'postalAddress'>;
  /** Subject and text say that it is a test. */
  isTest?: boolean;
}

/** Asks the recipient whether they want the mails; nothing else goes to them before they said yes. */
export interface RenderConfirmationInput {
  language: DigestLanguage;
  storeName: string;
  weekday: RecipientInput['weekday'];
  hour: number;
  confirmUrl: string;
  sender: Pick<MailSender, 'name' | 'postalAddress'>;
}

export interface MailRendering {
  renderDigest(input: RenderDigestInput): Promise<MailPreview>;
  renderConfirmation(input: RenderConfirmationInput): Promise<MailPreview>;
}

/** What is told of mails after they were handed over. */
export interface BounceRepository {
  /** By the random id that stands in the mail's Message-ID, like `findByLink` without a store: it says whose it is. */
  findRecipient(recipientId: string): Promise<{ store: StoreDomain; email: string | null } | null>;
  /**
   * Notes on the recipient's digest of that name, where it was sent, that it did not arrive or is late; `stop` ends
   * the recipient's mails as a server's refusal does. A digest that did not arrive counts as not sent: the next one
   * tells of its time again. All in one transaction. False: nothing was changed, since it is known already or gone.
   */
  record(
    store: StoreDomain,
    mail: MailName,
    bounce: { verdict: Exclude<DeliveryVerdict, 'none'>; response: string; at: Date },
  ): Promise<boolean>;
}

export interface DeliveryReports {
  /** `null`: the mail is no delivery status notification. */
  read(raw: Buffer): Promise<DeliveryReport | null>;
}

/** A digest as a mail. */
export interface MailPreview {
  subject: string;
  html: string;
  text: string;
}
