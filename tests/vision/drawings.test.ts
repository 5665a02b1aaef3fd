import { afterAll, expect, it } from 'vitest';
import { createPhotoReader } from '~/vision/photo-reader';
import { drawPicture } from './pictures/draw-picture';
import { pictureSet } from './pictures/picture-set';

const reader = createPhotoReader();
afterAll(async () => reader.close());

it.each([
  ['a wallet', 346],
  ['a necklace', 348],
  ['a set square', 356],
  ['pencils', 360],
  ['towels', 368],
])('a drawing, whose edges look like letters, holds no words: %s', async (_, number) => {
  const drawing = pictureSet()[number];
  if (drawing === undefined) throw new Error('There is no such drawing.');
  expect(drawing).toMatchObject({ kind: 'drawing', half: 'chosenOn' });
  expect(await reader.readBytes(await drawPicture(drawing))).toMatchObject({
    state: 'read',
    words: [],
  });
});
