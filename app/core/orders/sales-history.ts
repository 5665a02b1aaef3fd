/** Units ordered and returned of one variant, ordered on one day for one country. Holds no customer data by design. */
export interface DailySales {
  /** `YYYY-MM-DD` on which the order was placed, in the store's time zone. */
  day: string;
  /** `null` where the order line names a product whose variant is gone. */
  variantId: string | null;
  /** ISO 3166-1 alpha-2 of the destination. */
  country: string;
  units: number;
  /** Of these units, those that came back, whenever they did. */
  returnedUnits: number;
  /**
   * Over the orders of that day, the sum of the square of the units that came back: tells whether they came back
   * one by one. Absent: taken for one order's.
   */
  returnedSquares?: number;
  /** Shopify's reason handle → units. */
  returnReasons: Record<string, number>;
}

/** One listing's sales. A day without an entry, within the period, sold nothing. */
export interface SalesHistory {
  /** `YYYY-MM-DD`, first and last day of which all orders are known. */
  since: string;
  until: string;
  days: DailySales[];
}
