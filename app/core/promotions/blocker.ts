import type { After, IdAfter } from '../../locales/messages';
import type { Message, MessageData } from '../audit/outcome';
import type { PromotedListing, PromotionFacts } from './facts';
import type { BlockerOverride, PromotionPlan } from './promotion';

/** One thing that stands in a promotion's way, or that could not be judged. */
export interface Blocker {
  /** Stable while it stands, and another one once what it is about changes: an override holds for this key alone. */
  key: string;
  /** Of its kind: the name of the file in `blockers/`. */
  id: BlockerId;
  /** `null`: it concerns the promotion as a whole. */
  listingId: string | null;
  /** A notice keeps nothing from being scheduled. */
  severity: 'blocking' | 'notice';
  /** Says what is the matter and what to do. */
  message: Message;
  /** False where Shopify or time itself would refuse: no reason helps. */
  overridable: boolean;
}

/** Of a kind that has its words in the locale files. */
export type BlockerId = WordedBlocker<IdAfter<'promotion.blocker.'>>;
type WordedBlocker<Id> = Id extends `${infer Blocker}.title` ? Blocker : never;

/** One reason that may stand in a promotion's way. */
export interface BlockerKind<M extends string = string, I extends BlockerId = BlockerId> {
  /** Equals the file's name and the prefix of its messages, `promotion.blocker.<id>.<message>`. */
  id: I;
  overridable: boolean;
  /** Each message that it can give, and whether that one blocks or is a notice. */
  messages: Record<M, Blocker['severity']>;
  ofPlan?: (plan: PromotionPlan, facts: PromotionFacts) => Found<M>[];
  ofListing?: (plan: PromotionPlan, listing: PromotedListing, facts: PromotionFacts) => Found<M>[];
}

export interface Found<M extends string = string> {
  message: M;
  data?: MessageData;
  /** What it is about: an override ends once this changes. Without figures that move by themselves from day to day. */
  about?: readonly (string | number)[];
}

/** Ties the messages that it gives to those that it declares, and these to the locale files. */
export function defineBlocker<
  const I extends BlockerId,
  const M extends After<`${I}.`, IdAfter<'promotion.blocker.'>>,
>(kind: BlockerKind<M, I>): BlockerKind<M, I> {
  return kind;
}

export function toBlocker(kind: BlockerKind, found: Found, listingId: string | null): Blocker {
  const { message, data = {}, about = [] } = found;
  const severity = kind.messages[message];
  if (severity === undefined) throw new Error(`"${kind.id}" declares no message "${message}"`);
  return {
    key: JSON.stringify([kind.id, listingId, message, ...about]),
    id: kind.id,
    listingId,
    severity,
    message: { id: idOf(kind, message), data },
    overridable: severity === 'blocking' && kind.overridable,
  };
}

/** Of a message that the kind declares, which `defineBlocker` allows for those of the locale files alone. */
function idOf({ id }: BlockerKind, message: string): Message['id'] {
  return `promotion.blocker.${id}.${message}` as Message['id'];
}

/**
 * Decisions of before the start was moved by the app, as keys are at the start that it has now. In a key the start stands
 * behind all but the end.
 */
export function atAnotherStart(
  overrides: readonly BlockerOverride[],
  from: string,
  to: string,
): BlockerOverride[] {
  const before = `,${JSON.stringify(from)}`;
  return overrides.map((override) => {
    const { blocker } = override;
    const at = blocker.lastIndexOf(before);
    if (at < 0) return override;
    const after = blocker.slice(at + before.length);
    return { ...override, blocker: `${blocker.slice(0, at)},${JSON.stringify(to)}${after}` };
  });
}

/** What still keeps a promotion from being scheduled once a person's decisions are taken into account. */
export function stillBlocking(
  blockers: readonly Blocker[],
  overrides: readonly BlockerOverride[],
): Blocker[] {
  const overridden = new Set(overrides.map(({ blocker }) => blocker));
  return blockers.filter(
    ({ key, severity, overridable }) =>
      severity === 'blocking' && !(overridable && overridden.has(key)),
  );
}
