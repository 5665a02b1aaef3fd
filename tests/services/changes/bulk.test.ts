import { expect, it } from 'vitest';
import { callOffBatch, holdBatch, letBatchGo, showBatch } from '~/services/changes/batch';
import { previewBulk, showBulk, startBulk, type BulkAsked } from '~/services/changes/bulk';
import { undoChanges } from '~/services/changes/undo-changes';
import { writeBatch } from '~/services/changes/write-batch';
import { sampleListing, sampleVariant } from '../../shopify/support/sandbox-shop';
import { testDatabase } from '../../support/database';
import { BY, ChangeWorld } from '../support/changes';
import { Killed } from '../support/dying-ports';
import { dyingWriter } from '../support/dying-writer';

const database = await testDatabase();
const REFUSED = [7, 77, 377];
const AFTER_A_LOST_CALL_MS = 130_000;

function bare(id: number) {
  const inventory = {
    requiresShipping: true,
    harmonizedSystemCode: null,
    countryOfOrigin: null,
    weight: null,
  };
  return sampleListing(id, { variants: [{ ...sampleVariant(`${id}2`), inventory }] });
}

function openWith(count: number) {
  return ChangeWorld.open(
    database,
    Array.from({ length: count }, (_, index) => bare(index + 1)),
  );
}

/** What its preview shows. */
async function startShown({ ports, store }: ChangeWorld, asked: BulkAsked) {
  const preview = await previewBulk(ports, store, asked);
  const shown = preview.done ? preview.value.digest : '';
  return startBulk(ports, store, { ...asked, shown, by: BY });
}

const query = { sort: 'title', direction: 'asc', limit: 50 } as const;

it(
  'writes 500 listings by a job that is killed again and again, each once, and tells the three that were refused',
  { timeout: 240_000 },
  async () => {
    const world = await openWith(500);
    const { ports, store } = world;
    const shown = await showBulk(ports, store, { kind: 'origin', query });
    expect([shown.total, shown.listings.length]).toEqual([500, 500]);
    const asked = {
      kind: 'origin' as const,
      listingIds: shown.listings.map(({ id }) => id),
      value: 'CA-QC',
      ofWrongCodes: false,
    };
    expect(await previewBulk(ports, store, asked)).toMatchObject({
      value: { variants: 500, leftOut: 0, value: 'CA-QC' },
    });
    const writes = new Map<string, number>();
    const { values } = world.shopify;
    const write = values.writeValues.bind(values);
    const refused = new Set(REFUSED.map((id) => `gid://shopify/ProductVariant/${id}2`));
    values.writeValues = async (all, options) => {
      for (const { target } of all) {
        writes.set(target.resourceId, (writes.get(target.resourceId) ?? 0) + 1);
      }
      if (all.some(({ target }) => refused.has(target.resourceId))) {
        return all.map(() => ({ kind: 'refused', words: 'Not this one' }));
      }
      return write(all, options);
    };
    const started = await startShown(world, asked);
    const batch = started.done ? started.value.batch : '';
    let kills = 0;
    for (let round = 1; ; round += 1) {
      const dying = dyingWriter(ports, 11 + (round % 67));
      const answer = await writeBatch(dying.ports, store, batch).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
        kills += 1;
        return { waitMs: 0 };
      });
      if (answer.waitMs === null) break;
      world.clock.advance(AFTER_A_LOST_CALL_MS);
    }
    expect(kills).toBeGreaterThan(20);
    expect([...writes.values()].filter((count) => count !== 1)).toEqual([]);
    const view = await showBatch(ports, store, batch);
    expect(view).toEqual({
      batch,
      total: 500,
      counts: { written: 497, refused: 3 },
      isOfSale: false,
    });
    const { changes } = await ports.changes.page(store, { batch, state: 'refused', limit: 9 });
    expect(changes.map(({ failure }) => failure?.words)).toEqual(REFUSED.map(() => 'Not this one'));
    const origins = world.sandbox.catalogue.all().map(({ variants }) => variants[0]?.inventory);
    expect(origins.filter((each) => each?.provinceOfOrigin === 'QC')).toHaveLength(497);
  },
);

