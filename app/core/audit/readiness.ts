/**
 * The share, by weight, of an audience's applicable rules that pass, with the share of the weight that is
 * known. `share` is null below the coverage that the profile asks for: too little was known to say.
 */
export interface Readiness {
  /** 0 to 1. */
  share: number | null;
  /** 0 to 1: known weight over applicable weight. */
  coverage: number;
}

/** Sums that readiness is made of; adding up those of all listings gives the store's. */
export interface ReadinessWeights {
  passed: number;
  failed: number;
  unknown: number;
}
