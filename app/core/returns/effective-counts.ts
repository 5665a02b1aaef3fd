import type { ReturnCounts } from './return-counts';

/**
 * How many units came back together, as a mean in which each of them counts once: five on one order are 5, five on
 * five orders 1. At least 1. `returnedSquares`: over orders, the sum of the square of the units that came back.
 */
export function unitsTogether(returnedUnits: number, returnedSquares: number): number {
  return returnedUnits > 0 ? Math.max(1, returnedSquares / returnedUnits) : 1;
}

/**
 * Units as evidence: whole order lines come back, and five units of one order are one buyer's word, not five.
 * Kish's effective sample size, from how returns clustered.
 */
export function effectiveCounts({
  units,
  returnedUnits,
  together,
}: Pick<ReturnCounts, 'units' | 'returnedUnits' | 'together'>): {
  units: number;
  returnedUnits: number;
} {
  return { units: units / together, returnedUnits: returnedUnits / together };
}
