import { betaCumulative } from '../returns/beta-distribution';

export interface Interval {
  lower: number;
  upper: number;
}

/**
 * The interval of Clopper and Pearson (Biometrika 26, 1934) for a share: at least `confidence` of such intervals
 * hold the true one, however few the trials. Counts need not be whole: those that are divided by a dispersion are
 * not.
 */
export function clopperPearson(successes: number, trials: number, confidence = 0.95): Interval {
  const tail = (1 - confidence) / 2;
  const failures = trials - successes;
  return {
    lower: successes <= 0 ? 0 : betaQuantile(tail, successes, failures + 1),
    upper: failures <= 0 ? 1 : betaQuantile(1 - tail, successes + 1, failures),
  };
}

/** Halvings of the interval from 0 to 1: as fine as a double can be told apart in the middle. */
const HALVINGS = 50;

/** Where the distribution function of Beta(a, b) reaches `probability`. */
function betaQuantile(probability: number, a: number, b: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (betaCumulative(middle, a, b) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
