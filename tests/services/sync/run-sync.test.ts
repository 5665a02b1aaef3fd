import { beforeEach, describe, expect, it } from 'vitest';
import { done, GONE, notDone } from '~/services/answer';
import { OutsideError } from '~/services/outside-error';
import type { Ports } from '~/services/ports';
import { startSync } from '~/services/sync/start-sync';
import { runSync } from '~/services/sync/run-sync';
import { testDatabase, uniqueStore } from '../../support/database';
import { frenchOf, product, productId, SAMPLED_RULES } from '../support/listings';
import { runQueue, START, stateOf, testPorts, type TestPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();
const goOn = { shouldPause: () => false };
/** Calls between two kills of the sync; `KILLED_EACH=1` kills it after each of them. */
const KILLED_EACH = Number(process.env['KILLED_EACH'] ?? 3);

let shopify: ScriptedShopify;
let ports: TestPorts;
let store: string;

async function installed(name: string): Promise<string> {
  const domain = uniqueStore(name);
  await ports.stores.install(domain, START);
  return domain;
}

function minutesLater(minutes: number): void {
  ports.clock.now = new Date(ports.clock.now.getTime() + minutes * 60_000);
}

async function sync(): Promise<void> {
  minutesLater(1);
  expect(await startSync(ports, store)).toEqual(done());
  await runQueue(ports, ports.queue);
}

/** Five listings: three in order, one without French, one with a pointless compare-at price. */
function fillStore(): void {
  for (const number of [1, 2, 3]) shopify.put(product(number, { french: frenchOf(number) }));
  shopify.put(product(4));
  const flawed = product(5, { french: frenchOf(5) });
  const [variant] = flawed.variants;
  if (variant)
    variant.shopPrice = { ...variant.shopPrice, compareAt: { amount: 30, currency: 'USD' } };
  shopify.put(flawed);
}

async function openRules(listing: number): Promise<string[]> {
  const findings = (await ports.audits.findingsOf(store, productId(listing))).filter(({ rule }) =>
    SAMPLED_RULES.includes(rule),
  );
  return [
    ...new Set(findings.filter(({ status }) => status === 'open').map(({ rule }) => rule)),
  ].sort();
}

beforeEach(async () => {
  shopify = new ScriptedShopify();
  ports = testPorts(database, shopify);
  store = await installed('sync');
  fillStore();
});

describe('a sync of a store', () => {
  it('stores every listing with its French and opens their findings', async () => {
    await sync();

    expect(await ports.listings.counts(store)).toMatchObject({
      listings: 5,
      variants: 5,
      photos: 5,
    });
    expect(await openRules(1)).toEqual([]);
    expect(await openRules(4)).toEqual(['missing-french-text']);
    expect(await openRules(5)).toEqual(['pointless-compare-at']);
    const run = await ports.runs.latest(store);
    expect(run).toMatchObject({ phase: 'done', done: 5, total: 5, failure: null });
    expect(run?.endedAt).toEqual(ports.clock.now);
  });

  it('writes fewer listings at a time where they have many variants', async () => {
    const { variants } = product(1);
    const many = Array.from({ length: 2_000 }, (_, index) =>
      variants.map((variant) => ({ ...variant, id: `${variant.id}${index}` })),
    ).flat();
    for (const number of [1, 2, 3, 4]) shopify.put(product(number, { variants: many }));
    const written: number[] = [];
    const prepareSave = ports.listings.prepareSave.bind(ports.listings);
    ports.listings.prepareSave = (of, listings, context) => {
      written.push(listings.length);
      return prepareSave(of, listings, context);
    };
    await sync();
    expect(written).toEqual([3, 2]);
    expect(await ports.listings.counts(store)).toMatchObject({ listings: 5, variants: 8_001 });
  });

  it('waits on a running export by asking for itself again, not by sleeping', async () => {
    shopify.looksUntilExported = 3;
    await startSync(ports, store);
    const [job] = ports.queue.take();
    if (job?.name !== 'sync-store') throw new Error('no sync was queued');

    expect(await runSync(ports, job.payload, goOn)).toEqual({ continueInSeconds: 1 });
    minutesLater(2);
    expect(await runSync(ports, job.payload, goOn)).toEqual({ continueInSeconds: 12 });
    minutesLater(60);
    expect(await runSync(ports, job.payload, goOn)).toEqual({ continueInSeconds: 30 });
    expect(await ports.runs.latest(store)).toMatchObject({ phase: 'exporting', done: 5 });
    expect(await runSync(ports, job.payload, goOn)).toBeNull();
  });

  it('reads tariff codes for single destinations, and goes on where it may not', async () => {
    shopify.facts = { ...shopify.facts, country: 'US' };
    const shipped = product(1).variants.map((variant) => ({
      ...variant,
      inventory: { requiresShipping: true, harmonizedSystemCode: '4419.90' },
    }));
    shopify.put(product(1, { variants: shipped }));
    const outcome = async () =>
      (await ports.audits.resultsOf(store, productId(1))).find(
        ({ rule }) => rule === 'missing-national-tariff-code',
      )?.outcome;
    shopify.onCall = (name) => {
      if (name !== 'readNationalCodes') return;
      throw new OutsideError('access', 'denied');
    };
    await sync();
    expect(await outcome()).toBe('unknown');
    expect(await ports.runs.latest(store)).toMatchObject({ phase: 'done' });
    shopify.onCall = () => {};
    await sync();
    expect(await outcome()).toBe('fail');
    shopify.nationalCodes.set(shipped[0]?.id ?? '', [{ country: 'CA', code: '4419900000' }]);
    await sync();
    expect(await outcome()).toBe('pass');
  });

  it('leaves out reading French in a store whose own language is French', async () => {
    shopify.facts = { ...shopify.facts, primaryLocale: 'fr-CA', publishedLocales: ['fr-CA'] };
    const calls: string[] = [];
    shopify.onCall = (name) => calls.push(name);
    await sync();

    expect(calls).not.toContain('readFrench');
    expect(await openRules(4)).toEqual([]);
  });

  it('resolves what was fixed, and says which facts of the store changed', async () => {
    await sync();
    shopify.put(product(4, { french: frenchOf(4) }));
    shopify.facts = { ...shopify.facts, sellsTo: ['US'] };
    await sync();

    expect(await openRules(4)).toEqual([]);
    expect(ports.entries).toContainEqual({
      level: 'info',
      message: 'store facts changed',
      data: { store, changed: ['sellsTo'] },
    });
  });

  it('removes listings that Shopify no longer has', async () => {
    await sync();
    shopify.products.delete(productId(4));
    await sync();

    expect(await ports.listings.find(store, productId(4))).toBeNull();
    expect(await ports.listings.counts(store)).toMatchObject({ listings: 4 });
  });

  it('removes the last listings too, once Shopify confirms that they are gone', async () => {
    await sync();
    shopify.products.clear();
    await sync();
    expect(await ports.listings.counts(store)).toMatchObject({ listings: 0 });
  });

  it('does not bring back a listing that was deleted while its export was being read', async () => {
    await startSync(ports, store);
    const [job] = ports.queue.take();
    if (job?.name !== 'sync-store') throw new Error('no sync was queued');
    await runSync(ports, job.payload, goOn);
    minutesLater(1);
    await ports.listings.remove(store, productId(3), ports.now());
    await runSync(ports, job.payload, goOn);

    expect(await ports.listings.find(store, productId(3))).toBeNull();
    expect(await ports.runs.latest(store)).toMatchObject({ phase: 'done' });
  });
});

describe('an export that is not whole', () => {
  it('removes nothing when lines are missing', async () => {
    await sync();
    shopify.lostFromExport = 2;
    minutesLater(1);
    await startSync(ports, store);
    await runQueue(ports, ports.queue);
    expect(await ports.runs.latest(store)).toMatchObject({
      phase: 'failed',
      failure: 'sync.failed.incomplete',
    });
    expect(await ports.listings.counts(store)).toMatchObject({ listings: 5 });
  });

  it('is made afresh, and nothing is removed, when it is empty and the store is not', async () => {
    await sync();
    const { products } = shopify;
    const kept = new Map(products);
    products.clear();
    minutesLater(1);
    await startSync(ports, store);
    const [job] = ports.queue.take();
    if (job?.name !== 'sync-store') throw new Error('no sync was queued');
    await runSync(ports, job.payload, goOn);
    for (const [id, listing] of kept) products.set(id, listing);
    while ((await runSync(ports, job.payload, goOn)) !== null) minutesLater(1);

    expect(await ports.runs.latest(store)).toMatchObject({ phase: 'done', done: 5 });
    expect(await ports.listings.counts(store)).toMatchObject({ listings: 5 });
  });

  it('is started afresh when Shopify fails it, and given up after the third', async () => {
    shopify.exportFailures.push('INTERNAL_SERVER_ERROR');
    await sync();
    expect(shopify.exportsStarted).toBe(2);
    expect(await ports.runs.latest(store)).toMatchObject({ phase: 'done', done: 5 });

    shopify.exportFailures.push('TIMEOUT', 'TIMEOUT', 'TIMEOUT');
    await sync();
    expect(shopify.exportsStarted).toBe(5);
    expect(await ports.runs.latest(store)).toMatchObject({
      phase: 'failed',
      failure: 'sync.failed.export',
    });
  });

  it('ends the run at once when Shopify denies access', async () => {
    shopify.onCall = () => {
      throw new OutsideError('access', 'the token is refused');
    };
    await sync();
    expect(await ports.runs.latest(store)).toMatchObject({
      phase: 'failed',
      failure: 'sync.failed.access',
      endedAt: ports.clock.now,
    });
  });
});

describe('one sync of a store at a time', () => {
  const UNDER_WAY = notDone({ why: 'underWay' });

  it('refuses a second start while one runs, and allows it afterwards', async () => {
    expect(await startSync(ports, store)).toEqual(done());
    expect(await startSync(ports, store)).toEqual(UNDER_WAY);
    expect(ports.queue.jobs).toHaveLength(1);
    await runQueue(ports, ports.queue);
    expect(await startSync(ports, store)).toEqual(done());
  });

  it('supersedes a run without a sign of life for half an hour', async () => {
    await startSync(ports, store);
    const stalled = await ports.runs.latest(store);
    const [job] = ports.queue.take();
    if (job?.name !== 'sync-store') throw new Error('no sync was queued');
    minutesLater(29);
    expect(await startSync(ports, store)).toEqual(UNDER_WAY);
    await runSync(ports, job.payload, goOn);
    minutesLater(29);
    expect(await startSync(ports, store)).toEqual(UNDER_WAY);
    minutesLater(1);
    expect(await startSync(ports, store)).toEqual(done());

    expect(await ports.runs.find(store, stalled?.id ?? '')).toMatchObject({
      phase: 'failed',
      failure: 'sync.failed.stalled',
    });
    expect(await runSync(ports, job.payload, goOn)).toBeNull();
    expect(await ports.runs.latest(store)).toMatchObject({ phase: 'storeTexts', done: 0 });
  });

  it('does not sync a store that is not installed', async () => {
    expect(await startSync(ports, uniqueStore('stranger'))).toEqual(GONE);
    expect(ports.queue.jobs).toEqual([]);
  });

  it('ends quietly when the store is erased in the middle', async () => {
    await startSync(ports, store);
    const [job] = ports.queue.take();
    if (job?.name !== 'sync-store') throw new Error('no sync was queued');
    await runSync(ports, job.payload, goOn);
    await ports.stores.erase(store, ports.now());
    expect(await runSync(ports, job.payload, goOn)).toBeNull();
  });
});

describe('a process that is stopped', () => {
  it('leaves the rest of the run to a later job, in every phase', async () => {
    shopify.looksUntilExported = 0;
    await startSync(ports, store);
    const [job] = ports.queue.take();
    if (job?.name !== 'sync-store') throw new Error('no sync was queued');
    let rounds = 0;
    let left: { continueInSeconds: number } | null = { continueInSeconds: 0 };
    while (left !== null && rounds < 50) {
      rounds += 1;
      let asked = 0;
      // Begins, does one batch, and is asked to pause from then on.
      left = await runSync(ports, job.payload, { shouldPause: () => (asked += 1) > 1 });
    }
    expect(rounds).toBeGreaterThan(4);
    expect(await ports.runs.latest(store)).toMatchObject({ phase: 'done', done: 5 });
  });

  it('changes nothing about the outcome wherever it is killed', { timeout: 180_000 }, async () => {
    await sync();
    const expected = await stateOf(ports, store);

    // What is killed before a call was killed after the one before.
    for (let at = 1; ; at += KILLED_EACH) {
      store = await installed(`killed-${at}`);
      const survived = await syncKilledAfter(at);
      expect(await stateOf(ports, store), `killed after call ${at}`).toEqual(expected);
      expect(await ports.runs.latest(store)).toMatchObject({ phase: 'done', done: 5, total: 5 });
      if (survived) {
        expect(at).toBeGreaterThan(25);
        break;
      }
    }
  });
});

/** Runs a sync that dies after its n-th call of a port, then once more. True when it never came to the n-th. */
async function syncKilledAfter(call: number): Promise<boolean> {
  await startSync(ports, store);
  const [job] = ports.queue.take();
  if (job?.name !== 'sync-store') throw new Error('no sync was queued');
  let calls = 0;
  const dying = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...parameters: unknown[]) => {
          calls += 1;
          if (calls < call) return Reflect.apply(value, target, parameters);
          return Promise.resolve(Reflect.apply(value, target, parameters)).then(() => {
            throw new Killed();
          });
        };
      },
    });
  const mortal: Ports = {
    ...ports,
    stores: dying(ports.stores),
    listings: dying(ports.listings),
    audits: dying(ports.audits),
    orders: dying(ports.orders),
    storeAudits: dying(ports.storeAudits),
    runs: dying(ports.runs),
    log: { info: () => {}, warn: () => {}, error: () => {} },
  };
  shopify.looksUntilExported = 0;
  try {
    await runSync(mortal, job.payload, goOn);
    return true;
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
    expect(await runSync(ports, job.payload, goOn)).toBeNull();
    return false;
  }
}

class Killed extends Error {}
