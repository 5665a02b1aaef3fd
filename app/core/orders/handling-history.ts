/** Paid orders by day, destination and how long they took, as counts. */
export interface HandlingDay {
  /** `YYYY-MM-DD`, when the order was placed. */
  day: string;
  country: string;
  /** ISO 3166-2 subdivision without the country, such as `QC`; `null` where the order does not say. */
  province: string | null;
  orders: number;
  /** `YYYY-MM-DD` of the last fulfilment; `null`: not yet fulfilled. */
  fulfilledOn: string | null;
}

/** Orders of the last months; a day without an entry, within the period, had none. */
export interface HandlingHistory {
  /** `YYYY-MM-DD`, first and last day of which all orders are known. */
  since: string;
  until: string;
  days: HandlingDay[];
}
