import { expect, it } from 'vitest';
import { testDatabase } from '../../support/database';
import { openPlanning, quebec, saved } from '../support/planning';

const database = await testDatabase();

it('tells a tab without promotions from a store without any', async () => {
  const { world, store, services } = await openPlanning(database);
  const listed = (tab: 'all' | 'ended') => services.list(store, { tab, after: null });
  expect([await listed('all'), await listed('ended')]).toMatchObject([
    { rows: [], hasNone: true },
    { rows: [], hasNone: true },
  ]);
  await saved(services, store, quebec(world));
  expect(await listed('all')).toMatchObject({ hasNone: false });
  expect(await listed('ended')).toMatchObject({ rows: [], hasNone: false });
});
