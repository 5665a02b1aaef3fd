import type { Price } from '~/core/listing/money';
import type { SaleState } from '~/core/promotions/sale/sale-step';
import type { LeftOut } from './sale-ports';

/** How far the prices of a promotion are. */
export interface SaleView {
  /** `null`: no price was changed yet. */
  state: SaleState | null;
  /** Its whole time has passed without it. */
  isMissed: boolean;
  /** Shopify does not let the app write now; it is tried again. */
  isHeldUp: boolean;
  lowered: { done: number; total: number };
  putBack: { done: number; total: number };
  /** Prices that are lowered, or were. */
  wereLowered: number;
  /** Prices that never were lowered, since somebody was first, Shopify declined, or the sale was over before. */
  notLowered: number;
  leftOut: LeftOutGroup[];
  /** The first of them. */
  notRestored: NotRestored[];
  notRestoredCount: number;
  /** Prices that somebody decided to leave as they were found. */
  leftAsIs: number;
}

export interface LeftOutGroup extends Pick<LeftOut, 'why' | 'markets'> {
  variants: number;
}

/** A price that is not as it was before the sale. Values are those of the ledger; `null`: none in that price list. */
export interface NotRestored {
  changeId: string;
  listingId: string;
  listingTitle: string | null;
  /** `null`: the listing has one variant. */
  variant: string | null;
  /** `null`: the variant's own price. */
  market: string | null;
  original: string | null;
  found: string | null;
  /** The variant, or the price list, is gone. */
  isGone: boolean;
}

export interface SalePreviewRow {
  id: string;
  title: string;
  lines: SalePreviewLine[];
  /** Variants whose price is left as it is. */
  leftOut: number;
}

/** Variants of the same prices. */
export interface SalePreviewLine {
  markets: string[];
  now: Price;
  during: Price;
  variants: number;
}
