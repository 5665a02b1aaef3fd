/** Units ordered and returned on one day, of one SKU, for one country. Holds no customer data by design. */
export interface DailySales {
  /** `YYYY-MM-DD`. */
  day: string;
  sku: string;
  /** ISO 3166-1 alpha-2 of the destination. */
  country: string;
  units: number;
  returnedUnits: number;
  /** Reason → units. */
  returnReasons: Record<string, number>;
}

export type SalesHistory = DailySales[];
