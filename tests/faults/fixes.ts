import type { BenchDatabase } from '../bench/database';
import type { Measurement } from '../bench/measurement';
import { fixThroughKills } from '../services/support/killed-fixes';

/** A process lives for so many calls at most, each for another number of them. */
const STEPS = 29;

/** Fields that are fixed together, by processes that die one after the other, while somebody edits some of them. */
export async function fixes(
  database: BenchDatabase,
  { fields, kills: least }: { fields: number; kills: number },
): Promise<Measurement[]> {
  const { kills, edited, ...found } = await fixThroughKills(database, {
    fields,
    steps: STEPS,
  });
  const none = (name: string, count: number): Measurement => ({
    name: `${fields} fields fixed and taken back through ${kills} kills, ${edited} edited meanwhile: ${name}`,
    measured: String(count),
    budget: 'none',
    isMet: count === 0,
  });
  return [
    {
      name: 'processes killed while fields are fixed and taken back',
      measured: String(kills),
      budget: `${least} at least`,
      isMet: kills >= least,
    },
    none('sent twice', found.sentTwice),
    none('said otherwise than it is', found.untrue),
    none('somebody’s value written over', found.overwritten),
    none('left under way', found.open),
    none('restored wrongly, or not', found.wronglyRestored),
  ];
}
