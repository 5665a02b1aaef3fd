import { simulate } from '../core/promotions/results/simulated-promotion';
import type { Measurement } from './measurement';

const RUNS = 2_000;
const SEED = 20_261_127;
const UNITS = 120;

/** How often a promotion's effect is found, and how often one is seen where there is none, with two years of orders. */
export function measureResults(): Measurement[] {
  return [
    { ownSeason: 1, named: 'that sell as the store does' },
    { ownSeason: 1.6, named: 'with a season of their own' },
  ].flatMap(({ ownSeason, named }) => {
    const store = { units: UNITS, ownSeason, days: 730, variance: 0.05 };
    const doubled = simulate({ ...store, effect: 2 }, { runs: RUNS, seed: SEED });
    const none = simulate({ ...store, effect: 1 }, { runs: RUNS, seed: SEED });
    return [
      {
        name: `a doubling of ${UNITS} units found, of listings ${named}, ${RUNS} runs`,
        measured: percent(doubled.found),
        budget: '≥ 80 %',
        isMet: doubled.found >= 0.8,
      },
      {
        name: `no effect called one, of listings ${named}, ${RUNS} runs`,
        measured: percent(none.found),
        budget: '≤ 6 %',
        isMet: none.found <= 0.06,
      },
    ];
  });
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
