import { beforeEach, describe, expect, it } from 'vitest';
import type { IgnoreUntil } from '~/core/audit/ignoring';
import { DEFAULT_SETTINGS } from '~/core/audit/settings';
import type { StorePolicy } from '~/core/store/store-facts';
import { done, GONE } from '~/services/answer';
import { ignoreFinding, stopIgnoringFinding } from '~/services/audit/ignore-finding';
import { judgeStore } from '~/services/audit/judge-store';
import { previewSettings } from '~/services/settings/preview-settings';
import { showHome } from '~/services/home/show-home';
import { valueOf } from '../../support/answers';
import { testDatabase, uniqueStore } from '../../support/database';
import { START, testPorts, type TestPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();
const FINDING = { listingId: null, rule: 'missing-delivery-promise', key: 'store' };
let ports: TestPorts;
let store: string;

async function usePolicies(policies: StorePolicy[]): Promise<void> {
  await ports.stores.saveFacts(store, {
    currency: 'USD',
    primaryLocale: 'en',
    publishedLocales: ['en'],
    timeZone: 'America/Toronto',
    sellsTo: ['US', 'CA', 'QC'],
    policies,
  });
  await judgeStore(ports, store);
}

const shipping = (bodyHtml: string): StorePolicy => ({
  type: 'SHIPPING_POLICY',
  bodyHtml,
  french: [],
});

/** The finding that is looked at, as the home page shows it. */
async function shown() {
  const { storeFindings } = await showHome(ports, store, { fixFirst: 3 });
  return storeFindings.find(({ rule }) => rule === FINDING.rule);
}

async function finding() {
  const found = await shown();
  if (found === undefined) throw new Error('the store has no such finding');
  return { listingId: null, rule: found.rule, key: found.key };
}

async function ignore(until: IgnoreUntil) {
  return ignoreFinding(ports, store, await finding(), { reason: 'Soon', until, by: '42' });
}

beforeEach(async () => {
  ports = testPorts(database, new ScriptedShopify());
  store = uniqueStore('store-findings');
  await ports.stores.install(store, START);
  await usePolicies([shipping('<p>We ship to both countries.</p>')]);
});

describe('a finding about the store', () => {
  it('is set aside with who, when and why, counts no more, and comes back', async () => {
    const outcome = async () =>
      (await ports.storeAudits.results(store)).find(({ rule }) => rule === FINDING.rule)?.outcome;
    expect(await outcome()).toBe('fail');
    expect(await ignore({ kind: 'forGood' })).toEqual(done());
    expect(await shown()).toMatchObject({
      status: 'ignored',
      hasText: true,
      ignoring: { by: '42', reason: 'Soon', until: null, untilText: false },
    });
    expect(await outcome()).toBe('notApplicable');
    expect(await stopIgnoringFinding(ports, store, await finding())).toEqual(done());
    expect(await shown()).toMatchObject({ status: 'open', ignoring: null });
    expect(await outcome()).toBe('fail');
  });

  it('is open again once its policy says something else, not when another one does', async () => {
    await ignore({ kind: 'textChanges' });
    const refund: StorePolicy = { type: 'REFUND_POLICY', bodyHtml: '<p>30 days.</p>', french: [] };
    await usePolicies([shipping('<p>We ship to both countries.</p>'), refund]);
    expect(await shown()).toMatchObject({ status: 'ignored' });
    await usePolicies([shipping('<p>We ship to the whole continent.</p>'), refund]);
    expect(await shown()).toMatchObject({ status: 'open', ignoring: null });
  });

  it('is open again on its day', async () => {
    await ignore({ kind: 'date', day: '2027-01-31' });
    ports.clock.now = new Date('2027-01-30T23:59:00Z');
    await judgeStore(ports, store);
    expect(await shown()).toMatchObject({ status: 'ignored' });
    ports.clock.now = new Date('2027-01-31T00:00:00Z');
    await judgeStore(ports, store);
    expect(await shown()).toMatchObject({ status: 'open' });
  });

  it('is resolved while ignored, and ignored no more when it opens anew', async () => {
    await ignore({ kind: 'forGood' });
    await usePolicies([shipping('<p>Orders arrive within five business days.</p>')]);
    expect(await shown()).toBeUndefined();
    await usePolicies([shipping('<p>We ship to both countries.</p>')]);
    expect(await shown()).toMatchObject({ status: 'open' });
  });

  it('that is gone cannot be ignored', async () => {
    const gone = { listingId: null, rule: 'missing-return-policy', key: 'nowhere' };
    const ignoring = { reason: 'Soon', until: { kind: 'forGood' as const }, by: '42' };
    expect(await ignoreFinding(ports, store, gone, ignoring)).toEqual(GONE);
    expect(await stopIgnoringFinding(ports, store, gone)).toEqual(GONE);
  });
});

describe('settings', () => {
  const off = { ...DEFAULT_SETTINGS, rulesOff: [FINDING.rule] };

  it('show in their preview what they change about the store, and store nothing', async () => {
    const preview = valueOf(await previewSettings(ports, store, off));
    expect(preview.rules).toEqual([{ rule: FINDING.rule, opened: 0, resolved: 1 }]);
    expect(await shown()).toMatchObject({ status: 'open' });
    const same = valueOf(await previewSettings(ports, store, DEFAULT_SETTINGS));
    expect(same.rules).toEqual([]);
  });

  it('switch a rule about the store off, and on again with what was ignored', async () => {
    await ignore({ kind: 'forGood' });
    const save = async (settings: typeof off) => {
      await ports.stores.saveSettings(store, settings, { at: START, by: '42' });
      await judgeStore(ports, store);
    };
    await save(off);
    expect(
      (await ports.storeAudits.results(store)).find(({ rule }) => rule === FINDING.rule),
    ).toMatchObject({ outcome: 'notApplicable' });
    await save(DEFAULT_SETTINGS);
    expect(await shown()).toMatchObject({ status: 'ignored' });
  });

  it('move the thresholds of rules about the store', async () => {
    const order = (index: number) => ({
      id: null,
      name: `#${String(index)}`,
      day: '2026-11-02',
      country: 'CA',
      province: 'ON',
      paidShipment: true,
      // A Monday's order: four business days where every fifth is late, one where it is not.
      fulfilledOn: index % 5 === 0 ? '2026-11-06' : '2026-11-03',
      lines: [],
    });
    await ports.orders.save(
      store,
      Array.from({ length: 100 }, (_, index) => order(index + 1)),
    );
    await ports.orders.saveHistory(store, { since: '2026-09-01', until: '2026-11-20' });
    const late = async () => {
      await judgeStore(ports, store);
      const results = await ports.storeAudits.results(store);
      return results.find(({ rule }) => rule === 'late-handling')?.outcome;
    };
    expect(await late()).toBe('fail');
    const thresholds = { 'late-handling': { lateShare: 0.4, highLateShare: 0.5 } };
    const settings = { ...DEFAULT_SETTINGS, thresholds };
    const preview = valueOf(await previewSettings(ports, store, settings));
    expect(preview.rules).toEqual([{ rule: 'late-handling', opened: 0, resolved: 1 }]);
    await ports.stores.saveSettings(
      store,
      { ...DEFAULT_SETTINGS, thresholds },
      { at: START, by: '42' },
    );
    expect(await late()).toBe('pass');
  });
});
