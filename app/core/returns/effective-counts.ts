import type { ReturnCounts } from './return-counts';

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
