import { expect, it } from 'vitest';
import { showBatch } from '~/services/changes/batch';
import {
  previewAltTexts,
  showBulkAltTexts,
  startAltTexts,
} from '~/services/changes/bulk-alt-texts';
import { undoChanges } from '~/services/changes/undo-changes';
import { sampleListing, type SeededListing } from '../../shopify/support/sandbox-shop';
import { testDatabase } from '../../support/database';
import { BY, ChangeWorld } from '../support/changes';

const database = await testDatabase();
const query = { sort: 'title', direction: 'asc', limit: 50 } as const;
const FILES = 'https://cdn.shopify.com/s/files/1/0000/0001/files/';

function photographed(id: number, photos: number): SeededListing {
  const media = Array.from({ length: photos }, (_, index) => ({
    id: `gid://shopify/MediaImage/${id}${String(index).padStart(3, '0')}`,
    kind: 'IMAGE' as const,
    url: `${FILES}shirt-${id}-${index}.jpg`,
    alt: null,
    widthPx: 800,
    heightPx: 600,
  }));
  return sampleListing(id, { title: `Shirt ${String(id).padStart(3, '0')}`, media });
}

/** Describes all photos that a page shows. */
async function describeAll(world: ChangeWorld, after?: string) {
  const view = await showBulkAltTexts(world.ports, world.store, {
    ...query,
    ...(after && { after }),
  });
  const texts = view.listings.flatMap(({ id, title, photos }) =>
    photos.map(({ mediaId, position, alt }) => ({
      listingId: id,
      mediaId,
      alt: `${title} from side ${position}`,
      shownAlt: alt,
    })),
  );
  return { view, texts };
}

it('writes the alt texts of several pages by a job, says what comes of it before, and takes them back', async () => {
  const world = await ChangeWorld.open(
    database,
    Array.from({ length: 27 }, (_, index) => photographed(index + 1, 2)),
  );
  const { ports, store } = world;
  const first = await describeAll(world);
  const second = await describeAll(world, first.view.next ?? '');
  expect([first.view.total, first.view.listings.length, second.view.listings.length]).toEqual([
    27, 25, 2,
  ]);
  expect([first.view.previous, second.view.next]).toEqual([null, null]);
  const texts = [...first.texts, ...second.texts];
  expect(await previewAltTexts(ports, store, texts)).toMatchObject({
    value: {
      leftOut: 0,
      effects: [
        { rule: 'undescribed-photo', closes: 54, opens: 0 },
        // Their French is to be written next.
        { rule: 'missing-french-details', closes: 0, opens: 27 },
      ],
    },
  });
  const [refused] = texts;
  const { values } = world.shopify;
  const write = values.writeValues.bind(values);
  values.writeValues = async (all, options) => {
    const taken = all.filter(({ target }) => target.resourceId !== refused?.mediaId);
    const outcomes = taken.length === 0 ? [] : await write(taken, options);
    return all.map((value) => {
      const at = taken.indexOf(value);
      return outcomes[at] ?? { kind: 'refused', words: 'The file is being processed' };
    });
  };

  const started = await startAltTexts(ports, store, { texts, by: BY });
  const batch = started.done ? started.value.batch : '';
  const counts = async () => (await showBatch(ports, store, batch))?.counts;
  expect(await counts()).toEqual({ planned: 54 });
  await world.run();
  expect(await counts()).toEqual({ written: 53, refused: 1 });
  const left = await showBulkAltTexts(ports, store, query);
  expect(left.listings.map(({ photos }) => photos.map(({ mediaId }) => mediaId))).toEqual([
    [refused?.mediaId],
  ]);
  await undoChanges(ports, store, { batch, by: BY });
  await world.run();
  expect(await counts()).toEqual({ undone: 53, refused: 1 });
});

it('leaves alone what somebody described meanwhile, what is gone, and what is typed blank', async () => {
  const world = await ChangeWorld.open(database, [photographed(1, 4)]);
  const { ports, store } = world;
  const { texts } = await describeAll(world);
  const [described, blank, kept] = texts;
  world.sandbox.editPhotoAlt(described?.mediaId ?? '', 'By somebody');
  await world.read(['gid://shopify/Product/1']);
  const asked = texts.map((text) => (text === blank ? { ...text, alt: ' ' } : text));
  const gone = { ...texts[0]!, mediaId: 'gid://shopify/MediaImage/9' };
  expect(await previewAltTexts(ports, store, [...asked, gone])).toMatchObject({
    value: { leftOut: 3, texts: [{ mediaId: kept?.mediaId, position: 3, before: '' }, {}] },
  });
  expect(await previewAltTexts(ports, store, [gone])).toEqual({
    done: false,
    because: { why: 'nothingToWrite' },
  });
  await startAltTexts(ports, store, { texts: asked, by: BY });
  const stored = (await world.listing())?.media.map(({ alt }) => alt);
  expect(stored).toEqual(['By somebody', null, 'Shirt 001 from side 3', 'Shirt 001 from side 4']);
});

it('suggests what a copy of the photo says in the same store, and names where', async () => {
  const copy = photographed(2, 1);
  const [media] = photographed(1, 1).media;
  const described = { ...media!, id: 'gid://shopify/MediaImage/77', alt: 'Linen shirt' };
  const world = await ChangeWorld.open(database, [
    photographed(1, 2),
    { ...copy, media: [described] },
  ]);
  const { listings } = await showBulkAltTexts(world.ports, world.store, query);
  expect(listings.flatMap(({ photos }) => photos.map(({ suggestion }) => suggestion))).toEqual([
    { alt: 'Linen shirt', title: 'Shirt 002' },
    null,
  ]);
});
