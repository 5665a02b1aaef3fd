import { describe, expect, it } from 'vitest';
import { writeBatch } from '~/services/changes/write-batch';
import { saveFrench } from '~/services/changes/save-french';
import { showHistory } from '~/services/changes/show-history';
import { undoChanges } from '~/services/changes/undo-changes';
import { refreshListings } from '~/services/catalogue/refresh-listings';
import type { TestPorts } from '../support/ports';
import { testDatabase, uniqueStore } from '../../support/database';
import { BY, ChangeWorld, LISTING_ID } from '../support/changes';
import { Killed } from '../support/dying-ports';
import { dyingWriter } from '../support/dying-writer';

const database = await testDatabase();
const TITLE = 'Maple syrup 1';
const SEO = 'Real maple syrup';

function save(world: ChangeWorld, ports: TestPorts = world.ports) {
  return saveFrench(ports, world.store, {
    listingId: LISTING_ID,
    locale: 'fr',
    by: BY,
    texts: [
      world.text('title', 'Sirop d’érable', TITLE),
      world.text('meta_description', 'Vrai sirop', SEO),
    ],
  });
}

/** How often each value was registered or removed. */
function countWrites(world: ChangeWorld): Map<string, number> {
  const writes = new Map<string, number>();
  const { values } = world.shopify;
  const write = values.writeValues.bind(values);
  values.writeValues = async (all, options) => {
    for (const { target, value } of all) {
      const name = `${target.key} ${value ?? ''}`;
      writes.set(name, (writes.get(name) ?? 0) + 1);
    }
    return write(all, options);
  };
  return writes;
}

describe('whenever the process dies', { timeout: 60_000 }, () => {
  it('while French is saved, each text is written once, and not asked for again', async () => {
    let steps = 0;
    for (let step = 1; ; step += 1) {
      const world = await ChangeWorld.open(database);
      const writes = countWrites(world);
      const { ports } = dyingWriter(world.ports, step);
      const died = await save(world, ports).then(
        () => false,
        (error: unknown) => {
          if (!(error instanceof Killed)) throw error;
          return true;
        },
      );
      await world.run();
      const history = await world.history();
      expect(history.map(({ state }) => state)).toEqual(history.map(() => 'written'));
      expect([...writes.values()]).toEqual(history.map(() => 1));
      expect(world.french()).toBe(history.length === 0 ? null : 'Sirop d’érable');
      if (history.length > 0) {
        expect((await world.listing())?.french).toContainEqual(
          expect.objectContaining({ key: 'title', value: 'Sirop d’érable' }),
        );
      }
      if (!died) break;
      steps = step;
    }
    expect(steps).toBeGreaterThan(8);
  });

  it('while French is taken back, what was written is undone', async () => {
    for (let step = 1; ; step += 1) {
      const world = await ChangeWorld.open(database);
      await save(world);
      world.ports.queue.take();
      const ids = (await world.history()).map(({ id }) => id);
      const { ports } = dyingWriter(world.ports, step);
      const died = await undoChanges(ports, world.store, { ids, by: 'other' }).then(
        () => false,
        (error: unknown) => {
          if (!(error instanceof Killed)) throw error;
          return true;
        },
      );
      await world.run();
      const states = (await world.history()).map(({ state, undoneBy }) => [state, undoneBy]);
      const wasAsked = states[0]?.[0] !== 'written';
      expect(states).toEqual(ids.map(() => (wasAsked ? ['undone', 'other'] : ['written', null])));
      expect(world.french()).toBe(wasAsked ? null : 'Sirop d’érable');
      if (!died) break;
    }
  });
});

describe('a lost answer', () => {
  it('is found again by reading the value back, and nothing is sent twice', async () => {
    const world = await ChangeWorld.open(database);
    const writes = countWrites(world);
    world.sandbox.faults.loseAnswerOf('translationsRegister');
    const answer = await save(world);
    expect(answer).toMatchObject({
      done: true,
      value: { changes: [{ state: 'writing' }, { state: 'writing' }] },
    });
    await world.run();
    expect((await world.history()).map(({ state }) => state)).toEqual(['written', 'written']);
    expect([...writes.values()]).toEqual([1, 1]);
  });

  it('where somebody wrote meanwhile, theirs stays and both are shown', async () => {
    const world = await ChangeWorld.open(database);
    world.sandbox.faults.loseAnswerOf('translationsRegister');
    await save(world);
    world.edit('Sirop pur');
    await world.run();
    expect(world.french()).toBe('Sirop pur');
    expect((await world.history())[0]).toMatchObject({
      state: 'overtaken',
      overtakenBy: 'value',
      after: 'Sirop d’érable',
      found: 'Sirop pur',
    });
  });
});

