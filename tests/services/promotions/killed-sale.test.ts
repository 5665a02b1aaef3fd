import { expect, it } from 'vitest';
import { testDatabase } from '../../support/database';
import { sellThroughKills } from '../support/killed-sale';

const database = await testDatabase();
/** `npm run faults -- --only sales` does it with 500. */
const VARIANTS = 30;

it('each price is put back, or shown as somebody’s, whenever a process dies during start and end and whatever somebody edits', async () => {
  const { kills, edited, restored, shown, ...found } = await sellThroughKills(database, {
    variants: VARIANTS,
    steps: 13,
  });
  expect(found).toEqual({ variants: VARIANTS, lost: 0, overwritten: 0, open: 0 });
  expect(restored).toBe(VARIANTS - edited);
  expect(shown).toBe(edited);
  expect(kills).toBeGreaterThan(10);
  expect(edited).toBeGreaterThan(3);
}, 300_000);
