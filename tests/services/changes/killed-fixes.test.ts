import { expect, it } from 'vitest';
import { testDatabase } from '../../support/database';
import { fixThroughKills } from '../support/killed-fixes';

const database = await testDatabase();

it(
  'fields that are fixed together are each written once or shown as not written, and restored where still ours, whenever a process dies and whatever somebody edits',
  { timeout: 240_000 },
  async () => {
    const { kills, edited, undone, ...found } = await fixThroughKills(database, {
      fields: 60,
      steps: 23,
    });
    expect(found).toEqual({
      fields: 60,
      sentTwice: 0,
      untrue: 0,
      overwritten: 0,
      open: 0,
      wronglyRestored: 0,
    });
    expect(kills).toBeGreaterThan(15);
    expect(edited).toBeGreaterThan(5);
    expect(undone).toBe(60 - edited);
  },
);
