/** The store's own return rate as a beta prior: what to expect of a product that is like the others. */
export interface ReturnBaseline {
  /** 0 to 1. */
  meanShare: number;
  /** How many orders the prior is worth: alpha plus beta. */
  strength: number;
  /** Products that it was made of. */
  products: number;
}

/** What one product's orders say: an order is one buyer's word, however many units it has. */
export interface ReturnEvidence {
  orders: number;
  /** Each order by the share of its units that came back. */
  returnedOrders: number;
}

/**
 * Which orders tell what is usual: a year, so that every season is in it once, without those so young that what is
 * to come back has not yet.
 */
export const BASELINE_PERIOD = { windowDays: 365, minimumOrderAgeDays: 30 };

/**
 * Bounds of the prior's strength, and the strength where too few products tell how they differ. The upper one stands
 * for what a beta distribution does not have, a few products that are far from the rest: with 200 in its place the
 * warning would find 13% of the bad products in the simulation instead of 32%, and be no more often right.
 */
const LEAST_STRENGTH = 10;
const MOST_STRENGTH = 50;
const FEW_PRODUCTS = 20;
const STRENGTH_OF_FEW = 30;
/** It settles in a handful of rounds; where it swings between two, either will do. */
const ROUNDS = 20;

/**
 * Mean and strength by moments with empirical weights (Kleinman 1973, "Proportions with extraneous variance"). A
 * product's rate is as far from the mean as chance and what is the product's own put it; the more products differ,
 * the less more orders of the same product tell of the store, so that a product counts n / (1 + (n - 1) / (s + 1)),
 * never more than s + 1, whether it has forty orders or four thousand. No order and no product can move the mean by
 * its size alone.
 *
 * Products that sold nothing say nothing. `null` where none sold.
 */
export function returnBaselineOf(products: readonly ReturnEvidence[]): ReturnBaseline | null {
  const rates = products
    .filter(({ orders }) => orders > 0)
    .map(({ orders, returnedOrders }) => ({ orders, rate: returnedOrders / orders }))
    // Sums of fractions depend on their order in the last digit.
    .sort((a, b) => a.orders - b.orders || a.rate - b.rate);
  if (rates.length === 0) return null;
  let strength = rates.length < FEW_PRODUCTS ? STRENGTH_OF_FEW : MOST_STRENGTH;
  let meanShare = weightedMean(rates, strength);
  for (let round = 0; rates.length >= FEW_PRODUCTS && round < ROUNDS; round++) {
    const before = strength;
    strength = strengthOf(rates, meanShare, strength);
    meanShare = weightedMean(rates, strength);
    if (Math.abs(strength - before) < 1e-6) break;
  }
  return { meanShare, strength, products: rates.length };
}

interface Rate {
  orders: number;
  /** 0 to 1. */
  rate: number;
}

function weightOf({ orders }: Rate, strength: number): number {
  return orders / (1 + (orders - 1) / (strength + 1));
}

function weightedMean(rates: readonly Rate[], strength: number): number {
  let weights = 0;
  let sum = 0;
  for (const each of rates) {
    const weight = weightOf(each, strength);
    weights += weight;
    sum += weight * each.rate;
  }
  return sum / weights;
}

/** From how far rates lie from the mean beyond chance, m(1 - m)/n each: what is left is m(1 - m)/(s + 1). */
function strengthOf(rates: readonly Rate[], mean: number, strength: number): number {
  const total = rates.reduce((sum, each) => sum + weightOf(each, strength), 0);
  let deviation = 0;
  let byChance = 0;
  let free = 0;
  for (const each of rates) {
    const weight = weightOf(each, strength);
    const degrees = weight * (1 - weight / total);
    deviation += weight * (each.rate - mean) ** 2;
    free += degrees;
    byChance += degrees / each.orders;
  }
  const ofOne = mean * (1 - mean);
  const between = (deviation - ofOne * byChance) / (free - byChance);
  // No more spread than chance gives: the products are as good as alike.
  if (!(between > 0)) return MOST_STRENGTH;
  return Math.min(MOST_STRENGTH, Math.max(LEAST_STRENGTH, ofOne / between - 1));
}
