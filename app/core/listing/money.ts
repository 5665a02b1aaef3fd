/** An amount in the major unit of its ISO 4217 currency: `{ amount: 19.99, currency: 'CAD' }`. */
export interface Money {
  amount: number;
  currency: string;
}

/** What a buyer is asked to pay, and the "was" price shown beside it. */
export interface Price {
  price: Money;
  compareAt: Money | null;
}
