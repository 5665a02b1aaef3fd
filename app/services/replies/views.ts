import type { Moment, ReplyLanguage, ReplyText } from '~/core/replies/reply';
import type { ReplyVariant } from '~/core/replies/variant';
import type { FailureKind } from '../outside-error';

export type { NamedOrder } from '../orders/ports';

/** What the page of customer replies shows of one moment. Plain JSON. */
export interface RepliesView {
  moment: Moment;
  /** As the owner calls the store; `null`: not read. */
  storeName: string | null;
  /** Where the store is, `2026-11-28`. */
  today: string;
  /** The app's own letter, by language. */
  texts: Record<ReplyLanguage, ReplyText>;
  /** The merchant's own, by language and name. */
  variants: VariantView[];
}

export interface VariantView extends ReplyVariant {
  id: string;
}

/** Shopify could not be asked for the order, and the app does not know it. */
export interface NotAsked {
  why: 'notAsked';
  kind: FailureKind;
}
