/** What one order adds to the daily counts of sales and handling. Holds nothing of the customer by design. */
export interface OrderCounts {
  /** Shopify's global id; `null` where the source has none. */
  id: string | null;
  /** Such as `#1001`. */
  name: string;
  /** `YYYY-MM-DD` on which it was placed, in the store's time zone. */
  day: string;
  /** ISO 3166-1 alpha-2 of the destination; `ZZ` where the order names none. */
  country: string;
  /** ISO 3166-2 subdivision without the country. */
  province: string | null;
  /** Paid, not cancelled and to be shipped: counts when handling is judged. */
  paidShipment: boolean;
  /** `YYYY-MM-DD` of the last fulfilment of an order that is wholly fulfilled. */
  fulfilledOn: string | null;
  /** Discount codes that were used, in lower case; absent: nobody read which. */
  codes?: string[];
  /** Of a cancelled order, none. */
  lines: OrderLineCounts[];
  /** Lines of which nobody knows for certain whose they are. Absent: none. */
  unassigned?: UnassignedLine[];
}

/** Counts for the store as a whole, and for no listing. */
export type UnassignedLine = Omit<OrderLineCounts, 'listingId' | 'variantId' | 'returnReasons'> & {
  /** Listings that have its SKU; none: no listing has it, so that it may be of any that had it once. */
  listingIds: string[];
};

export interface OrderLineCounts {
  listingId: string;
  /** `null` where the variant is gone. */
  variantId: string | null;
  units: number;
  /** Of these units, those that came back; `null`: not known. */
  returnedUnits: number | null;
  /** Shopify's reason handle → units. */
  returnReasons: Record<string, number>;
  /**
   * What was paid for `units`, in the store's currency, after all discounts, before tax, and before anything came
   * back. `null`: not known.
   */
  revenue: number | null;
}

/** CLDR's code for an unknown region. */
export const UNKNOWN_COUNTRY = 'ZZ';

/** Units that came back without a return that says why: refunded at once, or read from a file without reasons. */
export const UNKNOWN_RETURN_REASON = 'unknown';
