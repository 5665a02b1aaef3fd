/** Two-sided 95%. */
const Z = 1.959964;

/**
 * Lower bound of the Wilson score interval (Wilson, 1927) at 95%: the smallest share that would not be
 * surprising to have given `successes` of `trials`. 0 for no success, no trials among it.
 */
export function wilsonLowerBound(successes: number, trials: number): number {
  // Of no success the bound is 0 as well; rounding would leave a trace of it on either side.
  if (successes === 0) return 0;
  const share = successes / trials;
  const zSquared = Z * Z;
  const centre = share + zSquared / (2 * trials);
  const margin = Z * Math.sqrt((share * (1 - share) + zSquared / (4 * trials)) / trials);
  return Math.max(0, (centre - margin) / (1 + zSquared / trials));
}
