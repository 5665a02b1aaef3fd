import type { PricePoint, PricePoints } from './price-points';

/**
 * The price of one variant over time, as a step function: each point holds from its instant until the next
 * one, the last until `observedUntil`. Between two points the price was observed not to change; nothing is
 * known before the first point or after `observedUntil`, nor while a point's amount is 0.
 */
export interface PriceSeries {
  variantId: string;
  /** ISO 4217 of `amount` and `compareAt`. */
  currency: string;
  points: PricePoints;
  /** Instant of the last look, in milliseconds since 1970. */
  observedUntil: number;
}

/** Series of the price that a Canadian is shown, one for each variant that has one. */
export type PriceHistory = PriceSeries[];

/** An original price above the price says that it is lowered for a time. */
export function isMarkedDown({
  amount,
  compareAt,
}: Pick<PricePoint, 'amount' | 'compareAt'>): boolean {
  return compareAt !== null && compareAt > amount;
}