describe('what cannot be written', () => {
  it('is refused in Shopify’s words', async () => {
    const world = await ChangeWorld.open(database);
    const answer = await saveFrench(world.ports, world.store, {
      listingId: LISTING_ID,
      locale: 'fr-CA',
      by: BY,
      texts: [world.text('title', 'Sirop', TITLE)],
    });
    const failure = { kind: 'refused', words: 'Locale is not a valid locale for the shop' };
    expect(answer).toMatchObject({
      done: true,
      value: { changes: [{ state: 'refused', failure }] },
    });
    await world.run();
    expect(world.french()).toBeNull();
  });

  it('says that the access is missing, and writes nothing', async () => {
    const world = await ChangeWorld.open(database);
    world.sandbox.grantedScopes = [];
    expect(await save(world)).toMatchObject({
      done: true,
      value: {
        changes: [
          { state: 'refused', failure: { kind: 'access', words: null } },
          { state: 'refused', failure: { kind: 'access', words: null } },
        ],
        closes: [],
      },
    });
    await world.run();
    expect(world.french()).toBeNull();
  });
});

it('a change takes back only what is still ours', async () => {
  const world = await ChangeWorld.open(database);
  await save(world);
  world.edit('Sirop pur');
  const ids = (await world.history()).map(({ id }) => id);
  const undone = await undoChanges(world.ports, world.store, { ids, by: BY });
  expect(undone).toMatchObject({
    done: true,
    value: [
      { state: 'overtaken', after: 'Sirop d’érable', found: 'Sirop pur' },
      { state: 'undone', after: 'Vrai sirop' },
    ],
  });
  expect([world.french(), world.french('meta_description')]).toEqual(['Sirop pur', null]);
  const again = await undoChanges(world.ports, world.store, { ids, by: BY });
  expect(again).toEqual({ done: false, because: { why: 'nothingToUndo' } });
});

it('what was saved together is taken back together, but for what is no longer ours', async () => {
  const world = await ChangeWorld.open(database);
  await save(world);
  const view = async () =>
    (await showHistory(world.ports, world.store, { limit: 9 })).changes.map(
      ({ batch, state, undoableTogether }) => ({ batch, state, undoableTogether }),
    );
  const [first] = await view();
  const batch = first?.batch ?? '';
  expect(await view()).toEqual([
    { batch, state: 'written', undoableTogether: 2 },
    { batch, state: 'written', undoableTogether: 2 },
  ]);
  world.edit('Sirop pur');
  const undone = await undoChanges(world.ports, world.store, { batch, by: BY });
  expect(undone).toMatchObject({
    done: true,
    value: [{ state: 'overtaken' }, { state: 'undone' }],
  });
  expect([world.french(), world.french('meta_description')]).toEqual(['Sirop pur', null]);
  expect((await view()).map(({ undoableTogether }) => undoableTogether)).toEqual([0, 0]);
  const others = await undoChanges(world.ports, uniqueStore(), { batch, by: BY });
  expect(others).toEqual({ done: false, because: { why: 'gone' } });
});

it('two workers at once write each value once', async () => {
  const world = await ChangeWorld.open(database);
  const writes = countWrites(world);
  const batch = '0b0e8a52-5a53-4b4b-9b0d-6f6c4f1c7a11';
  await world.ports.changes.record(
    world.store,
    { id: batch, by: BY, at: world.clock.now() },
    [1, 2].map((number) => ({
      id: `0b0e8a52-5a53-4b4b-9b0d-6f6c4f1c7a2${number}`,
      listingId: LISTING_ID,
      target: {
        kind: 'french',
        resourceId: LISTING_ID,
        key: number === 1 ? 'title' : 'meta_description',
        locale: 'fr',
      },
      source: null,
      sourceDigest: null,
      before: null,
      after: `Texte ${number}`,
      undoes: null,
    })),
  );
  await Promise.all([1, 2, 3].map(() => writeBatch(world.ports, world.store, batch)));
  await world.run();
  expect([...writes.values()]).toEqual([1, 1]);
  expect((await world.history()).map(({ state }) => state)).toEqual(['written', 'written']);
});

it('what was written is no news when its listing is read again', async () => {
  const world = await ChangeWorld.open(database);
  await save(world);
  const findings = await world.ports.audits.findingsOf(world.store, LISTING_ID);
  const { revision } = (await world.ports.listings.find(world.store, LISTING_ID)) ?? {};
  world.clock.advance(60_000);
  await refreshListings(world.ports, world.store, [LISTING_ID]);
  expect(await world.ports.audits.findingsOf(world.store, LISTING_ID)).toEqual(findings);
  expect((await world.ports.listings.find(world.store, LISTING_ID))?.revision).toBe(revision);
});
