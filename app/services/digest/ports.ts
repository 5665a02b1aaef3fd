import type { ReadinessWeights } from '~/core/audit/readiness';
import type { FindingCount } from '~/core/digest/compose';
import type {
  BrokenListing,
  Digest,
  DigestFinding,
  NotJudged,
  ResolvedRule,
  Told,
} from '~/core/digest/digest';
import type { DigestState } from '~/core/digest/digest-state';
import type { DigestLanguage, RecipientInput, RecipientState } from '~/core/digest/recipient';
import type { DueDigest } from '~/core/digest/schedule';
import type { Audience } from '~/core/listing/audience';
import type { StoreDomain } from '~/core/store/store-domain';
import type {
  BounceRepository,
  DeliveryReports,
  MailLinks,
  MailRendering,
  MailTransport,
  OutboxRepository,
} from './ports-of-mails';

export type * from './ports-of-mails';

/** What is stored of a recipient. Removed ones keep their row without address, so that their links stay valid. */
export interface Recipient extends RecipientInput {
  id: string;
  state: RecipientState;
  /** Why, where somebody has to know: what the mail server answered. */
  stateDetail: string | null;
  stateAt: Date;
  /** The staff account that asked for the mails. */
  addedBy: string;
  addedAt: Date;
  /** When the recipient consented, by the link in the mail that only they got; `null`: not yet. */
  confirmedAt: Date | null;
  /** The digest that comes next; `null`: none, as things are. */
  next: DueDigest | null;
  /** Up to when the last digest that was sent told; `null`: none was. */
  reportedUntil: Date | null;
  /** Readiness as that digest told it, all audiences. */
  reportedReadiness: Record<Audience, ReadinessWeights> | null;
}

/** `unsubscribed`: that person wants no mail; only they can change that, by a link in a mail they have. */
export type AddOutcome = { added: Recipient } | { refused: 'exists' | 'unsubscribed' | 'tooMany' };

/** What a mailed link is good for. */
export type LinkPurpose = 'unsubscribe' | 'confirm';

export interface RecipientRepository {
  list(store: StoreDomain): Promise<Recipient[]>;
  find(store: StoreDomain, id: string): Promise<Recipient | null>;
  /** A removed recipient of the same address comes back, unconfirmed. `limit`: recipients of the store. */
  add(
    store: StoreDomain,
    input: RecipientInput,
    context: { by: string; at: Date; limit: number },
  ): Promise<AddOutcome>;
  /** The address stays: consent was given for it. False: no such recipient. */
  update(
    store: StoreDomain,
    id: string,
    change: Partial<Pick<Recipient, 'language' | 'weekday' | 'hour' | 'audiences' | 'next'>>,
  ): Promise<boolean>;
  /** False where the recipient is not in one of the states `from`. */
  setState(
    store: StoreDomain,
    id: string,
    change: {
      from: readonly RecipientState[];
      to: RecipientState;
      at: Date;
      detail?: string | null;
      next: DueDigest | null;
      /** Set when consent is given. */
      confirmedAt?: Date;
    },
  ): Promise<boolean>;
  /** Forgets address and settings; see `Recipient`. */
  remove(store: StoreDomain, id: string, at: Date): Promise<boolean>;
  /** Remembers a link's token by its hash alone. */
  addLink(
    store: StoreDomain,
    recipientId: string,
    link: { tokenHash: string; purpose: LinkPurpose; at: Date },
  ): Promise<void>;
  /** How many links of that purpose were made since. */
  countLinks(
    store: StoreDomain,
    recipientId: string,
    purpose: LinkPurpose,
    since: Date,
  ): Promise<number>;
  /** The one query without a store: the token says whose it is. `email` is `null` once removed. */
  findByLink(
    tokenHash: string,
    purpose: LinkPurpose,
  ): Promise<{ store: StoreDomain; id: string; state: RecipientState; isRemoved: boolean } | null>;

  /** Active recipients whose digest is due. */
  due(store: StoreDomain, now: Date): Promise<Recipient[]>;
  /** Moves on without a digest, unless somebody else did. */
  skip(
    store: StoreDomain,
    id: string,
    change: { due: DueDigest; next: DueDigest },
  ): Promise<boolean>;
  /** Stores with something due before then, or with a digest that waits to be sent, earliest first. */
  storesDue(before: Date): Promise<{ store: StoreDomain; dueAt: Date }[]>;
}

export interface StoredDigest {
  id: string;
  recipientId: string;
  /** `null`: the recipient was removed. */
  email: string | null;
  language: DigestLanguage;
  /** `2026-W48`, in the store's time zone. One digest for each recipient and week. */
  isoWeek: string;
  state: DigestState;
  digest: Digest;
  /** With angle brackets; the same for each attempt, so that mail programs see a mail that came twice as one. */
  messageId: string;
  /** As sent; `null` before. */
  subject: string | null;
  claimedAt: Date;
  /** When the last attempt began to hand over the text. */
  sendingAt: Date | null;
  endedAt: Date | null;
  attempts: number;
  /** `null` unless it waits to be tried again. */
  nextAttemptAt: Date | null;
  /** The mail server's last answer. */
  response: string | null;
  /** What a server said later of a mail that was sent and is still on its way; `null`: nothing. */
  delay: string | null;
}

export type NewDigest = Pick<StoredDigest, 'recipientId' | 'isoWeek' | 'digest' | 'messageId'> & {
  /** All audiences, so that the next digest can compare whichever it shows. */
  readiness: Record<Audience, ReadinessWeights>;
  /** What the recipient was due, and what comes after this one. */
  due: DueDigest;
  next: DueDigest;
};

