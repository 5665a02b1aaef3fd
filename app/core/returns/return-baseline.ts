import { effectiveCounts } from './effective-counts';
import type { ReturnCounts } from './return-counts';
import { unitsTogether } from './units-together';

/** The store's own return rate as a beta prior: what to expect of a product that is like the others. */
export interface ReturnBaseline {
  /** 0 to 1. */
  meanShare: number;
  /** How many units of evidence the prior is worth (see `effectiveCounts`): alpha plus beta. */
  strength: number;
  /** Products that it was made of. */
  products: number;
}

/** Bounds of the prior's strength, and the strength where too few products tell how they differ. */
const LEAST_STRENGTH = 10;
const MOST_STRENGTH = 200;
const FEW_PRODUCTS = 20;
const STRENGTH_OF_FEW = 30;

/** What one product sold and got back; `returnedSquares` as in `DailySales`. */
export interface ReturnSums {
  units: number;
  returnedUnits: number;
  returnedSquares: number;
}

/**
 * Mean of all units, and strength by moments: products' rates vary by chance, by m(1 - m)/n each, and by how
 * the products differ; what is left after chance is the variance of the beta distribution, m(1 - m)/(s + 1).
 * Units that came back together are told from units that came back one by one over all products, since a single
 * one has too few returns to tell.
 * Products that sold nothing say nothing. `null` where none sold.
 */
export function returnBaselineOf(products: readonly ReturnSums[]): ReturnBaseline | null {
  const sold = products.filter(({ units }) => units > 0);
  const units = sold.reduce((sum, each) => sum + each.units, 0);
  if (units === 0) return null;
  const returned = sold.reduce((sum, each) => sum + each.returnedUnits, 0);
  const squares = sold.reduce((sum, each) => sum + each.returnedSquares, 0);
  const meanShare = returned / units;
  const together = unitsTogether(returned, squares);
  const evidence = sold.map((each) => effectiveCounts({ ...each, together }));
  const strength = sold.length < FEW_PRODUCTS ? STRENGTH_OF_FEW : strengthOf(evidence, meanShare);
  return { meanShare, strength, products: sold.length };
}

/** Kleinman (1973), each product weighing as many units as it sold. */
function strengthOf(
  sold: readonly Pick<ReturnCounts, 'units' | 'returnedUnits'>[],
  mean: number,
): number {
  const units = sold.reduce((sum, each) => sum + each.units, 0);
  const squares = sold.reduce((sum, each) => sum + each.units ** 2, 0);
  const deviation = sold.reduce(
    (sum, each) => sum + each.units * (each.returnedUnits / each.units - mean) ** 2,
    0,
  );
  const ofOne = mean * (1 - mean);
  const between =
    (deviation - (sold.length - 1) * ofOne) / (units - squares / units - (sold.length - 1));
  // No more spread than chance gives: the products are as good as alike.
  if (!(between > 0)) return MOST_STRENGTH;
  return Math.min(MOST_STRENGTH, Math.max(LEAST_STRENGTH, ofOne / between - 1));
}
