import { execFileSync } from 'node:child_process';
import { DEFAULT_SETTINGS } from '~/core/audit/settings';
import type { Media } from '~/core/listing/listing';
import { createRepositories } from '~/db.server';
import { listListings } from '~/services/catalogue/list-listings';
import { recordListings } from '~/services/catalogue/record-listings';
import { showListing } from '~/services/catalogue/show-listing';
import { showHome } from '~/services/home/show-home';
import { lookAtPhotos } from '~/services/photos/look-at-photos';
import { createPhotoReader } from '~/vision/photo-reader';
import { product, productId } from '../services/support/listings';
import { testPorts } from '../services/support/ports';
import { ScriptedShopify } from '../services/support/scripted-shopify';
import { drawPicture } from '../vision/pictures/draw-picture';
import { pictureSet } from '../vision/pictures/picture-set';
import type { BenchDatabase } from './database';
import { inMilliseconds, percentile, type Measurement } from './measurement';
import { startAppServer, steadyTimes, stop, WEBHOOK_STORE } from './webhooks';

const STORE = 'bench-photos.myshopify.com';
const LISTINGS = 125;
const PHOTOS_OF_A_LISTING = 4;
const PHOTOS = LISTINGS * PHOTOS_OF_A_LISTING;
/** What a large store has. */
const LARGE_STORE_PHOTOS = 20_000;
/** Drawn once each, from all kinds of the set, and shown again and again. */
const PICTURES = 25;
const WEBHOOKS = { perSecond: 20, seconds: 5 };
/** So many that a 95th percentile is one. */
const ROUNDS_BEFORE = 10;
const BUDGET_MS = 100;
const MEGABYTE = 2 ** 20;

/** A store's photos read as the app reads them, and what clicks and webhooks take meanwhile. */
export async function measurePhotoStore(database: BenchDatabase): Promise<Measurement[]> {
  const pictures = await drawPictures();
  const reader = createPhotoReader({
    send: (address) => Promise.resolve(answerWith(pictures, address)),
  });
  const ports = {
    ...testPorts(database, new ScriptedShopify()),
    now: () => new Date(),
    photoReader: reader,
  };
  await fill(ports);
  await createRepositories(database).stores.install(WEBHOOK_STORE, new Date());
  const app = await startAppServer(database.url, 'web', { READ_PHOTOS: 'off' });
  try {
    const load = async () => [
      ...(await timesOf(() => showHome(ports, STORE, { fixFirst: 5 }))),
      ...(await timesOf(() => showListing(ports, STORE, productId(1)))),
      ...(await timesOf(() => listListings(ports, STORE, QUERY))),
    ];
    await load();
    const before = { clicks: [] as number[], webhooks: [] as number[] };
    const during = { clicks: [] as number[], webhooks: [] as number[] };
    for (let round = 0; round < ROUNDS_BEFORE; round += 1) {
      before.clicks.push(...(await load()));
      before.webhooks.push(...(await steadyTimes(app.url, WEBHOOKS)));
    }
    const reading = { isUnderWay: true };
    const read = readAll(ports).finally(() => {
      reading.isUnderWay = false;
    });
    const taken = watchReader(() => reading.isUnderWay);
    while (reading.isUnderWay) {
      during.clicks.push(...(await load()));
      during.webhooks.push(...(await steadyTimes(app.url, WEBHOOKS)));
    }
    const seconds = await read;
    const { photos, left } = await ports.photos.progress(STORE);
    if (left > 0) throw new Error(`${String(left)} of ${String(photos)} photos were not read`);
    const { rows } = await database.pool.query<{ bytes: string }>(
      `SELECT pg_total_relation_size('photo_reading') AS bytes`,
    );
    return [
      ...takenBy(seconds, await taken, Number(rows[0]?.bytes)),
      compared('a click (home, a listing, the list)', before.clicks, during.clicks),
      compared('a webhook acknowledged, 20 a second', before.webhooks, during.webhooks),
    ];
  } finally {
    await stop(app.process);
    await reader.close();
  }
}

const QUERY = { sort: 'findings', direction: 'desc', limit: 50 } as const;

type Ports = ReturnType<typeof testPorts>;

async function drawPictures(): Promise<Buffer[]> {
  const set = pictureSet();
  const step = Math.floor(set.length / PICTURES);
  const drawn: Buffer[] = [];
  for (let index = 0; index < PICTURES; index += 1) {
    const picture = set[index * step];
    if (picture !== undefined) drawn.push(await drawPicture(picture));
  }
  return drawn;
}

