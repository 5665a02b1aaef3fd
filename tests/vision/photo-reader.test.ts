import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PhotoReading } from '~/core/photos/photo-words';
import {
  createPhotoReader,
  type PhotoReader,
  type PhotoReaderOptions,
} from '~/vision/photo-reader';
import {
  cut,
  hangUp,
  startScriptedServer,
  text,
  type Reply,
  type ScriptedServer,
} from '../shopify/support/scripted-server';
import { drawText } from './pictures/draw-text';

const PHOTO = 'https://cdn.shopify.com/s/files/1/1/files/mug.jpg?v=7';

let server: ScriptedServer | undefined;
let reader: PhotoReader;
let sign: Buffer;

/** Shopify's host is the server on this machine; what is asked of any other host fails the test. */
async function send(address: URL | RequestInfo, init?: RequestInit): Promise<Response> {
  const url = new URL(address instanceof Request ? address.url : address);
  expect(url.origin).toBe('https://cdn.shopify.com');
  return fetch(new URL(url.pathname + url.search, server?.origin), init);
}

beforeAll(async () => {
  reader = createPhotoReader({ send });
  const words = await drawText('Keeps drinks cold', { font: 'Lato', size: 60, colour: '#222' });
  sign = await sharp({ create: { width: 700, height: 200, channels: 3, background: '#fff' } })
    .composite([{ input: words, left: 40, top: 60 }])
    .png()
    .toBuffer();
});

afterEach(async () => {
  await server?.close();
  server = undefined;
});

afterAll(async () => reader.close());

async function read(...replies: Reply[]): Promise<PhotoReading> {
  server = await startScriptedServer(replies);
  return reader.readPhoto(PHOTO);
}

const photo =
  (bytes: Buffer): Reply =>
  (response) => {
    response.writeHead(200, { 'Content-Type': 'image/jpeg' });
    response.end(bytes);
  };

const sendWithoutEnd: Reply = (response) => {
  const more = () => {
    while (!response.destroyed && response.write(Buffer.alloc(100_000)));
  };
  response.writeHead(200).on('drain', more);
  more();
};

const trickle: Reply = (response) => {
  const sending = setInterval(() => response.write('G'), 5);
  response.writeHead(200).on('close', () => {
    clearInterval(sending);
  });
};

function textOf(reading: PhotoReading): string {
  return reading.state === 'read' ? reading.words.map((word) => word.text).join(' ') : reading.why;
}

describe('a photo that is one', () => {
  it('is read, word by word, with its places, and asked for at a width that is enough', async () => {
    const reading = await read(photo(sign));

    expect(server?.received.map(({ path }) => path)).toEqual([
      '/s/files/1/1/files/mug.jpg?v=7&width=1600',
    ]);
    expect(reading).toMatchObject({ state: 'read', width: 1400, height: 400 });
    const words = reading.state === 'read' ? reading.words : [];
    expect(words.map((word) => word.text)).toEqual(['Keeps', 'drinks', 'cold']);
    expect(words.every(({ confidence, line }) => confidence > 0.8 && line === 0)).toBe(true);
    const [first] = words;
    expect(first?.box.left).toBeCloseTo(40 / 700, 1);
    expect(first?.box.top).toBeCloseTo(65 / 200, 1);
    expect(first?.box.height).toBeGreaterThan(0.15);
    expect(first?.box.height).toBeLessThan(0.4);
  });

  it('is read where light print stands right on it, turned, beside print that is very large', async () => {
    const [small, large] = await Promise.all([
      drawText('Garde au chaud', { font: 'Lato', size: 44, colour: '#fdfdf6' }),
      drawText('Sale', { font: 'Lato', size: 230, colour: '#fdfdf6' }),
    ]);
    const print = await sharp({
      create: { width: 900, height: 700, channels: 4, background: '#0000' },
    })
      .composite([
        { input: large, left: 60, top: 40 },
        { input: small, left: 60, top: 480 },
      ])
      .png()
      .toBuffer();
    const turned = await sharp(print).rotate(8, { background: '#0000' }).png().toBuffer();
    const ground = await sharp(
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1000"><radialGradient id="g"><stop stop-color="#9ab49c"/><stop offset="1" stop-color="#45584a"/></radialGradient><rect width="100%" height="100%" fill="url(#g)"/></svg>',
      ),
    )
      .composite([{ input: turned, gravity: 'centre' }])
      .jpeg({ quality: 75 })
      .toBuffer();

    const reading = await read(photo(ground));
    expect(textOf(reading)).toBe('Sale Garde au chaud');
    const [sale, garde, , chaud] = reading.state === 'read' ? reading.words : [];
    // Where they stand on the photo, not where they stood once it was level.
    expect(sale?.box.height).toBeGreaterThan(0.15);
    expect(garde?.box.left).toBeLessThan(0.3);
    expect(chaud?.box.top).toBeGreaterThan((garde?.box.top ?? 1) + 0.01);
  });

  it.each<[string, (image: Sharp) => Sharp]>([
    ['CMYK', (image) => image.toColourspace('cmyk').jpeg()],
    ['WebP', (image) => image.webp()],
    ['AVIF', (image) => image.avif()],
    [
      'turned on its side by a camera',
      (image) => image.rotate(-90).withMetadata({ orientation: 6 }),
    ],
  ])('is read where it is %s', async (_, make) => {
    expect(textOf(await read(photo(await make(sharp(sign)).toBuffer())))).toBe('Keeps drinks cold');
  });

  it.each(['gif', 'webp'] as const)(
    'is read by its first picture where it moves: %s',
    async (format) => {
      const blank = await sharp(sign).threshold(0).png().toBuffer();
      const moving = await sharp([sign, blank], { join: { animated: true } })
        .toFormat(format)
        .toBuffer();

      expect(textOf(await read(photo(moving)))).toBe('Keeps drinks cold');
    },
  );

  it('holds no words where it shows none', async () => {
    const ground = {
      create: { width: 500, height: 500, channels: 3 as const, background: '#9ab' },
    };
    const bytes = await sharp(ground).jpeg().toBuffer();

    expect(await read(photo(bytes))).toEqual({
      state: 'read',
      words: [],
      width: 1000,
      height: 1000,
    });
  });
});

