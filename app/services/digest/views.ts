import type { Message } from '~/core/audit/outcome';
import type { Digest } from '~/core/digest/digest';
import type { DigestLanguage, RecipientInput, RecipientState } from '~/core/digest/recipient';
import type { Audience } from '~/core/listing/audience';
import type { Answer, Gone } from '../answer';
import type { MailPreview } from './ports-of-mails';

export type { MailPreview };

/** By field, what is wrong and how to fix it. */
export type RecipientErrors = Partial<Record<keyof RecipientInput, Message>>;

export interface RecipientView extends RecipientInput {
  id: string;
  state: RecipientState;
  /** What the mail server said when it refused or sent the mail back: a digest, or the question of an `unconfirmed` one. */
  refusal: { at: string; response: string } | null;
  lastSentAt: string | null;
}

/**
 * `sending`: under way. `outbox`: no mail server was configured, so it lies in the outbox and was not sent. `unknown`:
 * the process died between handing over and recording, so it may have arrived or not.
 */
export const SENDING_STATES = ['sending', 'sent', 'outbox', 'unknown', 'refused'] as const;

export type SendingState = (typeof SENDING_STATES)[number];

/** A digest that was sent, or was to be. */
export interface SendingView {
  id: string;
  /** Empty: the recipient was removed. */
  email: string;
  language: DigestLanguage;
  /** `2026-W48`. */
  isoWeek: string;
  state: SendingState;
  at: string;
  subject: string;
  /** With angle brackets, as it stands in the mail's header. */
  messageId: string;
  /** What the mail server answered to a refused one. */
  response: string | null;
  /** What a server said of a sent one that is late; `null`: nothing. */
  delay: string | null;
}

export interface DigestsView {
  recipients: RecipientView[];
  /** The latest first. */
  sendings: SendingView[];
  /** IANA name. */
  timeZone: string;
  /** Audiences that the store sells to: what a new recipient is offered. */
  audiences: Audience[];
  /** False: mails go to the outbox of this installation, since no SMTP server is configured. */
  isMailConfigured: boolean;
  /** The latest mails of all kinds that lie in the outbox, the latest first; empty where a server is configured. */
  outbox: OutboxMailView[];
}

/** A mail that was not sent. Its text is not shown: it holds the link that only its recipient may have. */
export interface OutboxMailView {
  id: string;
  to: string;
  subject: string;
  at: string;
}

export interface PastDigestView {
  sending: SendingView;
  digest: Digest;
  timeZone: string;
  mail: MailPreview;
}

/**
 * Since when to look: the last seven days, the last digest that was sent, the end of the last visit before this one, or the
 * start of a day (`YYYY-MM-DD`).
 */
export type ChangesSince = 'week' | 'lastDigest' | 'lastVisit' | { day: string };

export interface ChangesView {
  digest: Digest;
  timeZone: string;
  /** When the last visit before this one ended; `null`: there was none. */
  lastVisitAt: string | null;
  /** When the last digest was sent; `null`: none was. */
  lastDigestAt: string | null;
  /** `YYYY-MM-DD`: the first day of which changes are known; `null`: nothing has been judged yet. */
  knownSince: string | null;
  today: string;
}

/** `outbox`: the mail lies there and was not sent, since no mail server is configured. */
export type HandedOver = 'sent' | 'outbox';

/** Why a mail was not handed over. `failed`: it may be later; `refused`: never; `unknown`: it may have been. */
export interface NotHandedOver {
  why: 'failed' | 'refused' | 'unknown';
  /** What the mail server said. */
  response: string;
}

/** As many mails went there as may. */
export interface TooManyMails {
  why: 'tooMany';
}

/** The recipient, or the digest, is in a state in which that cannot be done. */
export interface OtherState {
  why: 'otherState';
}

/** Of a test, or of a mail that asks for consent. */
export type MailAnswer = Answer<HandedOver, Gone | OtherState | TooManyMails | NotHandedOver>;

/** What a link in a mail is used for: to end the mails, to take that back, to begin them. */
export type MailConsent = 'unsubscribe' | 'resubscribe' | 'confirm';

/**
 * What a link in a mail leads to. `ask`: nothing has happened yet; `done`: this request did it; `already`: an
 * earlier one did; `unknown`: the link is not one of ours, or has nothing to do any more.
 */
export interface MailLinkView {
  state: 'ask' | 'done' | 'already' | 'unknown';
  /** Its name; `null` where the link is unknown. */
  store: string | null;
}
