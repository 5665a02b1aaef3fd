import { execFile } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createRepositories } from '~/db.server';
import { listListings } from '~/services/catalogue/list-listings';
import { showLens } from '~/services/catalogue/show-lens';
import { showListing } from '~/services/catalogue/show-listing';
import { showPackagingBoard } from '~/services/catalogue/show-packaging-board';
import { showHome } from '~/services/home/show-home';
import { lookAtPhotos, PHOTOS_A_DAY } from '~/services/photos/look-at-photos';
import { createPhotoReader } from '~/vision/photo-reader';
import { productId } from '../services/support/listings';
import { testPorts } from '../services/support/ports';
import { ScriptedShopify } from '../services/support/scripted-shopify';
import type { BenchDatabase } from './database';
import { latencyOf, startEdits, type Editing } from './latency';
import { inMilliseconds, percentile, type Measurement } from './measurement';
import { answerWith, drawPictures, fillPhotoStore, LISTINGS, PHOTOS } from './photo-catalogue';
import { startAppServer, steadyTimes, stop, WEBHOOK_STORE } from './webhooks';

const STORE = 'bench-photos.myshopify.com';
/** All would take hours: what is read meanwhile is a sample. */
const READ_SECONDS = 150;
const BEFORE_SECONDS = 30;
const WEBHOOKS_A_SECOND = 20;
const CLICK_EVERY_MS = 250;
const EDIT_EVERY_MS = 1_000;
const BUDGET_MS = 100;
const MEGABYTE = 2 ** 20;

type Ports = ReturnType<typeof testPorts>;

interface Load {
  ports: Ports;
  editing: Editing;
  webhooksUrl: string;
}

interface Times {
  /** By what was opened. */
  clicks: Map<string, number[]>;
  webhooks: number[];
  edits: number[];
}

/** A store's photos read as the app reads them, and what clicks and webhooks take before and meanwhile. */
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
  await fillPhotoStore(ports, STORE);
  // As autovacuum leaves tables that were filled a while ago.
  await database.pool.query('VACUUM (ANALYZE)');
  await createRepositories(database).stores.install(WEBHOOK_STORE, new Date());
  const editing = await startEdits(database);
  const app = await startAppServer(database.url, 'web', { READ_PHOTOS: 'off' });
  try {
    const load = { ports, editing, webhooksUrl: app.url };
    for (const click of Object.values(clicksOf(ports))) await click();
    const before = await timesUnder(load, BEFORE_SECONDS);
    const watching = watchReader();
    const [during, seconds] = await Promise.all([
      timesUnder(load, READ_SECONDS),
      readFor(ports, READ_SECONDS),
    ]);
    return [
      ...(await takenBy(database, { ports, seconds, taken: watching.end() })),
      ...compared(before, during),
    ];
  } finally {
    await editing.stop();
    await stop(app.process);
    await reader.close();
  }
}

/** What merchants open while their photos are read. */
function clicksOf(ports: Ports): Record<string, () => Promise<unknown>> {
  return {
    home: () => showHome(ports, STORE, { fixFirst: 5 }),
    list: () => listListings(ports, STORE, { sort: 'findings', direction: 'desc', limit: 50 }),
    listing: () => showListing(ports, STORE, productId(LISTINGS)),
    lens: () => showLens(ports, STORE, productId(LISTINGS)),
    packaging: () => showPackagingBoard(ports, STORE, { part: 'unknown' }),
  };
}

/** Clicks, webhooks and edits beside each other. */
async function timesUnder({ ports, editing, webhooksUrl }: Load, seconds: number): Promise<Times> {
  const until = performance.now() + seconds * 1000;
  const clicks = new Map<string, number[]>();
  const edits: Promise<number>[] = [];
  const [, webhooks] = await Promise.all([
    repeatedly(until, CLICK_EVERY_MS, async () => {
      for (const [name, click] of Object.entries(clicksOf(ports))) {
        clicks.set(name, [...(clicks.get(name) ?? []), await timeOf(click)]);
        await wait(CLICK_EVERY_MS);
      }
    }),
    steadyTimes(webhooksUrl, { perSecond: WEBHOOKS_A_SECOND, seconds }),
    repeatedly(until, EDIT_EVERY_MS, async () => {
      edits.push(editing.edit());
      return Promise.resolve();
    }),
  ]);
  return { clicks, webhooks, edits: await Promise.all(edits) };
}

async function repeatedly(until: number, everyMs: number, act: () => Promise<void>): Promise<void> {
  while (performance.now() < until) {
    await act();
    await wait(everyMs);
  }
}

