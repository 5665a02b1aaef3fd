import { addDays } from '~/core/days/store-day';
import { effectOf, expectedChange, type EffectFacts } from '~/core/promotions/results/effect';
import { factor, poisson, randomNumbers } from '../simulated-sales';

const DURING = { first: '2026-11-20', last: '2026-12-03' };
const BEFORE = { first: '2026-11-06', last: '2026-11-19' };
const LONG_BEFORE = { first: '2026-09-25', last: '2026-11-19' };
const LAST_YEAR = {
  during: { first: '2025-11-21', last: '2025-12-04' },
  before: [{ first: '2025-09-26', last: '2025-11-20' }],
};

export interface SimulatedStore {
  /** What the promoted listings would sell in the promotion's days without it. */
  units: number;
  /** What the promotion makes of it. */
  effect: number;
  /** How many times as much as others they sell in the season's height. */
  ownSeason: number;
  days: number;
  /** Of good and bad days, common to none but the listings themselves. */
  variance: number;
}

/** How a store sells over the year, as a share of its usual day: twice as much before Christmas. */
function seasonOf(day: string): number {
  const [, month = 1, date = 1] = day.split('-').map(Number);
  const ofYear = (month - 1) * 30.4 + date;
  return 0.85 + 1.6 * Math.exp(-(((ofYear - 340) / 22) ** 2));
}

/** A share of runs in which an effect is found, and one whose interval holds the truth. */
export function simulate(
  { units, effect, ownSeason, days, variance }: SimulatedStore,
  { runs, seed }: { runs: number; seed: number },
): { found: number; held: number; untold: number } {
  const random = randomNumbers(seed);
  const all = Array.from({ length: days + 14 }, (_, index) => addDays(DURING.last, -index));
  const shapes = all.map((day) => {
    const season = seasonOf(day);
    const own = season * (1 + (ownSeason - 1) * Math.max(0, (season - 0.85) / 1.6));
    return { day, season, own, isDuring: day >= DURING.first };
  });
  const usual = units / shapes.reduce((sum, { own, isDuring }) => (isDuring ? sum + own : sum), 0);
  const counts = { found: 0, held: 0, untold: 0 };
  for (let run = 0; run < runs; run += 1) {
    const promoted = new Map<string, number>();
    const others = new Map<string, number>();
    for (const { day, season, own, isDuring } of shapes) {
      const rate = usual * own * (isDuring ? effect : 1) * factor(variance, random);
      promoted.set(day, poisson(rate, random));
      others.set(day, poisson(40 * season * factor(variance / 4, random), random));
    }
    const hasLastYear = days > 380;
    const base = hasLastYear ? LONG_BEFORE : BEFORE;
    const facts: EffectFacts = {
      during: DURING,
      before: [base],
      lastYear: hasLastYear ? LAST_YEAR : null,
      history: { first: all.at(-1) ?? BEFORE.first, last: BEFORE.last },
      otherPromotions: [],
      promoted,
      others,
    };
    const sum = ({ first, last }: { first: string; last: string }) =>
      shapes.reduce(
        (of, { day }) => (day >= first && day <= last ? of + (promoted.get(day) ?? 0) : of),
        0,
      );
    const told = effectOf({ during: sum(DURING), before: sum(base) }, expectedChange(facts));
    const upper = told?.upper ?? null;
    if (told === null || upper === null) counts.untold += 1;
    else {
      if (told.lower > 1 || upper < 1) counts.found += 1;
      if (told.lower <= effect && effect <= upper) counts.held += 1;
    }
  }
  return { found: counts.found / runs, held: counts.held / runs, untold: counts.untold / runs };
}
