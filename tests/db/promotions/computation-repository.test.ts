import { beforeEach, expect, it } from 'vitest';
import { createRepositories } from '~/db.server';
import { testDatabase, uniqueStore } from '../../support/database';
import { AT, compared, COMPUTED } from '../support/filled-store';

const database = await testDatabase();
const { computations, stores } = createRepositories(database);
const later = new Date(AT.getTime() + 60_000);
let store: string;

beforeEach(async () => {
  store = uniqueStore('computed');
  await stores.install(store, AT);
});

it('is nothing before it was asked for, then how far it is, then what came of it', async () => {
  const answer = () =>
    computations.answer(store, COMPUTED, compared(store), { basis: 'a', at: later });
  await answer();
  expect(await computations.find(store, COMPUTED)).toBeNull();
  await computations.begin(store, COMPUTED, AT, AT);
  expect(await computations.find(store, COMPUTED)).toMatchObject({
    done: 0,
    total: null,
    answer: null,
    heardAt: AT,
  });
  await computations.advance(store, COMPUTED, { done: 3, total: 9 }, later);
  expect(await computations.find(store, COMPUTED)).toMatchObject({
    done: 3,
    total: 9,
    heardAt: later,
  });
  const version = await stores.version(store);
  await answer();
  expect(await computations.find(store, COMPUTED)).toMatchObject({
    answer: compared(store),
    basis: 'a',
    answeredAt: later,
  });
  expect(await stores.version(store)).not.toBe(version);
  await computations.begin(store, COMPUTED, later, AT);
  expect(await computations.find(store, COMPUTED)).toMatchObject({ done: 0, answer: null });
});

it('forgets what nobody heard of for long', async () => {
  const old = { kind: 'results', key: 'old' } as const;
  await computations.begin(store, old, AT, AT);
  await computations.begin(store, COMPUTED, later, AT);
  expect(await computations.find(store, old)).not.toBeNull();
  await computations.begin(store, COMPUTED, later, later);
  expect(await computations.find(store, old)).toBeNull();
  expect(await computations.find(store, COMPUTED)).not.toBeNull();
});

it('has no answer where another version of the app wrote it', async () => {
  await computations.begin(store, COMPUTED, AT, AT);
  await database.pool.query(
    `UPDATE computation SET answer = '{"lifts": []}', answered_at = $2 WHERE store = $1`,
    [store, AT],
  );
  expect(await computations.find(store, COMPUTED)).toMatchObject({ answer: null });
});