async function timeOf(click: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await click();
  return performance.now() - began;
}

/** As the queue has it done: a minute at a time. Answers how many seconds it took. */
async function readFor(ports: Ports, seconds: number): Promise<number> {
  const began = performance.now();
  const isOver = () => performance.now() - began >= seconds * 1000;
  while (!isOver()) await lookAtPhotos(ports, { store: STORE }, { shouldPause: isOver });
  return (performance.now() - began) / 1000;
}

const list = promisify(execFile);

interface Taken {
  memoryBytes: number;
  cpuSeconds: number;
}

/** What the process that reads takes, as the system counts it. */
function watchReader(): { end: () => Taken } {
  const taken: Taken = { memoryBytes: 0, cpuSeconds: 0 };
  const look = async () => {
    const { stdout } = await list('ps', ['-eo', 'ppid=,rss=,cputimes=,args=']);
    const own = stdout.split('\n').find((line) => {
      return line.trim().startsWith(`${String(process.pid)} `) && line.includes('reading-process');
    });
    const [, kilobytes, seconds] = (own ?? '').trim().split(/\s+/).map(Number);
    taken.memoryBytes = Math.max(taken.memoryBytes, 1024 * (kilobytes ?? 0));
    taken.cpuSeconds = Math.max(taken.cpuSeconds, seconds ?? 0);
  };
  const watching = setInterval(() => void look(), 1_000);
  return {
    end() {
      clearInterval(watching);
      return taken;
    },
  };
}

async function takenBy(
  { pool }: BenchDatabase,
  { ports, seconds, taken }: { ports: Ports; seconds: number; taken: Taken },
): Promise<Measurement[]> {
  const { photos, left } = await ports.photos.progress(STORE);
  const read = photos - left;
  const { rows } = await pool.query<{ bytes: string }>(
    `SELECT pg_total_relation_size('photo_reading') AS bytes`,
  );
  const bytes = Number(rows[0]?.bytes);
  const anHour = (3600 * read) / seconds;
  const days = Math.ceil(PHOTOS / PHOTOS_A_DAY);
  return [
    {
      name: `photos read of ${String(LISTINGS)} listings with ${String(photos)}, a sample`,
      measured: `${String(read)} in ${seconds.toFixed(0)} s, ${anHour.toFixed(0)} an hour, ${(taken.cpuSeconds / read).toFixed(2)} s of a processor each`,
    },
    {
      name: `all ${String(PHOTOS)} at that rate`,
      measured: `${(PHOTOS / anHour).toFixed(1)} h; at ${String(PHOTOS_A_DAY)} a day ${String(days)} days of ${(PHOTOS_A_DAY / anHour).toFixed(1)} h`,
    },
    {
      name: 'memory of the process that reads, at most',
      measured: `${(taken.memoryBytes / MEGABYTE).toFixed(0)} MB`,
    },
    {
      name: 'kept of a photo, indexes included',
      measured: `${(bytes / read / 1024).toFixed(1)} KB, ${((bytes / read) * (PHOTOS / MEGABYTE)).toFixed(0)} MB of ${String(PHOTOS)}`,
    },
  ];
}

function compared(before: Times, during: Times): Measurement[] {
  return [
    ...[...before.clicks].map(([name, times]) =>
      beside(`a click, ${name}`, 0.95, times, during.clicks.get(name) ?? []),
    ),
    beside('a click', 0.95, [...before.clicks.values()].flat(), [...during.clicks.values()].flat()),
    beside(
      `a webhook acknowledged, ${String(WEBHOOKS_A_SECOND)} a second`,
      0.99,
      before.webhooks,
      during.webhooks,
    ),
    latencyOf(before.edits, 'before'),
    latencyOf(during.edits, 'while photos are read'),
  ];
}

function beside(name: string, share: number, before: number[], during: number[]): Measurement {
  const [alone, meanwhile] = [percentile(before, share), percentile(during, share)];
  const asNamed = `p${String(100 * share)}`;
  return {
    name: `${name}, while photos are read`,
    measured: `p50 ${inMilliseconds(percentile(during, 0.5))}, ${asNamed} ${inMilliseconds(meanwhile)} of ${String(during.length)}`,
    floor: `${asNamed} ${inMilliseconds(alone)} before, of ${String(before.length)}`,
    ratio: meanwhile / alone,
    budget: `${asNamed} ≤ ${String(BUDGET_MS)} ms`,
    isMet: meanwhile <= BUDGET_MS,
  };
}