it('is paused and goes on, and is taken back as a whole but for what somebody changed since', async () => {
  const world = await openWith(30);
  const { ports, store } = world;
  const { listings } = await showBulk(ports, store, { kind: 'weight', query });
  const asked = {
    kind: 'weight' as const,
    listingIds: listings.map(({ id }) => id),
    value: '1 kg',
    ofWrongCodes: false,
  };
  const started = await startShown(world, asked);
  const batch = started.done ? started.value.batch : '';
  const counts = async () => (await showBatch(ports, store, batch))?.counts;
  expect(await writeBatch(ports, store, batch)).toEqual({ waitMs: 0 });
  await holdBatch(ports, store, batch);
  await world.run();
  expect(await counts()).toEqual({ written: 25, held: 5 });
  await letBatchGo(ports, store, batch);
  await world.run();
  expect(await counts()).toEqual({ written: 30 });
  const [edited] = world.sandbox.catalogue.all();
  Object.assign(edited?.variants[0]?.inventory ?? {}, { weight: { value: 2, unit: 'POUNDS' } });
  await undoChanges(ports, store, { batch, by: BY });
  await world.run();
  expect(await counts()).toEqual({ overtaken: 1, undone: 29 });
});

async function halfWritten() {
  const world = await openWith(30);
  const { ports, store } = world;
  const { listings } = await showBulk(ports, store, { kind: 'weight', query });
  const listingIds = listings.map(({ id }) => id);
  const asked = { kind: 'weight' as const, listingIds, value: '1 kg', ofWrongCodes: false };
  const started = await startShown(world, asked);
  const batch = started.done ? started.value.batch : '';
  expect(await writeBatch(ports, store, batch)).toEqual({ waitMs: 0 });
  const counts = async () => (await showBatch(ports, store, batch))?.counts;
  return { world, ports, store, batch, counts };
}

it('is called off for good, paused or not', async () => {
  const { world, ports, store, batch, counts } = await halfWritten();
  await holdBatch(ports, store, batch);
  await callOffBatch(ports, store, batch);
  expect(await counts()).toEqual({ written: 25, calledOff: 5 });
  await letBatchGo(ports, store, batch);
  await world.run();
  expect(await counts()).toEqual({ written: 25, calledOff: 5 });
});

it('that is undone while it is being written goes back, and nothing more of it is written', async () => {
  const { world, ports, store, batch, counts } = await halfWritten();
  await undoChanges(ports, store, { batch, by: BY });
  await world.run();
  expect(await counts()).toEqual({ undone: 25, calledOff: 5 });
  const weights = world.sandbox.catalogue.all().map(({ variants: [first] }) => first?.inventory);
  expect(weights.filter((inventory) => (inventory?.weight?.value ?? 0) > 0)).toEqual([]);
});

it('is narrowed down to a vendor or a product type, of which it says how many lack it', async () => {
  const world = await ChangeWorld.open(database, [
    { ...bare(1), vendor: 'Atelier Nord', productType: 'Mugs', category: null },
    { ...bare(2), vendor: 'Atelier Nord', productType: 'Bowls', category: null },
    { ...bare(3), vendor: 'Sud', productType: 'Mugs', category: null },
    sampleListing(4, { vendor: 'Sud' }),
  ]);
  const { ports, store } = world;
  const show = (narrowed: object) =>
    showBulk(ports, store, { kind: 'weight', query: { ...query, ...narrowed } });
  const whole = await show({});
  expect(whole.groups).toEqual([
    { by: 'vendor', name: 'Atelier Nord', listings: 2 },
    { by: 'vendor', name: 'Sud', listings: 1 },
    { by: 'category', name: 'Mugs', listings: 2 },
    { by: 'category', name: 'Bowls', listings: 1 },
  ]);
  expect(whole.total).toBe(3);
  const titlesOf = async (narrowed: object) =>
    (await show(narrowed)).listings.map(({ id }) => id.split('/').at(-1));
  expect(await titlesOf({ vendor: 'Atelier Nord' })).toEqual(['1', '2']);
  expect(await titlesOf({ category: 'Mugs' })).toEqual(['1', '3']);
});

