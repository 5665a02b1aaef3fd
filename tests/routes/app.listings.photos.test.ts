import { readFile } from 'node:fs/promises';
import { expect, test, vi } from 'vitest';
import { notDone } from '~/services/answer';
import type { AddPhotoAnswer, PhotoToAdd } from '~/services/changes/photo-views';
import { ONE_PIXEL } from '../support/one-pixel';
import { startApp, STORE } from './app-under-test';

async function start() {
  let received: Buffer | null = null;
  const addPhoto = vi.fn(async (_store: string, { file }: PhotoToAdd): Promise<AddPhotoAnswer> => {
    // The file is gone once it is answered.
    received = await readFile(file.path);
    return notDone({ why: 'tooManyPhotos' });
  });
  const app = await startApp({ changes: { addPhoto } });
  return { app, addPhoto, received: () => received };
}

function photo(fields: Record<string, string | Blob>) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return { method: 'POST', body };
}

const FIELDS = { alt: 'In its box', showsPackaging: 'true', photo: new Blob([ONE_PIXEL]) };

test('a photo is handed over by the disk, for what is in it, with what is said of it', async () => {
  const { app, addPhoto, received } = await start();
  const response = await app.fetch('/app/listings/42/photos', photo(FIELDS));
  expect(response.status).toBe(409);
  expect(await response.json()).toEqual({ done: false, because: { why: 'tooManyPhotos' } });
  expect(addPhoto).toHaveBeenCalledWith(
    STORE,
    expect.objectContaining({
      listingId: 'gid://shopify/Product/42',
      alt: 'In its box',
      showsPackaging: true,
      file: expect.objectContaining({ bytes: ONE_PIXEL.length, type: 'image/png' }) as object,
    }),
  );
  expect(received()).toEqual(ONE_PIXEL);
  const [[, { file }] = [STORE, { file: { path: '' } }]] = addPhoto.mock.calls;
  await expect(readFile(file.path)).rejects.toThrow('ENOENT');
});

test.each<[string, Record<string, string | Blob>, number, object]>([
  ['no file', { alt: '', showsPackaging: 'true' }, 400, { why: 'noFile' }],
  ['a long alt text', { ...FIELDS, alt: 'x'.repeat(513) }, 400, { field: 'alt' }],
  ['a strange mark', { ...FIELDS, showsPackaging: 'maybe' }, 400, { field: 'showsPackaging' }],
  [
    'more than 20 MB',
    { ...FIELDS, photo: new Blob([Buffer.alloc(20 * 1024 * 1024 + 1)]) },
    413,
    { why: 'tooLarge' },
  ],
])('GIVEN %s THEN it says so, and nothing is added', async (_, fields, status, because) => {
  const { app, addPhoto } = await start();
  const response = await app.fetch('/app/listings/42/photos', photo(fields));
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ done: false, because });
  expect(addPhoto).not.toHaveBeenCalled();
});
