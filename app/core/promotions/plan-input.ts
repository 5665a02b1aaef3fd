import type { Audience } from '../listing/audience';
import type {
  CombiningRules,
  PromotionDiscount,
  PromotionKind,
  PromotionPlan,
  PromotionSelection,
  PromotionTarget,
  PromotionTrigger,
} from './promotion';

export const COMBINING_RULES = ['orderDiscounts', 'productDiscounts', 'shippingDiscounts'] as const;

/** What is typed for one audience, where each gets something of its own: percentage or amount, and code. */
export type OwnInput = Record<`value${Audience}` | `code${Audience}`, string>;

/** A plan as somebody types it: numbers with a point or a comma, times as clocks in the store's time zone show them. */
export interface PlanInput extends OwnInput {
  kind: PromotionKind;
  name: string;
  /** Empty: it has the one name. */
  frenchName: string;
  audiences: Audience[];
  reach: PromotionPlan['reach'];
  selectionKind: PromotionSelection['kind'];
  listingIds: string[];
  collectionIds: string[];
  excludedListingIds: string[];
  excludedCollectionIds: string[];
  /** Between commas. */
  excludedTags: string;
  discountKind: PromotionDiscount['kind'];
  percent: string;
  /** Each audience has terms of its own instead of those here; only where it reaches `markets`. */
  isByAudience: boolean;
  /** In the store's currency. */
  amountOff: string;
  triggerKind: PromotionTrigger['kind'];
  code: string;
  /** `YYYY-MM-DDTHH:mm`, with seconds or an offset where it takes them to say the instant, as `exactLocalTimeOf`. */
  startsAt: string;
  endsAt: string;
  combinesWith: (keyof CombiningRules)[];
  targetKind: 'none' | PromotionTarget['kind'];
  /** Units, or an amount in the store's currency. */
  target: string;
}
