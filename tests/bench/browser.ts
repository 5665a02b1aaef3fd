import {
  errors,
  type Browser,
  type BrowserContext,
  type CDPSession,
  type FrameLocator,
  type Locator,
} from 'playwright-core';
import { generatedStore } from '../../sandbox/seeds/generated';
import { sampleStore } from '../../sandbox/seeds/sample';
import { AdminTab } from '../e2e/support/merchant';
import { openStage, type Stage } from '../e2e/support/stage';
import { launchChromium, MERCHANT_BROWSER, MERCHANT_PHONE } from '../support/chromium';
import { inMilliseconds, percentile, type Measurement } from './measurement';

const ROUNDS = 3;
/** A page is looked at for so long once it is drawn: what moves later, moves under the reader's finger. */
const REST_MS = 1_500;
const INSTALLED_WITHIN_MS = 3_600_000;
const LOOKED_AT_WITHIN_MS = 60_000;

/** A phone four times slower than this machine, on a slow mobile network. */
const PHONE = { latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const DEVICES = {
  phone: { window: MERCHANT_PHONE, lcpMs: 2_500, isSlow: true },
  desktop: { window: MERCHANT_BROWSER, lcpMs: 1_000, isSlow: false },
} as const;
type Device = keyof typeof DEVICES;

const MOST = { cls: 0.02, inpMs: 100, scriptKb: 250, styleKb: 60 };

/** A main page below `/app`, and what a merchant does on it. */
interface MainPage {
  path: (listing: string) => string;
  act: (app: FrameLocator) => Promise<void>;
}

/** As by a hand: Playwright's own click looks at the page within the press, which counts as the page's time. */
async function press(target: Locator): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box === null) throw new errors.TimeoutError('What is to be pressed is not on the page');
  await target.page().mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

const fold = (app: FrameLocator) => press(app.locator('[aria-expanded]:visible').first());
/** A phone's sheet of further actions; a wider page shows them, and has something else to open. */
const openMore = async (app: FrameLocator) => {
  const more = app.getByRole('button', { name: 'More actions', exact: true });
  await ((await more.isVisible()) ? press(more) : fold(app));
};
const tab = (app: FrameLocator) => press(app.getByRole('tab').nth(1));

const PAGES: Record<string, MainPage> = {
  home: { path: () => '', act: openMore },
  'everything to fix': {
    path: () => '/todo',
    act: (app) => app.getByRole('checkbox').first().press('Tab'),
  },
  'list of listings': {
    path: () => '/listings',
    act: (app) => press(app.getByRole('button', { name: 'Search and filter results' })),
  },
  'a listing': {
    path: (listing) => `/listings/${listing}`,
    act: (app) => press(app.getByRole('button', { name: 'Québécois buyers' })),
  },
  'season plan': { path: () => '/season?audience=CA', act: openMore },
  promotions: { path: () => '/promotions', act: tab },
  'new promotion': {
    path: () => '/promotions/new',
    act: (app) => app.getByRole('textbox').first().pressSequentially('Fall', { delay: 50 }),
  },
  'what changed': {
    path: () => '/changes',
    act: (app) => app.getByRole('combobox').first().press('Tab'),
  },
  settings: {
    path: () => '/settings',
    act: (app) => app.getByRole('textbox').first().pressSequentially('photo', { delay: 50 }),
  },
};

interface Vitals {
  lcpMs: number;
  cls: number;
  /** Of the longest interaction; browsers name none below 16 ms. */
  inpMs: number;
  scriptKb: number;
  styleKb: number;
}

/** What is noted in a frame while its page lives. */
interface Notes {
  lcpMs: number;
  inpMs: number;
  shifts: { atMs: number; value: number }[];
  inputsMs: number[];
}

/** Runs in each frame before its page. */
function watchVitals(): void {
  const notes: Notes = { lcpMs: 0, inpMs: 0, shifts: [], inputsMs: [] };
  Object.assign(window, { notes });
  const watch = (type: string, see: (entry: PerformanceEntry) => void) => {
    new PerformanceObserver((list) => {
      list.getEntries().forEach(see);
    }).observe({ type, buffered: true, ...(type === 'event' && { durationThreshold: 16 }) });
  };
  // What is painted after the first press answers it; browsers tell of it all the same, of a frame in their own process.
  watch('largest-contentful-paint', ({ startTime }) => {
    if (startTime < (notes.inputsMs[0] ?? Infinity)) notes.lcpMs = startTime;
  });
  watch('layout-shift', (entry) => {
    const { startTime, value } = entry as PerformanceEntry & { value: number };
    notes.shifts.push({ atMs: startTime, value });
  });
  for (const type of ['pointerdown', 'keydown']) {
    window.addEventListener(type, (event) => notes.inputsMs.push(event.timeStamp), true);
  }
  watch('event', (entry) => {
    const { interactionId, duration } = entry as PerformanceEntry & { interactionId: number };
    if (interactionId > 0) notes.inpMs = Math.max(notes.inpMs, duration);
  });
}

/**
 * What the frame saw, and what it loaded of the app, as it came over the wire. Shifts count by their definition: of what was
 * painted, and not within half a second of a press. In a frame that shares the admin's process, as on one machine and
 * unlike in Shopify's, the browser tells neither apart.
 */
