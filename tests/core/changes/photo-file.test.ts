import { describe, expect, test } from 'vitest';
import { isPhotoNamed, newPhotoName } from '~/core/changes/new-photo';
import { photoFault, photoTypeOf } from '~/core/changes/photo-file';
import { mentionsPackaging } from '~/core/listing/packaging-words';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

describe('a file is what its first bytes say', () => {
  test.each([
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n....', 'image/png'],
    ['GIF89a', 'image/gif'],
    ['RIFF\n\x00\x00\x00WEBPVP8 ', 'image/webp'],
    ['RIFF\n\x00\x00\x00WAVEfmt ', null],
    ['<svg xmlns="', null],
    ['PNG', null],
    ['', null],
  ])('%j: %s', (begin, type) => {
    expect(photoTypeOf(bytes(begin))).toBe(type);
  });
});

test.each([
  [0, 'empty'],
  [20 * 1024 * 1024, null],
  [20 * 1024 * 1024 + 1, 'tooLarge'],
])('a photo of %i bytes: %s', (size, fault) => {
  expect(photoFault(size, 'image/png')).toBe(fault);
});

describe('the name of a photo', () => {
  const name = newPhotoName('0b0e3c52-8d4b-4a57-9a55-000000000000', 'image/jpeg');

  test.each([
    [`https://cdn.shopify.com/s/files/1/2/files/${name}?v=3`, true],
    // Shopify writes something behind a name that it has, and makes another format of it.
    [`https://cdn.shopify.com/s/files/1/2/files/${name.replace('.jpg', '_1f.png')}`, true],
    ['https://cdn.shopify.com/s/files/1/2/files/mug.jpg', false],
    [null, false],
  ])('is found in %s: %s', (url, isFound) => {
    expect(isPhotoNamed(url, name)).toBe(isFound);
  });

  test('is no evidence of what it shows', () => {
    expect(mentionsPackaging(name)).toBe(false);
  });
});
