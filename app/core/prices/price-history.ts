/**
 * The price of one variant over time, as a step function: each point holds from its instant until the next
 * one, the last until `observedUntil`. Between two points the price was observed not to change; nothing is
 * known before the first point or after `observedUntil`, nor while a point's amount is 0.
 */
export interface PriceSeries {
  variantId: string;
  /** ISO 4217 of `amount` and `compareAt`. */
  currency: string;
  /** Ascending by `at`. */
  points: PricePoint[];
  /** Instant of the last look, in milliseconds since 1970. */
  observedUntil: number;
}

export interface PricePoint {
  /** Milliseconds since 1970: a year of daily prices has too many instants to read each from text. */
  at: number;
  amount: number;
  compareAt: number | null;
  /** The price in the store's own currency at that instant; tells an exchange-rate change from the merchant's. */
  shopAmount?: number;
  /** Nobody here saw it: it is the merchant's own word, from a price history that they imported. */
  isImported?: true;
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
