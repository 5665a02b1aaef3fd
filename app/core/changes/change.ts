/** What customs and carriers need of a variant. */
export const CUSTOMS_KINDS = ['hsCode', 'origin', 'weight'] as const;
export type CustomsKind = (typeof CUSTOMS_KINDS)[number];

/** What each variant has of its own. */
export const VARIANT_KINDS = [...CUSTOMS_KINDS, 'compareAt'] as const;
export type VariantKind = (typeof VARIANT_KINDS)[number];

/** What a sale lowers: the price of a variant with its compare-at price, its own or the one that is fixed in a price list. */
export const PRICE_KINDS = ['ownPrice', 'listPrice'] as const;
export type PriceKind = (typeof PRICE_KINDS)[number];

/** What of a store the app writes. */
export const CHANGE_KINDS = [
  'french',
  'altText',
  'photo',
  'packaging',
  ...VARIANT_KINDS,
  ...PRICE_KINDS,
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export function isPriceKind(kind: ChangeKind): kind is PriceKind {
  return (PRICE_KINDS as readonly string[]).includes(kind);
}

export function isVariantKind(kind: ChangeKind): kind is VariantKind {
  return (VARIANT_KINDS as readonly string[]).includes(kind);
}

/** What is fixed for many listings on one page. */
export const BULK_KINDS = [...VARIANT_KINDS, 'altText'] as const;
export type BulkKind = (typeof BULK_KINDS)[number];

export function isBulkKind(kind: ChangeKind): kind is BulkKind {
  return (BULK_KINDS as readonly string[]).includes(kind);
}

/** One value in a store, by which two changes of it are told to be of the same. */
export interface ChangeTarget {
  kind: ChangeKind;
  /** Shopify's global id of what has the value. */
  resourceId: string;
  /** Shopify's key of a translated text; of a photo that is added, its file's name; of a price that is fixed in a price list, that list's id; empty where the resource has one value of that kind. */
  key: string;
  /** Of French; empty where the value is of no language. */
  locale: string;
  /** Of French that one market has of its own; absent: of what all others read. */
  marketId?: string;
}

/**
 * `planned`: recorded, not sent. `held`: the same, and kept back until somebody lets it go on. `writing`: sent, or about to be, and not yet known to have arrived. `written`: Shopify
 * has it. `refused`: Shopify declined, and nothing was written. `overtaken`: somebody else changed the value, or its
 * source, so that it was not written, or is not to be taken back. `undone`: it was written and taken back. `calledOff`: what
 * it belongs to was over before it was sent; it never will be.
 */
export const CHANGE_STATES = [
  'planned',
  'held',
  'writing',
  'written',
  'refused',
  'overtaken',
  'undone',
  'calledOff',
] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

/** What somebody else did: changed the value, changed what it translates, or removed what has it. */
export const OVERTAKEN_BY = ['value', 'source', 'gone'] as const;
export type OvertakenBy = (typeof OVERTAKEN_BY)[number];

/** Why Shopify wrote nothing: it declined the value, does not let the app write it, or has closed the store. */
export const REFUSAL_KINDS = ['refused', 'access', 'storeFrozen', 'maker'] as const;
export type RefusalKind = (typeof REFUSAL_KINDS)[number];

/** `null` is no value: a text without French, a photo without alt text. */
export interface PlannedChange {
  before: string | null;
  after: string | null;
  /** Of the source that French was written for; `null`: of whatever the source is. */
  sourceDigest: string | null;
}

/** A change as far as its next step depends on it. `calledAt`: when Shopify was last asked to write it. */
export interface ChangeUnderWay extends PlannedChange {
  state: ChangeState;
  calledAt: Date | null;
}

/** What is in the store now. `sourceDigest`: of the source of French; of packaging marks, by which Shopify tells whether they are still these. */
export interface ValueNow {
  value: string | null;
  sourceDigest: string | null;
}

export type NextStep =
  | { kind: 'write' }
  /** It may still arrive. */
  | { kind: 'wait'; ms: number }
  | { kind: 'written' }
  | { kind: 'overtaken'; by: OvertakenBy; found: string | null }
  | { kind: 'none' };

/** A call is sent within this or not at all. */
export const SENT_WITHIN_MS = 30_000;
/** A call that has left no trace by then never arrived. */
export const ARRIVES_WITHIN_MS = 120_000;

/**
 * What to do with a change, given what is in the store (`null`: what had the value is gone). Nothing is sent before the
 * change is recorded as being written, so that a planned change whose value is there already is somebody else's work.
 */
export function nextStep(change: ChangeUnderWay, now: ValueNow | null, at: Date): NextStep {
  const { state, before, after, sourceDigest, calledAt } = change;
  if (state !== 'planned' && state !== 'writing') return { kind: 'none' };
  if (now === null) return { kind: 'overtaken', by: 'gone', found: null };
  // French that is confirmed as it is leaves no trace in its value.
  if (state === 'writing' && now.value === after && after !== before) return { kind: 'written' };
  if (now.value !== before) return { kind: 'overtaken', by: 'value', found: now.value };
  const sinceMs = calledAt === null ? Infinity : at.getTime() - calledAt.getTime();
  if (state === 'writing' && sinceMs < ARRIVES_WITHIN_MS) {
    return { kind: 'wait', ms: ARRIVES_WITHIN_MS - sinceMs };
  }
  if (sourceDigest !== null && now.sourceDigest !== sourceDigest) {
    return { kind: 'overtaken', by: 'source', found: now.value };
  }
  return { kind: 'write' };
}

/** What takes a change back, wherever its value is still there; the source may have changed since. */
export function undoing({ before, after }: PlannedChange): PlannedChange {
  return { before: after, after: before, sourceDigest: null };
}
