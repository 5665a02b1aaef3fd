import { wilsonLowerBound } from '../statistics/wilson';
import { probabilityAbove } from './beta-binomial';
import { effectiveCounts } from './effective-counts';
import type { ReturnBaseline } from './return-baseline';
import type { ReturnCounts } from './return-counts';

export interface ReturnThresholds {
  /** Fewer units sold tell nothing. */
  units: number;
  /** Fewer units back are no pattern. */
  returnedUnits: number;
  /** Times the store's mean. */
  noticeFactor: number;
  warningFactor: number;
  /** 0 to 1. */
  probability: number;
}

/** `high`: seldom wrong. `raised`: worth a look. `unknown`: too few units sold, or returns of too few orders. */
export type ReturnLevel = 'high' | 'raised' | 'usual' | 'unknown';

/**
 * A product's returns beside the store's own mean. Two tests: the posterior of a beta-binomial, which is seldom
 * wrong, and Wilson's lower bound, which finds more. Both see units as evidence, see `effectiveCounts`.
 */
export function judgeReturns(
  counts: Pick<ReturnCounts, 'units' | 'returnedUnits' | 'together'>,
  baseline: ReturnBaseline,
  thresholds: ReturnThresholds,
): { level: ReturnLevel; probability: number } {
  const evidence = effectiveCounts(counts);
  const { units, returnedUnits } = evidence;
  const probability = probabilityAbove(evidence, baseline, thresholds.warningFactor);
  const isPattern = returnedUnits >= thresholds.returnedUnits;
  if (isPattern && probability > thresholds.probability) return { level: 'high', probability };
  const isEnough = units >= thresholds.units;
  const lowerBound = wilsonLowerBound(returnedUnits, units);
  if (isPattern && isEnough && lowerBound > thresholds.noticeFactor * baseline.meanShare) {
    return { level: 'raised', probability };
  }
  return { level: isEnough ? 'usual' : 'unknown', probability };
}
