import type { PromotionTarget } from '../promotion';
import type { SalesSums } from './results';

/** Where a promotion stands on its way to its target. */
export type TargetStanding =
  | { kind: 'notBegun' }
  /** No order of its days is known, or not which of them count. */
  | { kind: 'notKnown' }
  | {
      kind: 'known';
      /** Units, or revenue in the target's currency. */
      reached: number;
      /** Of some units the revenue is not known. */
      isAtLeast: boolean;
      /** `YYYY-MM-DD`: orders are counted up to that day. */
      until: string;
    };

export function reachedOf(
  target: PromotionTarget,
  { units, revenue, revenueUnits }: SalesSums,
): { reached: number; isAtLeast: boolean } {
  return target.kind === 'units'
    ? { reached: units, isAtLeast: false }
    : { reached: revenue, isAtLeast: revenueUnits < units };
}
