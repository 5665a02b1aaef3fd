import { expect, it } from 'vitest';
import { testDatabase } from '../../support/database';
import { sellThroughKills } from '../support/killed-sale';

const database = await testDatabase();

/** `SALE_KILLS=100`: over 500 variants, some minutes. */
const isLong = process.env.SALE_KILLS !== undefined;
const variants = isLong ? 500 : 30;

it(
  'each price is put back, or shown as somebody’s, whenever a process dies during start and end and whatever somebody edits',
  { timeout: 1_800_000 },
  async () => {
    const { kills, edited, restored, shown, ...found } = await sellThroughKills(database, {
      variants,
      steps: isLong ? 60 : 13,
    });
    expect(found).toEqual({ variants, lost: 0, overwritten: 0, open: 0 });
    expect(restored).toBe(variants - edited);
    expect(shown).toBe(edited);
    expect(kills).toBeGreaterThan(isLong ? Number(process.env.SALE_KILLS) : 10);
    expect(edited).toBeGreaterThan(3);
  },
);
