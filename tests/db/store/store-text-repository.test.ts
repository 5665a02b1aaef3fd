import { beforeEach, expect, it } from 'vitest';
import type { TextResource } from '~/core/store/store-texts';
import { createRepositories } from '~/db.server';
import { UnknownStoreError } from '~/db/errors';
import type { StoreTextPage } from '~/services/store/ports';
import { testDatabase, uniqueStore } from '../../support/database';

const database = await testDatabase();
const { stores, storeTexts } = createRepositories(database);
let store: string;

const link = (number: number, source = `Link ${String(number)}`): TextResource => ({
  id: `gid://shopify/Link/${String(number)}`,
  texts: [
    {
      key: 'title',
      source,
      french: [{ locale: 'fr', marketId: null, value: 'Lien', outdated: false, isSaved: true }],
    },
  ],
});

function page(
  resources: TextResource[],
  place: { isFirst: boolean; isLast: boolean } = { isFirst: true, isLast: true },
): StoreTextPage {
  return { type: 'LINK', cursor: 'c', resources, isWhole: true, ...place };
}

const FIRST = { isFirst: true, isLast: false };
const LAST = { isFirst: false, isLast: true };

/** What is stored, with the version of each row, which grows with every write. */
async function rows() {
  const { rows: found } = await database.pool.query<{ id: string; version: string }>(
    'SELECT id, xmin::text AS version FROM store_text WHERE store = $1 ORDER BY id',
    [store],
  );
  return found;
}

async function sources() {
  const links = (await storeTexts.read(store))?.LINK;
  return links?.state === 'read' ? links.resources.map(({ texts }) => texts[0]?.source) : null;
}

beforeEach(async () => {
  store = uniqueStore('texts');
  await stores.install(store, new Date('2026-10-01T00:00:00Z'));
});

it('gives texts as they were saved, in Shopify’s order, once all pages of the type are there', async () => {
  expect(await storeTexts.read(store)).toBeNull();
  await storeTexts.savePage(store, page([link(2), link(9)], FIRST));
  expect(await storeTexts.read(store)).toBeNull();
  await storeTexts.savePage(store, page([link(1)], LAST));
  expect(await storeTexts.read(store)).toEqual({
    LINK: { state: 'read', resources: [link(2), link(9), link(1)], isWhole: true },
  });
});

it('writes only what changed, and removes with the last page what no page held', async () => {
  await storeTexts.savePage(store, page([link(1), link(2), link(3)]));
  const before = await rows();
  await storeTexts.savePage(store, page([link(1), link(2, 'Changed')], FIRST));
  expect(await sources()).toEqual(['Link 1', 'Changed', 'Link 3']);
  await storeTexts.savePage(store, page([], LAST));
  expect(await sources()).toEqual(['Link 1', 'Changed']);
  const after = await rows();
  expect(after[0]).toEqual(before[0]);
  expect(after[1]?.version).not.toBe(before[1]?.version);
});

it('changes nothing where a page is saved again, as after a crash', async () => {
  await storeTexts.savePage(store, page([link(1), link(2)], FIRST));
  await storeTexts.savePage(store, page([link(1), link(2)], FIRST));
  await storeTexts.savePage(store, page([link(3)], { isFirst: false, isLast: false }));
  const before = await rows();
  await storeTexts.savePage(store, page([link(3)], { isFirst: false, isLast: false }));
  expect(await rows()).toEqual(before);
  await storeTexts.savePage(store, page([link(4)], LAST));
  expect(await sources()).toEqual(['Link 1', 'Link 2', 'Link 3', 'Link 4']);
});

it('keeps of a type that may not be read which permission is missing, and no texts', async () => {
  await storeTexts.savePage(store, page([link(1)]));
  await storeTexts.savePage(store, { type: 'LINK', cursor: 'c', permission: 'read_content' });
  await storeTexts.savePage(store, { type: 'PAGE', cursor: 'c', permission: null });
  expect(await storeTexts.read(store)).toEqual({
    LINK: { state: 'denied', permission: 'read_content' },
  });
  expect(await rows()).toEqual([]);
  await storeTexts.savePage(store, page([link(2)]));
  expect(await sources()).toEqual(['Link 2']);
});

it('takes nothing of a store that is not installed, and loses all with the store', async () => {
  await expect(storeTexts.savePage(uniqueStore(), page([link(1)]))).rejects.toThrow(
    UnknownStoreError,
  );
  await storeTexts.savePage(store, page([link(1)]));
  await stores.erase(store, new Date('2026-10-02T00:00:00Z'));
  expect(await rows()).toEqual([]);
});
