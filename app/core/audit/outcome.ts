import type { MessageId } from '../../locales/messages';
import type { Audience } from '../listing/audience';
import type { Money } from '../listing/money';

export const SEVERITIES = ['high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Values that a message may show. An amount of money carries its currency, so that each language writes it its way. */
export type MessageData = Record<string, string | number | boolean | string[] | Money>;

/** A sentence to be said in the reader's language: an id in the locale files and the figures in it. */
export interface Message {
  id: MessageId;
  data: MessageData;
}

/** One way in which a listing or the store fails a rule. */
export interface Finding {
  /**
   * Stable within rule and listing, independent of order and of figures that move: `title`, a variant's or a
   * photo's id. Two audits that find the same thing give the same key.
   */
  key: string;
  message: Message;
  /** Where to fix it: `title`, `descriptionHtml`, `variants[SKU].compareAtPrice`, `media[2].alt`. */
  field: string;
  severity: Severity;
  /** Set where it concerns fewer audiences than the rule does. */
  audiences?: readonly Audience[];
}

/** What a rule answers. The four are never merged: missing data is `unknown`, never a pass. */
export type Outcome =
  | { outcome: 'pass' }
  | {
      outcome: 'fail';
      findings: [Finding, ...Finding[]];
      /** Audiences for which no finding was made because data was missing: for them it is no pass. */
      unknownFor?: readonly Audience[];
    }
  | { outcome: 'notApplicable'; reason: Message }
  | { outcome: 'unknown'; reason: Message };

/** In the order in which they are counted and shown. `error` is given by the runner alone, when a rule throws. */
export const OUTCOMES = ['pass', 'fail', 'notApplicable', 'unknown', 'error'] as const;
export type OutcomeName = (typeof OUTCOMES)[number];

/** Reason of a rule that the merchant switched off. */
export const SWITCHED_OFF = 'reason.switchedOff';
/** Reason of a rule whose every finding in a listing the merchant ignores. */
export const ALL_IGNORED = 'reason.allIgnored';

/**
 * Why a rule is unknown although all was read, so that what it found before is over. The merchant's word on photos is the
 * app's own data and never half read; a text that holds French is no longer one without.
 */
export const FOUND_NO_MORE: ReadonlySet<string> = new Set<MessageId>([
  'reason.packagingNotLookedAt',
  'reason.noPhotoToLookAt',
  'reason.sourceIsBilingual',
]);

/**
 * A rule's answer for one listing (or the store) and the audiences that it speaks for. Answers that hold nothing of
 * the listing are shared by listings.
 */
export interface RuleResult {
  readonly rule: string;
  readonly audiences: readonly Audience[];
  /** The gravest finding's, else the rule's own. */
  readonly severity: Severity;
  readonly outcome: OutcomeName;
  readonly reason: Readonly<Message> | null;
  readonly findings: readonly Finding[];
  readonly unknownFor?: readonly Audience[];
}
