import type { Message, Severity } from '~/core/audit/outcome';
import type { Readiness } from '~/core/audit/readiness';
import type { RefusalKind } from '~/core/changes/change';
import type { OneFieldFix } from '~/core/changes/one-field';
import type { Suggestion } from '~/core/changes/suggestions';
import type { Audience } from '~/core/listing/audience';
import type { Answer, Gone, Invalid } from '../answer';
import type { NotAnswered, NothingToUndo, UnderWay, Verdict } from '../changes/views';

/** What Shopify's own product page shows of a listing. */
export interface ProductPageView {
  listingId: string;
  title: string;
  /** ISO 8601. */
  readAt: string;
  /** Audiences that the store sells to, in fixed order. */
  audiences: { audience: Audience; readiness: Readiness; openFindings: number }[];
  /** Open ones that concern those audiences, gravest first. */
  findings: ProductPageFinding[];
}

export interface ProductPageFinding {
  rule: string;
  severity: Severity;
  message: Message;
  audiences: Audience[];
  /** `null`: it is not one field that closes it. */
  fix: OneFieldFix | null;
}

/**
 * Shopify did not give it: the app lacks access, its maker has to fix something, the store is frozen, or Shopify does
 * not answer. What was found before still stands.
 */
export interface NotChecked {
  why: 'notChecked';
  reason: 'access' | 'maker' | 'frozen' | 'unavailable';
}

/** `gone`: Shopify does not have it. */
export type CheckAnswer = Answer<ProductPageView, Gone | NotChecked>;

/** One field that closes a finding, as Shopify has it now. */
export interface FixFieldView {
  fix: OneFieldFix;
  /** Empty: nothing. */
  value: string;
  /** By which it is told, when it is saved, whether somebody changed it meanwhile. */
  shown: string;
  /** What the French is of. */
  source: string | null;
  photo: { url: string | null; position: number } | null;
  /** How many have no origin, and are given it. */
  variants: number;
  suggestions: Suggestion[];
}

/** The store has no French, so that none can be written. */
export interface NoFrench {
  why: 'noFrench';
}

/** Each variant has an origin by now, or is not shipped. */
export interface NothingLacking {
  why: 'nothingLacking';
}

export type FixFieldAnswer = Answer<FixFieldView, Gone | NotAnswered | NoFrench | NothingLacking>;

export interface FixToSave {
  listingId: string;
  fix: OneFieldFix;
  typed: string;
  /** Of the field's view. */
  shown: string;
  /** Shopify's id of the staff account. */
  by: string;
}

/** What became of it, with the listing as it was judged since. */
export interface SavedFix extends Verdict {
  page: ProductPageView | null;
  batch: string;
  written: number;
  /** Left to a job, or not answered for by Shopify. */
  underWay: number;
  /** Values that Shopify declined, or that somebody changed meanwhile. */
  notWritten: number;
}

/** Somebody changed the value, or its source, since it was shown: nothing was written. */
export interface OvertakenFix {
  why: 'overtaken';
  field: FixFieldView;
}

/** Shopify wrote nothing. `words`: its own. */
export interface DeclinedFix {
  why: 'declined';
  kind: RefusalKind;
  words: string | null;
}

export type SaveFixAnswer = Answer<
  SavedFix,
  | Exclude<FixFieldAnswer, { done: true }>['because']
  | OvertakenFix
  | DeclinedFix
  | UnderWay
  | Invalid<{ typed: 'blank' | 'originUnknown' }>
>;

/** `kept`: values that somebody had changed, and that stayed. */
export type UndoFixAnswer = Answer<
  { page: ProductPageView | null; undone: number; kept: number; underWay: number },
  Gone | NothingToUndo
>;
