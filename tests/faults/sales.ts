import type { BenchDatabase } from '../bench/database';
import type { Measurement } from '../bench/measurement';
import { sellThroughKills } from '../services/support/killed-sale';

/** A process lives for so many calls at most, each for another number of them. */
const STEPS = 60;

/** Prices that a sale lowers and puts back, by processes that die one after the other, while somebody edits some of them. */
export async function sales(
  database: BenchDatabase,
  { variants, kills: least }: { variants: number; kills: number },
): Promise<Measurement[]> {
  const { kills, edited, restored, shown, ...found } = await sellThroughKills(database, {
    variants,
    steps: STEPS,
  });
  const through = `sale prices of ${variants} variants through ${kills} kills, ${edited} edited meanwhile`;
  const all = (name: string, count: number, of: number): Measurement => ({
    name: `${through}: ${name}`,
    measured: `${count} of ${of}`,
    budget: 'all',
    isMet: count === of,
  });
  const none = (name: string, count: number): Measurement => ({
    name: `${through}: ${name}`,
    measured: String(count),
    budget: 'none',
    isMet: count === 0,
  });
  return [
    {
      name: 'processes killed while prices are lowered and put back',
      measured: String(kills),
      budget: `${least} at least`,
      isMet: kills >= least,
    },
    all('as before the sale', restored, variants - edited),
    all('somebody’s, and shown as such', shown, edited),
    none('anything else', found.lost),
    none('somebody’s price written over', found.overwritten),
    none('left under way', found.open),
  ];
}
