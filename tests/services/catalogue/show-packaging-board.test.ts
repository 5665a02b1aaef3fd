import { beforeEach, expect, it } from 'vitest';
import type { Listing } from '~/core/listing/listing';
import { listListings } from '~/services/catalogue/list-listings';
import { markPackaging } from '~/services/catalogue/mark-packaging';
import { showPackagingBoard } from '~/services/catalogue/show-packaging-board';
import { startSync } from '~/services/sync/start-sync';
import { testDatabase, uniqueStore } from '../../support/database';
import { product, productId } from '../support/listings';
import { runQueue, START, testPorts, type TestPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();
const PHOTO = 'gid://shopify/MediaImage/9001';
let ports: TestPorts;
let store: string;

/** Of a photo and a video, neither of which says what it shows. */
function unlooked(number: number): Listing {
  const silent = { url: null, alt: null };
  return {
    ...product(number),
    title: `Board ${String(number).padStart(2, '0')}`,
    media: [
      { ...silent, id: PHOTO, kind: 'IMAGE' },
      { ...silent, id: 'gid://shopify/Video/9002', kind: 'VIDEO' },
    ],
  };
}

beforeEach(async () => {
  const shopify = new ScriptedShopify();
  ports = testPorts(database, shopify);
  store = uniqueStore('board');
  await ports.stores.install(store, START);
  shopify.put(...Array.from({ length: 26 }, (_, index) => unlooked(index + 1)));
  await startSync(ports, store);
  await runQueue(ports, ports.queue);
});

it('shows photos of what nobody looked at, page by page, and what is answered leaves it at once', async () => {
  const first = await showPackagingBoard(ports, store, { part: 'unknown' });
  expect(first).toMatchObject({ total: 26, previous: null, firstSync: null });
  expect(first.rows[0]).toEqual({
    id: productId(1),
    title: 'Board 01',
    photos: [{ id: PHOTO, url: null, alt: null, signs: [] }],
    marks: null,
  });

  // The page after is the same one, whatever was answered on this one.
  await markPackaging(ports, store, productId(1), { shownOn: [PHOTO], noneShown: false });
  await markPackaging(ports, store, productId(24), { shownOn: [], noneShown: true });
  const after = first.next ?? '';
  const second = await showPackagingBoard(ports, store, { part: 'unknown', after });
  expect(second.rows.map(({ title }) => title)).toEqual(['Board 25', 'Board 26']);
  expect(second).toMatchObject({ total: 24, next: null });

  const failing = await showPackagingBoard(ports, store, { part: 'findings' });
  const marks = { shownOn: [], noneShown: true };
  expect(failing.rows).toMatchObject([{ id: productId(24), marks }]);

  await markPackaging(ports, store, productId(24), null);
  expect(await showPackagingBoard(ports, store, { part: 'findings' })).toMatchObject({ total: 0 });
});

it.each([
  ['missing-packaging-photo', 'unknown', 'unknown'],
  ['missing-packaging-photo', undefined, 'findings'],
  ['missing-packaging-photo', 'clear', null],
  ['missing-weight', 'unknown', null],
] as const)('is where the list of %s, %s leads to: %s', async (rule, state, board) => {
  const query = { rule, state, sort: 'title', direction: 'asc', limit: 1 } as const;
  expect((await listListings(ports, store, query)).board).toBe(board);
});

it('tells a store that was not read yet from one of which nothing is left', async () => {
  const unread = uniqueStore('unread');
  await ports.stores.install(unread, START);
  const board = await showPackagingBoard(ports, unread, { part: 'unknown' });
  expect(board).toMatchObject({ rows: [], total: 0, firstSync: 'notBegun' });
});
