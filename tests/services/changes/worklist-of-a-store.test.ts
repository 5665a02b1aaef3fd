import { expect, it } from 'vitest';
import { catalogueStore } from '../../../sandbox/seeds/catalogue';
import { previewWorklist, startWorklist } from '~/services/changes/import-worklist';
import { showBatch } from '~/services/changes/batch';
import { undoChanges } from '~/services/changes/undo-changes';
import { writeBatch } from '~/services/changes/write-batch';
import { temporaryFiles } from '../../files/temporary-files';
import { testDatabase } from '../../support/database';
import { hasSharedData, sharedData } from '../../support/shared-data';
import { BY, ChangeWorld } from '../support/changes';
import { exported, filled } from '../support/worklist';

const database = await testDatabase();
const write = temporaryFiles();

/** Of 922 photos, 103 have an alt text, as its README counts. */
const WITHOUT_ALT = 819;

async function writeAll(world: ChangeWorld, batch: string): Promise<void> {
  while ((await writeBatch(world.ports, world.store, batch)).waitMs !== null);
}

it.skipIf(!hasSharedData)(
  `the alt texts of a real catalogue are exported, filled, imported, written, counted and taken back${hasSharedData ? '' : ' (skipped: no ../shared/data)'}`,
  { timeout: 900_000 },
  async () => {
    const file = sharedData('catalogues', 'hmoon-us', 'products_export_2025-10.csv');
    const { products } = await catalogueStore({ file, currency: 'USD' });
    const world = await ChangeWorld.open(database, await Array.fromAsync(products));
    const { ports, store, sandbox } = world;
    const photos = () =>
      sandbox.catalogue.all().flatMap(({ media }) => media.filter(({ kind }) => kind === 'IMAGE'));
    const withAlt = () => photos().filter(({ alt }) => alt?.trim()).length;
    const before = withAlt();
    expect([photos().length, before]).toEqual([922, 103]);

    const list = (await exported(world, write, 'altTexts', 'xlsx')) ?? '';
    const done = await filled(list, write, ({ listing, alt_text: alt }, index) => ({
      alt_text_new: alt === '' ? `${listing}, photo ${index}` : '',
    }));
    const requests: number[] = [];
    const { values } = world.shopify;
    const writeValues = values.writeValues.bind(values);
    values.writeValues = (all, options) => {
      requests.push(all.length);
      return writeValues(all, options);
    };
    const shown = await previewWorklist(ports, store, done);
    expect(shown).toMatchObject({ done: true, value: { conflicts: [], refused: [] } });
    if (!shown.done) return;
    expect(shown.value.changes).toHaveLength(WITHOUT_ALT);
    const { digest } = shown.value;
    const started = await startWorklist(ports, store, { file: done, shown: digest, by: BY });
    const batch = started.done ? started.value.batch : '';
    await writeAll(world, batch);
    expect(await showBatch(ports, store, batch)).toMatchObject({
      counts: { written: WITHOUT_ALT },
    });
    expect(withAlt()).toBe(before + WITHOUT_ALT);
    expect((await ports.listings.counts(store)).photosWithoutAlt).toBe(0);
    expect(requests.length).toBe(Math.ceil(WITHOUT_ALT / 25));

    await undoChanges(ports, store, { batch, by: BY });
    for (const job of ports.queue.take()) {
      if (job.name === 'write-fixes') await writeAll(world, job.payload.batch);
    }
    expect(await showBatch(ports, store, batch)).toMatchObject({ counts: { undone: WITHOUT_ALT } });
    expect(withAlt()).toBe(before);
    expect((await ports.listings.counts(store)).photosWithoutAlt).toBe(WITHOUT_ALT);
  },
);