/** The right to make one attempt; it ends with the attempt, or when it has expired and another one was taken. */
export interface Attempt {
  digestId: string;
  /** 1, 2, 3 … */
  number: number;
}

export interface DigestRepository {
  /**
   * Makes a recipient's digest of a week and moves the recipient on to the next one, in one transaction.
   * False where that week has one already, or the recipient is no longer due.
   */
  claim(store: StoreDomain, digest: NewDigest, at: Date): Promise<boolean>;
  /** Claimed digests that may be tried now: not waiting, and in nobody's hands. */
  ready(store: StoreDomain, now: Date): Promise<StoredDigest[]>;
  /** Takes a claimed digest into one's hands until then. `null`: somebody else has it. */
  takeAttempt(
    store: StoreDomain,
    digestId: string,
    lease: { now: Date; until: Date },
  ): Promise<Attempt | null>;
  /** Others may take the attempt's digest at once, unless its text was asked for: this process is about to stop. */
  handBack(store: StoreDomain, attempt: Attempt): Promise<void>;
  /** Keeps it in one's hands for longer, while it is being tried. */
  keepAttempt(store: StoreDomain, attempt: Attempt, until: Date): Promise<void>;
  /**
   * Before the first byte of text goes out. False: nothing may go out, since the attempt is no longer ours or the
   * recipient no longer active.
   */
  beginSending(store: StoreDomain, attempt: Attempt, subject: string, at: Date): Promise<boolean>;
  /**
   * The outcome of an attempt, in one transaction with what it means for the recipient. False: the attempt was no
   * longer ours, and nothing is changed.
   */
  record(store: StoreDomain, attempt: Attempt, outcome: AttemptOutcome, at: Date): Promise<boolean>;
  /** Ends those whose sender has not answered since then as `unknown`. Returns how many. */
  giveUpOn(store: StoreDomain, sendingBefore: Date, at: Date): Promise<number>;
  /** By a person: an `unknown` or `refused` one may be tried once more. False: it is in another state. */
  reopen(store: StoreDomain, digestId: string, at: Date): Promise<boolean>;
  /** When the next of those under way is to be looked at, one that is being sent after so long; `null`: none is. */
  nextLook(store: StoreDomain, sendingForMs: number): Promise<Date | null>;
  find(store: StoreDomain, digestId: string): Promise<StoredDigest | null>;
  /** The latest first. */
  list(store: StoreDomain, page: { limit: number }): Promise<StoredDigest[]>;
  /** What the store's last digest told: up to when, and readiness. `null`: none was sent. */
  lastSent(
    store: StoreDomain,
  ): Promise<{ at: Date; until: Date; readiness: Record<Audience, ReadinessWeights> } | null>;
  /** What the last digest told that this recipient was sent; `null`: none was. */
  lastTold(store: StoreDomain, recipientId: string): Promise<Told | null>;
  /** Deletes those claimed before then. Returns how many. */
  forgetBefore(store: StoreDomain, claimedBefore: Date): Promise<number>;
}

export type AttemptOutcome =
  | { state: 'sent'; response: string }
  /** To be tried again then. */
  | { state: 'claimed'; response: string; nextAttemptAt: Date }
  /** `stopsRecipient`: no further mail goes to that address until a person says so. */
  | { state: 'refused'; response: string; stopsRecipient: boolean }
  | { state: 'unknown'; response: string }
  | { state: 'cancelled'; response: string };

export interface UnitsSold {
  listingId: string;
  units: number;
  /** In the store's currency; `null`: not known of all of them. */
  revenue: number | null;
}

/** What digests and the page of changes are made of, read set-wise. */
export interface DigestFactsRepository {
  /** Opened later than `since` and still open; resolved later that were open then; open all the time. By audiences. */
  findingCounts(store: StoreDomain, since: Date): Promise<FindingCount[]>;
  /** What was open then and was resolved since, by rule: about the store first, then the most listings. */
  resolved(
    store: StoreDomain,
    query: { since: Date; audiences: readonly Audience[] },
  ): Promise<ResolvedRule[]>;
  /** One finding for each listing and rule, the most harmful first; `openedAfter` `null`: whenever it was opened. */
  mostHarmful(
    store: StoreDomain,
    query: { audiences: readonly Audience[]; openedAfter: Date | null; limit: number },
  ): Promise<DigestFinding[]>;
  /** What these listings sold after that day (`YYYY-MM-DD`); those that sold nothing are left out. */
  unitsSold(store: StoreDomain, listingIds: string[], since: string): Promise<UnitsSold[]>;
  /** Listings that existed before, were edited after `since`, and have findings that were opened after it. */
  brokenByEdits(
    store: StoreDomain,
    query: {
      since: Date;
      audiences: readonly Audience[];
      /** Rules that no edit breaks: those that open with time, sales or exchange rates. */
      exceptRules: readonly string[];
      limit: number;
      findingsPerListing: number;
    },
  ): Promise<{ total: number; listings: BrokenListing[] }>;
  /** The rules that most listings could not be judged by. */
  notJudged(
    store: StoreDomain,
    audiences: readonly Audience[],
    limit: number,
  ): Promise<NotJudged[]>;
}

/** All that the digest's services reach beside the app's other ports. */
export interface DigestPorts {
  recipients: RecipientRepository;
  digests: DigestRepository;
  digestFacts: DigestFactsRepository;
  bounces: BounceRepository;
  deliveryReports: DeliveryReports;
  outbox: OutboxRepository;
  mail: MailTransport;
  mailLinks: MailLinks;
  rendering: MailRendering;
}
