import { beforeEach, expect, it } from 'vitest';
import { done, GONE } from '~/services/answer';
import { auditListings } from '~/services/audit/audit-listings';
import type { IgnoreUntil } from '~/core/audit/ignoring';
import { ignoreFinding, stopIgnoringFinding } from '~/services/audit/ignore-finding';
import { recordListings } from '~/services/catalogue/record-listings';
import { saveSettings } from '~/services/settings/save-settings';
import { showListing } from '~/services/catalogue/show-listing';
import { DEFAULT_SETTINGS } from '~/core/audit/settings';
import { testDatabase, uniqueStore } from '../../support/database';
import { product, productId } from '../support/listings';
import { runQueue, START, testPorts, type TestPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();
const RULE = 'missing-french-text';
const id = productId(1);
let ports: TestPorts;
let store: string;

async function record(overrides: Parameters<typeof product>[1] = {}): Promise<void> {
  ports.clock.now = new Date(ports.clock.now.getTime() + 60_000);
  const updatedAt = ports.clock.now.toISOString();
  await recordListings(ports, store, [product(1, { french: [], updatedAt, ...overrides })], {
    readAt: ports.clock.now,
  });
}

function ignore(key: string, until: IgnoreUntil) {
  const ignoring = { reason: 'Sold out soon', until, by: '42' };
  return ignoreFinding(ports, store, { listingId: id, rule: RULE, key }, ignoring);
}

async function statusOf(key: string): Promise<string | undefined> {
  const findings = await ports.audits.findingsOf(store, id);
  return findings.find((each) => each.rule === RULE && each.key === key)?.status;
}

beforeEach(async () => {
  ports = testPorts(database, new ScriptedShopify());
  store = uniqueStore('ignore');
  await ports.stores.install(store, START);
  await ports.stores.saveFacts(store, {
    currency: 'USD',
    primaryLocale: 'en',
    sellsTo: ['US', 'CA', 'QC'],
  });
  await record();
});

it('sets a finding aside at once, with who, when and why, and takes it back', async () => {
  const before = (await ports.audits.readiness(store)).QC;
  expect(await ignore('title', { kind: 'forGood' })).toEqual(done());
  expect(await ignore('descriptionHtml', { kind: 'forGood' })).toEqual(done());
  const ignored = await showListing(ports, store, id);
  expect(ignored?.findings.find(({ key }) => key === 'title')).toMatchObject({
    status: 'ignored',
    hasText: true,
    ignoring: {
      at: ports.clock.now.toISOString(),
      by: '42',
      reason: 'Sold out soon',
      until: null,
      untilText: false,
    },
  });
  expect(ignored?.results).toContainEqual(
    expect.objectContaining({
      rule: RULE,
      outcome: 'notApplicable',
      reason: { id: 'reason.allIgnored', data: { findings: 2 } },
    }),
  );
  // Neither failed nor passed.
  const { QC } = await ports.audits.readiness(store);
  expect({ ...QC, failed: before.failed - QC.failed }).toEqual({ ...before, failed: 5 });
  const counts = await ports.audits.ruleCounts(store);
  expect(counts.find(({ rule }) => rule === RULE)).toMatchObject({
    outcomes: { pass: 0, fail: 0, notApplicable: 1 },
    openFindings: { high: 0 },
    harm: 0,
  });
  const page = { sort: 'title', direction: 'asc', limit: 9 } as const;
  expect(await ports.listings.page(store, { ...page, state: 'ignored' })).toMatchObject({
    total: 1,
  });
  expect(await ports.listings.page(store, { ...page, rule: RULE })).toMatchObject({ total: 0 });

  expect(
    await stopIgnoringFinding(ports, store, { listingId: id, rule: RULE, key: 'title' }),
  ).toEqual(done());
  expect(await statusOf('title')).toBe('open');
  expect(await statusOf('descriptionHtml')).toBe('ignored');
  expect(await ports.listings.page(store, { ...page, rule: RULE })).toMatchObject({ total: 1 });
});

it('keeps it through audits and other changes, until its date', async () => {
  await ignore('title', { kind: 'date', day: '2026-11-30' });
  await record({ title: 'Walnut board' });
  ports.clock.now = new Date('2026-11-29T23:59:59Z');
  await auditListings(ports, store, [id]);
  expect(await statusOf('title')).toBe('ignored');
  ports.clock.now = new Date('2026-11-30T00:00:00Z');
  await auditListings(ports, store, [id]);
  expect(await statusOf('title')).toBe('open');
});

it('keeps it until its own text changes', async () => {
  await ignore('title', { kind: 'textChanges' });
  await record({ descriptionHtml: '<p>Another description of the board, oiled twice.</p>' });
  expect(await statusOf('title')).toBe('ignored');
  await record({ title: 'Walnut board' });
  expect(await statusOf('title')).toBe('open');
});

it('resolves it when it is fixed, and opens it again when it comes back', async () => {
  await ignore('title', { kind: 'forGood' });
  const title = { key: 'title', locale: 'fr', marketId: null, value: 'Planche', outdated: false };
  await record({ french: [title] });
  expect(await statusOf('title')).toBe('resolved');
  await record();
  expect(await statusOf('title')).toBe('open');
});

it('stays while its rule is switched off and on again', async () => {
  await ignore('title', { kind: 'forGood' });
  await saveSettings(ports, store, { ...DEFAULT_SETTINGS, rulesOff: [RULE] }, { by: '42', of: 0 });
  await runQueue(ports, ports.queue);
  expect(await statusOf('title')).toBe('ignored');
  expect(await statusOf('descriptionHtml')).toBe('resolved');
  await saveSettings(ports, store, DEFAULT_SETTINGS, { by: '42', of: 1 });
  await runQueue(ports, ports.queue);
  expect(await statusOf('title')).toBe('ignored');
  expect(await statusOf('descriptionHtml')).toBe('open');
});

it('says so where the finding is gone', async () => {
  expect(await ignore('gone', { kind: 'forGood' })).toEqual(GONE);
  const finding = { listingId: productId(9), rule: RULE, key: 'title' };
  expect(await stopIgnoringFinding(ports, store, finding)).toEqual(GONE);
});
