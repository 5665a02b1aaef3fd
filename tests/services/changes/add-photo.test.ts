import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { photoTypeOf } from '~/core/changes/photo-file';
import { addPhoto } from '~/services/changes/add-photo';
import { namePackagingPhoto } from '~/services/changes/name-packaging-photo';
import { undoChanges } from '~/services/changes/undo-changes';
import { gid } from '../../../sandbox/store/ids';
import { OWN_NAMESPACE } from '../../../sandbox/store/metafields';
import { sampleListing } from '../../shopify/support/sandbox-shop';
import { valueOf } from '../../support/answers';
import { testDatabase } from '../../support/database';
import { ONE_PIXEL } from '../../support/one-pixel';
import { BY, ChangeWorld, LISTING_ID } from '../support/changes';

const database = await testDatabase();
const SCOPES = ['write_products', 'write_files'];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'borealist-photo-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileOf(content: Buffer) {
  const path = join(folder, 'file');
  await writeFile(path, content);
  return { path, bytes: content.length, type: photoTypeOf(content) };
}

async function add(world: ChangeWorld, content = ONE_PIXEL) {
  return addPhoto(world.ports, world.store, {
    listingId: LISTING_ID,
    file: await fileOf(content),
    alt: 'The syrup in its gift box',
    showsPackaging: true,
    by: BY,
  });
}

async function open(): Promise<ChangeWorld> {
  const world = await ChangeWorld.open(database, [sampleListing(1)]);
  world.sandbox.grantedScopes = [...SCOPES];
  return world;
}

const mediaIn = (world: ChangeWorld) => world.sandbox.catalogue.product(LISTING_ID).media;
/** What the product's own field names, as Shopify answers it. */
const fieldIn = (world: ChangeWorld): unknown => {
  const [field] = world.sandbox.catalogue.product(LISTING_ID).metafields;
  return field ? JSON.parse(field.value) : null;
};
/** As staff do on the product's page. */
const nameInShopify = async (world: ChangeWorld, photos: string[]) => {
  const product = world.sandbox.catalogue.product(LISTING_ID);
  product.metafields.length = 0;
  product.metafields.push({
    __typename: 'Metafield',
    id: world.sandbox.ids.next(),
    namespace: OWN_NAMESPACE,
    key: 'packaging_photos',
    type: 'list.file_reference',
    value: JSON.stringify(photos, null, 1),
    updatedAt: world.sandbox.now(),
  });
  await world.read([LISTING_ID]);
};
const packagingIn = async (world: ChangeWorld) => {
  const results = await world.ports.audits.resultsOf(world.store, LISTING_ID);
  return results.find(({ rule }) => rule === 'missing-packaging-photo')?.outcome;
};

