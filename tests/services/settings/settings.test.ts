import { beforeEach, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type SettingsInput } from '~/core/audit/settings';
import { done, notDone } from '~/services/answer';
import { previewSettings } from '~/services/settings/preview-settings';
import { runSync } from '~/services/sync/run-sync';
import { saveSettings } from '~/services/settings/save-settings';
import { showHome } from '~/services/home/show-home';
import { showSettings } from '~/services/settings/show-settings';
import { startSync } from '~/services/sync/start-sync';
import { testDatabase, uniqueStore } from '../../support/database';
import { frenchOf, product, productId } from '../support/listings';
import { runQueue, START, testPorts, type TestPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();
let shopify: ScriptedShopify;
let ports: TestPorts;
let store: string;

const FRENCH_OFF: SettingsInput = { ...DEFAULT_SETTINGS, rulesOff: ['missing-french-text'] };

async function sync(): Promise<void> {
  expect(await startSync(ports, store)).toEqual(done());
  await runQueue(ports, ports.queue);
}

async function rulesOf(number: number, status: string): Promise<string[]> {
  const findings = await ports.audits.findingsOf(store, productId(number));
  return [...new Set(findings.filter((each) => each.status === status).map(({ rule }) => rule))];
}

beforeEach(async () => {
  shopify = new ScriptedShopify();
  ports = testPorts(database, shopify);
  store = uniqueStore('settings');
  await ports.stores.install(store, START);
  shopify.put(product(1, { french: frenchOf(1) }));
  shopify.put(product(2, { french: [] }));
  shopify.put(product(3, { french: [] }));
});

it('says what other settings would change, and changes nothing', async () => {
  await sync();
  const answer = await previewSettings(ports, store, FRENCH_OFF);
  expect(answer).toEqual(
    done({
      sample: 3,
      listings: 3,
      rules: [{ rule: 'missing-french-text', opened: 0, resolved: 4 }],
    }),
  );
  expect(await rulesOf(2, 'open')).toContain('missing-french-text');
  expect(ports.queue.jobs).toEqual([]);
});

it('saves with who and when, and judges all listings anew without reading Shopify', async () => {
  await sync();
  const lastSyncedAt = (await showHome(ports, store, { fixFirst: 5 })).lastSyncedAt;
  ports.shopify = async () => {
    throw new Error('an audit asks Shopify for nothing');
  };
  ports.clock.now = new Date(START.getTime() + 60_000);
  expect(await saveSettings(ports, store, FRENCH_OFF, { by: '42', of: 0 })).toEqual(done());
  expect((await showHome(ports, store, { fixFirst: 5 })).sync).toMatchObject({
    kind: 'audit',
    state: 'running',
  });
  await runQueue(ports, ports.queue);

  expect(await rulesOf(2, 'open')).not.toContain('missing-french-text');
  expect(await ports.audits.resultsOf(store, productId(2))).toContainEqual(
    expect.objectContaining({
      rule: 'missing-french-text',
      outcome: 'notApplicable',
      reason: { id: 'reason.switchedOff', data: {} },
    }),
  );
  expect(await showHome(ports, store, { fixFirst: 5 })).toMatchObject({
    sync: { kind: 'audit', state: 'done', done: 3, total: 3 },
    lastSyncedAt,
  });
  const view = await showSettings(ports, store);
  expect(view.saved).toEqual({ at: '2026-11-22T12:01:00.000Z', by: '42' });
  const rules = view.groups.flatMap((group) => group.rules);
  expect(rules.filter(({ isOn }) => !isOn).map(({ rule }) => rule)).toEqual([
    'missing-french-text',
  ]);
});

it('refuses what is out of bounds, field by field, and keeps what was saved', async () => {
  const input = { ...DEFAULT_SETTINGS, thresholds: { 'volatile-price': { windowDays: '5' } } };
  const errors = {
    'thresholds.volatile-price.windowDays': { id: 'settings.error.outOfBounds', data: {} },
  };
  const refused = notDone({ why: 'invalid', errors });
  expect(await saveSettings(ports, store, input, { by: '42', of: 0 })).toEqual(refused);
  expect(await previewSettings(ports, store, input)).toEqual(refused);
  expect(await ports.stores.find(store)).toMatchObject({ settingsRevision: 0 });
  expect(ports.queue.jobs).toEqual([]);
});

it('refuses to overwrite what somebody else has saved since', async () => {
  const { revision } = await showSettings(ports, store);
  const theirs = { ...DEFAULT_SETTINGS, glossary: ['Boréale'] };
  expect(await saveSettings(ports, store, theirs, { by: '43', of: revision })).toEqual(done());
  ports.queue.take();
  expect(await saveSettings(ports, store, FRENCH_OFF, { by: '42', of: revision })).toEqual(
    notDone({ why: 'settingsChanged' }),
  );
  expect(ports.queue.take()).toEqual([]);
  const now = await showSettings(ports, store);
  expect(now).toMatchObject({ glossary: ['Boréale'], saved: { by: '43' } });
  expect(await saveSettings(ports, store, FRENCH_OFF, { by: '42', of: now.revision })).toEqual(
    done(),
  );
});

it('judges only for the audiences that the merchant chose', async () => {
  await saveSettings(ports, store, { ...DEFAULT_SETTINGS, audiences: ['US'] }, { by: '42', of: 0 });
  await runQueue(ports, ports.queue);
  await sync();
  expect(await rulesOf(2, 'open')).not.toContain('missing-french-text');
  const home = await showHome(ports, store, { fixFirst: 5 });
  expect(home.audiences.map(({ audience }) => audience)).toEqual(['US']);
});

it('begins the audit of a running sync anew where settings are saved in its midst', async () => {
  await startSync(ports, store);
  const [job] = ports.queue.take();
  if (job?.name !== 'sync-store') throw new Error('a sync was asked for');
  // Judges the first batch by the old settings, is stopped, and taken up again after the save.
  const batches = { saved: 0 };
  const prepareSave = ports.listings.prepareSave.bind(ports.listings);
  ports.listings.prepareSave = (...args) => {
    batches.saved += 1;
    return prepareSave(...args);
  };
  for (let turn = 0; turn < 10 && batches.saved === 0; turn += 1) {
    await runSync(ports, job.payload, { shouldPause: () => batches.saved > 0 });
  }
  expect(await rulesOf(2, 'open')).toContain('missing-french-text');
  expect(await saveSettings(ports, store, FRENCH_OFF, { by: '42', of: 0 })).toEqual(done());
  expect(ports.queue.take()).toEqual([]);

  await runSync(ports, job.payload, { shouldPause: () => false });
  expect(await ports.runs.latest(store)).toMatchObject({ phase: 'done', kind: 'sync' });
  expect(await rulesOf(2, 'open')).not.toContain('missing-french-text');
});

it('takes the first complete audit as the baseline, and tells what is new since', async () => {
  await sync();
  const [before] = [await showHome(ports, store, { fixFirst: 5, since: 'baseline' })];
  expect(before).toMatchObject({
    baseline: { at: START.toISOString(), isApplied: true },
    fixFirst: [],
    worstListings: [],
  });

  ports.clock.now = new Date(START.getTime() + 86_400_000);
  shopify.put(product(4, { french: [] }));
  await sync();
  const { fixFirst, worstListings, baseline } = await showHome(ports, store, {
    fixFirst: 5,
    since: 'baseline',
  });
  expect(baseline?.at).toBe(START.toISOString());
  expect(worstListings.map(({ id }) => id)).toEqual([productId(4)]);
  expect(fixFirst.find(({ rule }) => rule === 'missing-french-text')).toMatchObject({
    outcomes: { fail: 1 },
    openFindings: { high: 2 },
  });
  const all = await showHome(ports, store, { fixFirst: 5 });
  expect(all.baseline?.isApplied).toBe(false);
  expect(all.fixFirst.find(({ rule }) => rule === 'missing-french-text')).toMatchObject({
    outcomes: { fail: 3 },
  });
  expect(all.fixFirst.map(({ harm }) => harm)).toEqual(
    all.fixFirst.map(({ harm }) => harm).toSorted((a, b) => b - a),
  );
});