function readVitals(): Vitals {
  const { notes } = window as unknown as { notes: Notes };
  const paintedMs = performance.getEntriesByName('first-paint')[0]?.startTime ?? 0;
  const isAsked = (atMs: number) =>
    notes.inputsMs.some((inputMs) => atMs >= inputMs && atMs - inputMs < 500);
  const kilobytesOf = (end: string) =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => name.startsWith(location.origin) && name.endsWith(end))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1024;
  return {
    lcpMs: notes.lcpMs,
    inpMs: notes.inpMs,
    cls: notes.shifts
      .filter(({ atMs }) => atMs >= paintedMs && !isAsked(atMs))
      .reduce((sum, { value }) => sum + value, 0),
    scriptKb: kilobytesOf('.js'),
    styleKb: kilobytesOf('.css'),
  };
}

const SAMPLE_LISTINGS = 60;

/** Main pages through the sandbox's admin in Chromium: of the sample store, and of one with so many more listings. */
export async function measureBrowser(listings: number): Promise<Measurement[]> {
  const sample = sampleStore({ now: new Date() });
  const ofSample = await measureStore(`${SAMPLE_LISTINGS} listings`, await openStage(sample));
  if (listings <= SAMPLE_LISTINGS) return ofSample;
  const large = generatedStore({ products: listings, seed: 7 });
  return [...ofSample, ...(await measureStore(`${listings} listings`, await openStage(large)))];
}

async function measureStore(name: string, stage: Stage): Promise<Measurement[]> {
  const browser = await launchChromium();
  try {
    const merchant = await browser.newContext(MERCHANT_BROWSER);
    merchant.setDefaultTimeout(INSTALLED_WITHIN_MS);
    const admin = await AdminTab.open(merchant, stage);
    await admin.install({ install: 'Install Borealist', confirm: 'Install app' });
    await admin.figuresAfterSync('Last complete sync:', { withinMs: INSTALLED_WITHIN_MS });
    await admin.goTo('/apps/borealist/app/listings');
    const link = admin.app.locator('a[href^="/app/listings/"]').first();
    const listing = /listings\/(\d+)/.exec((await link.getAttribute('href')) ?? '')?.[1] ?? '';
    await merchant.close();
    const measured: Measurement[] = [];
    for (const device of ['phone', 'desktop'] as const) {
      for (const [page, { path, act }] of Object.entries(PAGES)) {
        const asked = { device, path: path(listing), act };
        const figures = await measurePage(`${page}, ${device}, ${name}`, asked, { browser, stage });
        // It takes a quarter of an hour: what is known is said at once.
        process.stderr.write(`${figures.name}: ${figures.measured}\n`);
        measured.push(figures);
      }
    }
    return measured;
  } finally {
    await browser.close();
    await stage.stop();
  }
}

interface Look {
  device: Device;
  /** Below `/app`. */
  path: string;
  act: MainPage['act'];
}

/** A page that does not come, or on which nothing can be done, is a missed budget, and leaves the others measured. */
async function measurePage(
  name: string,
  asked: Look,
  { browser, stage }: { browser: Browser; stage: Stage },
): Promise<Measurement> {
  const rounds: Vitals[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const context = await browser.newContext(DEVICES[asked.device].window);
    context.setDefaultTimeout(LOOKED_AT_WITHIN_MS);
    try {
      rounds.push(await look(context, stage, asked));
    } catch (error) {
      if (!(error instanceof errors.TimeoutError)) throw error;
      const [reason = ''] = error.message.split('\n');
      return {
        name,
        measured: `not measured: ${reason}`,
        budget: budgetOf(asked.device),
        isMet: false,
      };
    } finally {
      await context.close();
    }
  }
  return asMeasurement(name, asked.device, rounds);
}

/** One page with nothing cached, drawn and touched. */
async function look(
  context: BrowserContext,
  stage: Stage,
  { device, path, act }: Look,
): Promise<Vitals> {
  // tsx names functions by a helper that the page does not have.
  await context.addInitScript({ content: 'globalThis.__name = (value) => value;' });
  await context.addInitScript(watchVitals);
  const { page, app } = await AdminTab.open(context, stage);
  if (DEVICES[device].isSlow) await slowDown(await context.newCDPSession(page));
  await page.goto(stage.adminPage(`/apps/borealist/app${path}`));
  await app.locator('h1, h2').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(REST_MS);
  await act(app);
  await page.waitForTimeout(REST_MS);
  return app.locator('html').evaluate(readVitals);
}

async function slowDown(session: CDPSession): Promise<void> {
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, ...PHONE });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

function asMeasurement(name: string, device: Device, rounds: readonly Vitals[]): Measurement {
  const middle = (what: keyof Vitals) =>
    percentile(
      rounds.map((each) => each[what]),
      0.5,
    );
  const { lcpMs } = DEVICES[device];
  const figures: [said: string, value: number, most: number][] = [
    [`LCP ${inMilliseconds(middle('lcpMs'))}`, middle('lcpMs'), lcpMs],
    [`CLS ${middle('cls').toFixed(3)}`, middle('cls'), MOST.cls],
    [`INP ${inMilliseconds(middle('inpMs'))}`, middle('inpMs'), MOST.inpMs],
    [`scripts ${middle('scriptKb').toFixed(0)} KB`, middle('scriptKb'), MOST.scriptKb],
    [`styles ${middle('styleKb').toFixed(0)} KB`, middle('styleKb'), MOST.styleKb],
  ];
  return {
    name,
    measured: figures.map(([said]) => said).join(', '),
    budget: budgetOf(device),
    isMet: figures.every(([, value, most]) => value <= most),
  };
}

function budgetOf(device: Device): string {
  const { lcpMs } = DEVICES[device];
  return `LCP ≤ ${lcpMs} ms, CLS ≤ ${MOST.cls}, INP ≤ ${MOST.inpMs} ms, ${MOST.scriptKb} KB, ${MOST.styleKb} KB`;
}