describe('a photo of the packaging', () => {
  it('is sent, added with its alt text, marked, judged at once, and taken off again', async () => {
    const world = await open();
    expect(await packagingIn(world)).toBe('unknown');
    const answer = await add(world);
    expect(answer).toMatchObject({ done: true, value: { isAdded: true } });
    expect(mediaIn(world)).toHaveLength(2);
    expect(mediaIn(world)[1]).toMatchObject({ alt: 'The syrup in its gift box' });
    const added = gid('MediaImage', mediaIn(world)[1]?.id ?? '');
    expect(fieldIn(world)).toEqual([added]);
    const listing = await world.listing();
    expect(listing?.packagingPhotos).toEqual([added]);
    expect(listing?.packaging).toBeUndefined();
    expect(await packagingIn(world)).toBe('pass');
    const saved = await world.history();
    expect(saved.map(({ target, state }) => [target.kind, state])).toEqual([
      ['packaging', 'written'],
      ['photo', 'written'],
    ]);

    const batch = (await world.history())[0]?.batch ?? '';
    const undone = await undoChanges(world.ports, world.store, { batch, by: BY });
    expect(undone.done && undone.value.map(({ state }) => state)).toEqual(['undone', 'undone']);
    expect(mediaIn(world)).toHaveLength(1);
    expect(fieldIn(world)).toBeNull();
    expect(await packagingIn(world)).toBe('unknown');
  });

  it('is named beside the photos that the product names already, and leaves those when it is undone', async () => {
    const world = await open();
    const [first] = mediaIn(world);
    const named = gid('MediaImage', first?.id ?? '');
    await nameInShopify(world, [named]);
    await add(world);
    expect(fieldIn(world)).toEqual([named, gid('MediaImage', mediaIn(world)[1]?.id ?? '')]);
    const batch = (await world.history())[0]?.batch ?? '';
    await undoChanges(world.ports, world.store, { batch, by: BY });
    expect(fieldIn(world)).toEqual([named]);
  });

  it('is taken out of the field alone, and put back', async () => {
    const world = await open();
    await add(world);
    const named = fieldIn(world);
    const mediaId = gid('MediaImage', mediaIn(world)[1]?.id ?? '');
    const photo = { listingId: LISTING_ID, mediaId, shows: false, by: BY };
    const taken = valueOf(await namePackagingPhoto(world.ports, world.store, photo));
    expect(taken).toMatchObject({ changes: [{ state: 'written' }], opens: [] });
    expect(fieldIn(world)).toBeNull();
    expect(mediaIn(world)).toHaveLength(2);
    const batch = taken.changes[0]?.batch ?? '';
    await undoChanges(world.ports, world.store, { batch, by: BY });
    expect(fieldIn(world)).toEqual(named);
  });

  it('whose field somebody changed meanwhile leaves theirs when it is undone', async () => {
    const world = await open();
    await add(world);
    await nameInShopify(world, [gid('MediaImage', mediaIn(world)[0]?.id ?? '')]);
    const theirs = fieldIn(world);
    const batch = (await world.history())[0]?.batch ?? '';
    const undone = await undoChanges(world.ports, world.store, { batch, by: BY });
    expect(undone.done && undone.value.map(({ kind, state }) => [kind, state])).toEqual(
      expect.arrayContaining([
        ['photo', 'undone'],
        ['packaging', 'overtaken'],
      ]),
    );
    expect(fieldIn(world)).toEqual(theirs);
  });

  it('is marked in the app where the field is not for the app to read', async () => {
    const world = await open();
    world.sandbox.faults.denyField('Product.metafield', 'read_products');
    await add(world);
    const added = gid('MediaImage', mediaIn(world)[1]?.id ?? '');
    expect((await world.listing())?.packaging).toEqual({ shownOn: [added], noneShown: false });
    expect(await packagingIn(world)).toBe('pass');
  });

  it('that was added although the answer was lost is found by its name, and not added twice', async () => {
    const world = await open();
    world.sandbox.faults.loseAnswerOf('productUpdate');
    await add(world);
    world.clock.advance(5_000);
    await world.run();
    expect((await world.history()).map(({ state }) => state)).toEqual(['written']);
    expect(mediaIn(world)).toHaveLength(2);
  });

  it('that somebody took off is not taken off again, and another one stays', async () => {
    const world = await open();
    await add(world);
    world.sandbox.removePhoto(gid('MediaImage', mediaIn(world)[1]?.id ?? ''));
    const batch = (await world.history())[0]?.batch ?? '';
    const undone = await undoChanges(world.ports, world.store, { batch, by: BY });
    expect(undone.done && undone.value.map(({ kind, state }) => [kind, state])).toEqual([
      ['photo', 'overtaken'],
      ['packaging', 'undone'],
    ]);
    expect(mediaIn(world)).toHaveLength(1);
  });

  it.each([
    ['empty', Buffer.alloc(0), 'empty'],
    ['text', Buffer.from('<svg onload="alert(1)"/>'), 'noPhoto'],
    ['too large', Buffer.concat([ONE_PIXEL, Buffer.alloc(20 * 1024 * 1024)]), 'tooLarge'],
  ])('of a file that is %s is refused, and nothing is sent', async (_, content, file) => {
    const world = await open();
    expect(await add(world, content)).toEqual({
      done: false,
      because: { why: 'invalid', errors: { file } },
    });
    expect(await world.history()).toEqual([]);
  });

  it('that Shopify can make nothing of is said in its words, and leaves nothing behind', async () => {
    const world = await open();
    // Begins as a photo does, and ends there.
    expect(await add(world, ONE_PIXEL.subarray(0, 12))).toMatchObject({
      done: false,
      because: {
        why: 'declined',
        kind: 'refused',
        words: expect.stringContaining('image') as string,
      },
    });
    expect(mediaIn(world)).toHaveLength(1);
    expect((await world.history()).map(({ state }) => state)).toEqual(['refused']);
  });

  it.each([
    [503, 'unavailable'],
    [403, 'refused'],
  ] as const)(
    'that the storage answers with %i is not recorded as a change',
    async (status, kind) => {
      const world = await open();
      world.sandbox.faults.uploadStatus = status;
      expect(await add(world)).toEqual({ done: false, because: { why: 'notUploaded', kind } });
      expect(await world.history()).toEqual([]);
    },
  );

  it('without the permission is refused as such', async () => {
    const world = await open();
    world.sandbox.grantedScopes = [];
    expect(await add(world)).toMatchObject({
      done: false,
      because: { why: 'declined', kind: 'access' },
    });
    expect(mediaIn(world)).toHaveLength(1);
  });
});
