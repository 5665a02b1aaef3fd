/** The store's own return rate as a beta prior: what to expect of a product that is like the others. */
export interface ReturnBaseline {
  /** 0 to 1. */
  meanShare: number;
  /** How many units of evidence the prior is worth: alpha plus beta. */
  strength: number;
  /** Products that it was made of. */
  products: number;
}