it('writes only what is lacking, and nothing that cannot be meant', async () => {
  const world = await openWith(2);
  const { ports, store } = world;
  const listingIds = ['gid://shopify/Product/1', 'gid://shopify/Product/2'];
  const code = { kind: 'hsCode' as const, listingIds, ofWrongCodes: false };
  const wrong = await startBulk(ports, store, { ...code, value: '12', shown: '', by: BY });
  expect(wrong).toEqual({
    done: false,
    because: { why: 'invalid', errors: { hsCode: 'hsCodeMalformed' } },
  });
  const asked = { ...code, listingIds: listingIds.slice(0, 1), value: '1702.20' };
  await startShown(world, asked);
  world.clock.advance(1000);
  await world.run();
  expect(await previewBulk(ports, store, { ...asked, listingIds })).toMatchObject({
    value: { value: '170220', leftOut: 1, listings: [{ id: listingIds[1], variants: 1 }] },
  });
  expect(await previewBulk(ports, store, asked)).toEqual({
    done: false,
    because: { why: 'nothingToWrite' },
  });
});

it('writes nothing that the preview did not show', async () => {
  const world = await openWith(2);
  const { ports, store } = world;
  const [one, other] = ['gid://shopify/Product/1', 'gid://shopify/Product/2'];
  const asked = { kind: 'origin' as const, value: 'CA', ofWrongCodes: false };
  const preview = await previewBulk(ports, store, { ...asked, listingIds: [one] });
  const shown = preview.done ? preview.value.digest : '';
  const both = { ...asked, listingIds: [one, other], shown, by: BY };
  expect(await startBulk(ports, store, both)).toMatchObject({
    done: false,
    because: { why: 'previewChanged', preview: { variants: 2 } },
  });
  expect(await startBulk(ports, store, { ...both, listingIds: [one], value: 'MX' })).toMatchObject({
    done: false,
    because: { why: 'previewChanged', preview: { value: 'MX' } },
  });
  expect(await startBulk(ports, store, { ...both, listingIds: [one] })).toMatchObject({
    done: true,
  });
});

it('replaces codes that are none only where these are to be mended', async () => {
  const listing = bare(1);
  const [variant] = listing.variants;
  if (!variant) throw new Error('No variant');
  const coded = (id: string, harmonizedSystemCode: string | null) => ({
    ...variant,
    id: `gid://shopify/ProductVariant/${id}`,
    inventory: { ...variant.inventory, harmonizedSystemCode },
  });
  const variants = [coded('11', null), coded('12', '9801001010'), coded('13', '691110')];
  const world = await ChangeWorld.open(database, [{ ...listing, variants }]);
  const { ports, store } = world;
  const asked = { kind: 'hsCode' as const, listingIds: [listing.id], value: '691200' };
  const before = async (ofWrongCodes: boolean) => {
    const preview = await previewBulk(ports, store, { ...asked, ofWrongCodes });
    return preview.done ? preview.value.listings[0]?.before : preview.because;
  };
  expect(await before(false)).toEqual(['']);
  expect(await before(true)).toEqual(['', '9801001010']);
  const show = (rule: 'missing-hs-code' | 'invalid-hs-code') =>
    showBulk(ports, store, { kind: 'hsCode', query: { ...query, rule } });
  expect((await show('missing-hs-code')).ofWrongCodes).toBe(false);
  expect((await show('invalid-hs-code')).ofWrongCodes).toBe(true);
});
