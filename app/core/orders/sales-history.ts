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
  /** Order lines that the units stand on. Absent: taken for one. */
  orders?: number;
  /** Of these lines, those that came back, each by the share of its units. Absent: as of one line. */
  returnedOrders?: number;
  /** Of units and lines, those of which nobody knows whether they came back. Absent: none. */
  unknownReturns?: { units: number; orders: number };
  /** Shopify's reason handle → units. */
  returnReasons: Record<string, number>;
}

/** Units of one listing alone, wherever they went. A day without an entry, within the period, sold nothing. */
export interface UnitHistory {
  since: string;
  until: string;
  days: Pick<DailySales, 'day' | 'variantId' | 'units'>[];
}

/** One listing's sales. A day without an entry, within the period, sold nothing. */
export interface SalesHistory {
  /** `YYYY-MM-DD`, first and last day of which all orders are known. */
  since: string;
  until: string;
  days: DailySales[];
}