describe('a photo that cannot be read', () => {
  const noise = { width: 900, height: 900, channels: 3 as const, background: '#fff' };
  const noisy = () =>
    sharp({ create: { ...noise, noise: { type: 'gaussian', mean: 128, sigma: 50 } } }).jpeg();
  const flat = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#fff' }, limitInputPixels: false });

  it.each<[string, string, () => Promise<Buffer>]>([
    [
      'broken',
      'a file that only begins as a photo',
      async () =>
        Promise.resolve(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(2000)])),
    ],
    [
      'broken',
      'a photo that was cut off',
      async () => (await noisy().toBuffer()).subarray(0, 60_000),
    ],
    [
      'notAPhoto',
      'a drawing',
      async () =>
        Promise.resolve(
          Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
        ),
    ],
    [
      'notAPhoto',
      'a page',
      async () => Promise.resolve(Buffer.from('<!doctype html><title>Not found</title>')),
    ],
    ['notAPhoto', 'nothing at all', async () => Promise.resolve(Buffer.alloc(0))],
    ['tooLarge', 'more than 20 MB', async () => Promise.resolve(Buffer.alloc(20_000_001))],
    [
      'tooLarge',
      'a small file of 144 megapixels',
      async () => flat(12_000, 12_000).png().toBuffer(),
    ],
  ])('is %s: %s', async (why, _, bytes) => {
    expect(await read(photo(await bytes()))).toEqual({ state: 'unreadable', why });
  });

  it.each([
    'http://cdn.shopify.com/a.jpg',
    'https://example.com/a.jpg',
    'https://cdn.shopify.com.example.com/a.jpg',
    'https://user@cdn.shopify.com/a.jpg',
    'https://cdn.shopify.com:8443/a.jpg',
    'file:///etc/passwd',
    'a.jpg',
  ])('is elsewhere: %s', async (address) => {
    expect(await reader.readPhoto(address)).toEqual({ state: 'unreadable', why: 'elsewhere' });
  });

  it.each<[string, string, Reply]>([
    ['tooLarge', 'bytes without end', sendWithoutEnd],
    [
      'tooLarge',
      'a few bytes that are unpacked to more than 20 MB on their way',
      (response) => {
        response.writeHead(200, { 'Content-Encoding': 'gzip' });
        response.end(gzipSync(Buffer.alloc(20_000_001)));
      },
    ],
    [
      'elsewhere',
      'a redirect to another host',
      text('', 302, { location: 'https://example.com/a.jpg' }),
    ],
    ['elsewhere', 'redirects without end', text('', 301, { location: '/again.jpg' })],
    ['gone', 'no photo there', text('', 404)],
    ['refused', 'a photo that is not for everybody', text('', 403)],
  ])('is %s: %s', async (why, _, reply) => {
    expect(await read(reply)).toEqual({ state: 'unreadable', why });
  });

  it.each<[string, Reply]>([
    ['never ends', (response) => response.writeHead(200).write('GIF89a')],
    ['never begins', () => undefined],
    ['sends a byte now and then', trickle],
  ])('is timedOut: a server that %s', async (_, reply) => {
    server = await startScriptedServer([reply]);
    const hasty = createPhotoReader({ send, fetchWithinMs: 100 });

    expect(await hasty.readPhoto(PHOTO)).toEqual({ state: 'unreadable', why: 'timedOut' });
  });

  it('follows a redirect within the host', async () => {
    const moved = text('', 302, { location: '/moved.jpg' });

    expect(await read(moved, text('', 410))).toEqual({ state: 'unreadable', why: 'gone' });
    expect(server?.received[1]?.path).toBe('/moved.jpg?width=1600');
  });

  it.each<[string, Reply]>([
    ['throttled', text('', 429)],
    ['unavailable', text('', 503)],
    ['unavailable', hangUp],
    ['unavailable', cut('GIF89a')],
  ])('may be read later: %s', async (kind, reply) => {
    await expect(read(reply)).rejects.toMatchObject({ name: 'OutsideError', kind });
  });
});

it.each<[string, string, PhotoReaderOptions]>([
  ['timedOut', 'takes too long', { bounds: { mostCpuMs: 1 } }],
  ['tooLarge', 'takes too much memory', { bounds: { mostMemoryBytes: 1_000_000 } }],
])('is %s where reading it %s, and the next one is read', async (why, _, bound) => {
  const bounded = createPhotoReader({ send, ...bound });
  server = await startScriptedServer([photo(sign), text('', 404), photo(sign)]);

  expect(await bounded.readPhoto(PHOTO)).toEqual({ state: 'unreadable', why });
  expect(await bounded.readPhoto(PHOTO)).toEqual({ state: 'unreadable', why: 'gone' });
  expect(textOf(await reader.readPhoto(PHOTO))).toBe('Keeps drinks cold');
  await bounded.close();
});