/** What Shopify's host would answer. */
function answerWith(pictures: readonly Buffer[], address: RequestInfo | URL): Response {
  const { pathname } = new URL(address instanceof Request ? address.url : address);
  const number = Number(/\d+/.exec(pathname)?.[0] ?? 0);
  const picture = pictures[number % pictures.length];
  return new Response(picture && Uint8Array.from(picture), {
    headers: { 'content-type': 'image/jpeg' },
  });
}

async function fill(ports: Ports): Promise<void> {
  const at = new Date();
  await ports.stores.install(STORE, at);
  await ports.stores.saveSettings(STORE, DEFAULT_SETTINGS, { at, by: '42' });
  await ports.stores.saveFacts(STORE, {
    currency: 'USD',
    primaryLocale: 'en',
    sellsTo: ['US', 'CA', 'QC'],
  });
  const listings = Array.from({ length: LISTINGS }, (_, index) =>
    product(index + 1, {
      media: Array.from({ length: PHOTOS_OF_A_LISTING }, (__, photo) =>
        photoOf(PHOTOS_OF_A_LISTING * index + photo),
      ),
    }),
  );
  await recordListings(ports, STORE, listings, { readAt: at });
}

function photoOf(number: number): Media {
  return {
    id: `gid://shopify/MediaImage/${String(number + 1)}`,
    kind: 'IMAGE',
    url: `https://cdn.shopify.com/${String(number)}.jpg`,
    alt: 'A maple board',
    widthPx: 1600,
    heightPx: 1600,
  };
}

/** As the queue has it done: a minute at a time. Answers how many seconds it took. */
async function readAll(ports: Ports): Promise<number> {
  const began = performance.now();
  do {
    await lookAtPhotos(ports, { store: STORE }, { shouldPause: () => false });
  } while ((await ports.photos.progress(STORE)).left > 0);
  return (performance.now() - began) / 1000;
}

interface Taken {
  memoryBytes: number;
  cpuSeconds: number;
}

/** What the process that reads takes, as the system counts it. */
async function watchReader(isUnderWay: () => boolean): Promise<Taken> {
  const taken: Taken = { memoryBytes: 0, cpuSeconds: 0 };
  while (isUnderWay()) {
    await new Promise((settle) => setTimeout(settle, 500));
    const listed = execFileSync('ps', ['-eo', 'ppid=,rss=,cputimes=,args=']).toString('utf8');
    const own = listed.split('\n').find((line) => {
      return line.trim().startsWith(`${String(process.pid)} `) && line.includes('reading-process');
    });
    const [, kilobytes, seconds] = (own ?? '').trim().split(/\s+/).map(Number);
    taken.memoryBytes = Math.max(taken.memoryBytes, 1024 * (kilobytes ?? 0));
    taken.cpuSeconds = Math.max(taken.cpuSeconds, seconds ?? 0);
  }
  return taken;
}

async function timesOf(load: () => Promise<unknown>): Promise<number[]> {
  const began = performance.now();
  await load();
  return [performance.now() - began];
}

function takenBy(
  seconds: number,
  { memoryBytes, cpuSeconds }: Taken,
  bytes: number,
): Measurement[] {
  const hours = (each: number) => ((each / PHOTOS) * LARGE_STORE_PHOTOS) / 3600;
  return [
    {
      name: `${String(PHOTOS)} photos of a store read`,
      measured: `${(seconds / PHOTOS).toFixed(2)} s each, ${(cpuSeconds / PHOTOS).toFixed(2)} s of a processor`,
    },
    {
      name: `${String(LARGE_STORE_PHOTOS)} photos would take`,
      measured: `${hours(seconds).toFixed(1)} h, ${hours(cpuSeconds).toFixed(1)} h of a processor`,
    },
    {
      name: 'memory of the process that reads, at most',
      measured: `${(memoryBytes / MEGABYTE).toFixed(0)} MB`,
    },
    {
      name: 'kept of a photo, indexes included',
      measured: `${(bytes / PHOTOS / 1024).toFixed(1)} KB, ${((bytes / PHOTOS) * (LARGE_STORE_PHOTOS / MEGABYTE)).toFixed(0)} MB of ${String(LARGE_STORE_PHOTOS)}`,
    },
  ];
}

function compared(name: string, before: number[], during: number[]): Measurement {
  const [alone, beside] = [percentile(before, 0.95), percentile(during, 0.95)];
  return {
    name: `${name}, while photos are read`,
    measured: `p50 ${inMilliseconds(percentile(during, 0.5))}, p95 ${inMilliseconds(beside)} of ${String(during.length)}`,
    floor: `p95 ${inMilliseconds(alone)} before`,
    ratio: beside / alone,
    budget: `p95 ≤ ${String(BUDGET_MS)} ms`,
    isMet: beside <= BUDGET_MS,
  };
}
