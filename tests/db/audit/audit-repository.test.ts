import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RuleResult } from '~/core/audit/outcome';
import { diffFindings } from '~/core/audit/diff-findings';
import { AUDIENCES, type Audience } from '~/core/listing/audience';
import { createRepositories } from '~/db.server';
import type { OpenCount } from '~/services/audit/ports';
import type { ListingsQuery } from '~/services/catalogue/listings-query';
import { testDatabase, uniqueStore } from '../../support/database';
import { audit, finding, listing, result } from '../support/samples';

const database = await testDatabase();
const { stores, listings, audits } = createRepositories(database);
const day = (number: number) => new Date(Date.UTC(2026, 9, number));
const id = (number: number) => listing(number).id;

async function storeWith(count: number): Promise<string> {
  const store = uniqueStore();
  await stores.install(store, day(1));
  const all = Array.from({ length: count }, (_, index) => listing(index + 1));
  await listings.save(store, all, { readAt: day(2) });
  return store;
}

/** As the audit service does it: judged results against the findings that are open. */
async function saveResults(
  store: string,
  results: Record<number, RuleResult[]>,
  at: Date,
  revision = 1,
) {
  const judged = Object.entries(results).map(([number, each]) =>
    audit(id(Number(number)), each, revision),
  );
  const open = await audits.openFindings(
    store,
    judged.map(({ listingId }) => listingId),
  );
  return audits.save(store, judged, diffFindings(open, judged), at);
}

const undescribed = (...keys: string[]) =>
  result('undescribed-photo', {
    outcome: 'fail',
    findings: [finding(keys[0] ?? ''), ...keys.slice(1).map((key) => finding(key))],
  });
const missingFrench = result('missing-french-text', {
  audiences: ['QC'],
  severity: 'high',
  outcome: 'fail',
  findings: [
    finding('title', {
      severity: 'high',
      field: 'title',
      message: { id: 'rule.missing-french-text.title', data: { fields: ['title'] } },
    }),
  ],
});
const unknown = result('volatile-price', {
  audiences: ['CA', 'QC'],
  outcome: 'unknown',
  reason: { id: 'reason.missing.canadianPrices', data: { days: 3 } },
});

describe('one listing', () => {
  it('gives back its results in order, with reasons and findings', async () => {
    const store = await storeWith(1);
    const narrow = result('stale-reference-price', {
      audiences: ['US', 'CA'],
      outcome: 'fail',
      findings: [finding('compareAtPrice.US', { audiences: ['US'] })],
      unknownFor: ['CA'],
    });
    const results = [
      missingFrench,
      unknown,
      result('pointless-compare-at'),
      undescribed('a', 'b'),
      narrow,
    ];
    expect(await saveResults(store, { 1: results }, day(3))).toEqual([]);
    expect(await audits.resultsOf(store, id(1))).toEqual(results);
    expect(await audits.resultsOf(store, 'gone')).toEqual([]);
    expect(await audits.resultsOfMany(store, [id(1), 'gone'])).toEqual(new Map([[id(1), results]]));
  });

  it('reads sentences of another version of the app as one that says so', async () => {
    const store = await storeWith(1);
    await saveResults(store, { 1: [unknown, undescribed('a')] }, day(3));
    await database.pool.query(
      "UPDATE finding SET message_id = 'rule.undescribed-photo.dropped' WHERE store = $1",
      [store],
    );
    await database.pool.query(
      `UPDATE listing_content SET results = replace(results::text, 'reason.missing.canadianPrices', 'reason.dropped')::jsonb
       WHERE store = $1`,
      [store],
    );
    const said = 'message.ofAnotherVersion';
    expect(await audits.findingsOf(store, id(1))).toMatchObject([
      { key: 'a', message: { id: said, data: { position: 1 } } },
    ]);
    expect(await audits.resultsOf(store, id(1))).toMatchObject([
      { outcome: 'unknown', reason: { id: said } },
      { outcome: 'fail', findings: [{ message: { id: said } }] },
    ]);
  });

  it('lets a finding live: opened, moved, resolved, and found again with the old life kept', async () => {
    const store = await storeWith(1);
    await saveResults(store, { 1: [undescribed('a', 'b')] }, day(3));
    const moved = result('undescribed-photo', {
      outcome: 'fail',
      severity: 'low',
      findings: [finding('a', { severity: 'low', field: 'media[4].alt' })],
    });
    await saveResults(store, { 1: [moved] }, day(4));
    expect(await audits.openFindings(store, [id(1)])).toEqual([
      {
        ...finding('a', { severity: 'low', field: 'media[4].alt' }),
        listingId: id(1),
        rule: 'undescribed-photo',
        audiences: ['US', 'CA', 'QC'],
        status: 'open',
        openedAt: day(3),
        resolvedAt: null,
        ignoring: null,
      },
    ]);
    await saveResults(store, { 1: [undescribed('a', 'b')] }, day(6));
    expect(await audits.findingsOf(store, id(1))).toMatchObject([
      { key: 'a', status: 'open', openedAt: day(3), resolvedAt: null },
      { key: 'b', status: 'open', openedAt: day(6), resolvedAt: null },
      { key: 'b', status: 'resolved', openedAt: day(3), resolvedAt: day(4) },
    ]);
  });

  it('opens nothing twice when the same audit is saved twice', async () => {
    const store = await storeWith(1);
    const judged = [audit(id(1), [undescribed('a')])];
    const changes = diffFindings([], judged);
    await audits.save(store, judged, changes, day(3));
    await audits.save(store, judged, changes, day(4));
    expect(await audits.findingsOf(store, id(1))).toMatchObject([{ key: 'a', openedAt: day(3) }]);
    expect(await audits.ruleCounts(store)).toMatchObject([
      { openFindings: { medium: 1 }, outcomes: { fail: 1 } },
    ]);
  });

  it('leaves an ignored finding ignored, out of the counts, until it is opened again', async () => {
    const store = await storeWith(1);
    const a = { listingId: id(1), rule: 'undescribed-photo', key: 'a' };
    const ignoring = {
      at: day(3),
      by: '42',
      reason: 'Shown\0 elsewhere',
      until: day(9),
      text: 'h',
    };
    await saveResults(store, { 1: [undescribed('a', 'b')] }, day(3));
    expect(await audits.setIgnoring(store, a, ignoring)).toBe(true);
    expect(await audits.setIgnoring(store, { ...a, key: 'gone' }, ignoring)).toBe(false);
    expect(await audits.ruleCounts(store)).toMatchObject([{ openFindings: { medium: 1 } }]);

    // An audit that began before has to be done again; then the finding stays as it is.
    expect(await saveResults(store, { 1: [undescribed('a', 'b')] }, day(4))).toEqual([id(1)]);
    await saveResults(store, { 1: [undescribed('a', 'b')] }, day(4), 2);
    expect(await audits.findingsOf(store, id(1))).toMatchObject([
      { key: 'b', status: 'open', ignoring: null },
      {
        key: 'a',
        status: 'ignored',
        resolvedAt: null,
        ignoring: { at: day(3), by: '42', until: day(9), text: 'h' },
      },
    ]);
    const { rows } = await listings.page(store, { sort: 'title', direction: 'asc', limit: 1 });
    expect(rows).toMatchObject([{ openFindings: { medium: 1 } }]);

    const judged = [audit(id(1), [undescribed('a', 'b')], 2)];
    const due = (await audits.openFindings(store, [id(1)])).map((each) => ({
      ...each,
      isDue: each.status === 'ignored',
    }));
    await audits.save(store, judged, diffFindings(due, judged), day(9));
    expect(await audits.findingsOf(store, id(1))).toMatchObject([
      { key: 'a', status: 'open', openedAt: day(3), ignoring: null },
      { key: 'b', status: 'open' },
    ]);
  });

  it('adds up harm by rule and sorts listings by it', async () => {
    const store = await storeWith(2);
    const judged = [
      audit(id(1), [undescribed('a'), missingFrench], 1, {
        'undescribed-photo': 0.8,
        'missing-french-text': 7.5,
      }),
      audit(id(2), [undescribed('a')], 1, { 'undescribed-photo': 12.25 }),
    ];
    await audits.save(store, judged, diffFindings([], judged), day(3));
    expect(await audits.ruleCounts(store)).toMatchObject([
      { rule: 'missing-french-text', harm: 7.5 },
      { rule: 'undescribed-photo', harm: 13.05 },
    ]);
    const byHarm = { sort: 'harm', direction: 'desc', limit: 1 } as const;
    const first = await listings.page(store, byHarm);
    const second = await listings.page(store, { ...byHarm, after: first.next ?? '' });
    expect([...first.rows, ...second.rows].map((row) => row.id)).toEqual([id(2), id(1)]);

    await saveResults(store, { 2: [result('undescribed-photo')] }, day(4));
    expect(await audits.ruleCounts(store)).toMatchObject([{ harm: 7.5 }, { harm: 0.8 }]);
  });

  it('tells what was found after a day, and which findings their cause explains', async () => {
    const store = await storeWith(2);
    const volatile = (key: string, changes: number, exchangeRateChanges: number) =>
      result('volatile-price', {
        audiences: ['CA'],
        outcome: 'fail',
        findings: [
          finding(key, {
            message: { id: 'rule.few-photos.few', data: { changes, exchangeRateChanges } },
          }),
        ],
      });
    await saveResults(store, { 1: [volatile('price', 4, 4), undescribed('a')] }, day(3));
    await stores.markBaseline(store, day(4));
    await saveResults(store, { 2: [volatile('price', 4, 3), missingFrench] }, day(5));
    expect(await audits.openByRule(store)).toEqual([
      { rule: 'missing-french-text', findings: 1, explained: 1 },
      { rule: 'undescribed-photo', findings: 1, explained: 0 },
      { rule: 'volatile-price', findings: 2, explained: 1 },
    ]);
    const nothing = { high: 0, medium: 0, low: 0 };
    expect(await audits.newFindings(store, day(4))).toEqual([
      { rule: 'missing-french-text', listings: 1, openFindings: { ...nothing, high: 1 } },
      { rule: 'volatile-price', listings: 1, openFindings: { ...nothing, medium: 1 } },
    ]);
    const query = { sort: 'title', direction: 'asc', limit: 9 } as const;
    const idsOf = async (filter: Partial<ListingsQuery>) =>
      (await listings.page(store, { ...query, ...filter })).rows.map((row) => row.id);
    expect(await idsOf({ since: 'baseline' })).toEqual([id(2)]);
    expect(await idsOf({ since: 'baseline', rule: 'undescribed-photo' })).toEqual([]);
    expect(await idsOf({ rule: 'undescribed-photo' })).toEqual([id(1)]);
  });

  it('leaves a listing that changed since it was judged, and says which', async () => {
    const store = await storeWith(2);
    const outdated = [
      audit(id(1), [undescribed('a')], 7),
      audit(id(2), [undescribed('b')]),
      audit('gone', []),
    ];
    expect(await audits.save(store, outdated, diffFindings([], outdated), day(3))).toEqual([id(1)]);
    expect(await audits.resultsOf(store, id(1))).toEqual([]);
    expect(await audits.openFindings(store, [id(1), id(2)])).toMatchObject([{ key: 'b' }]);
  });
});

describe('the store as a whole', () => {
  it('adds up readiness, outcomes and open findings, and takes off what is removed or fixed', async () => {
    const store = await storeWith(3);
    expect(await audits.readiness(store)).toEqual({
      US: { passed: 0, failed: 0, unknown: 0 },
      CA: { passed: 0, failed: 0, unknown: 0 },
      QC: { passed: 0, failed: 0, unknown: 0 },
    });
    expect(await audits.ruleCounts(store)).toEqual([]);
    await saveResults(
      store,
      {
        1: [missingFrench, undescribed('a', 'b')],
        2: [missingFrench, unknown],
        3: [result('undescribed-photo')],
      },
      day(3),
    );
    expect(await audits.readiness(store)).toEqual({
      US: { passed: 1, failed: 1, unknown: 0 },
      CA: { passed: 1, failed: 1, unknown: 1 },
      QC: { passed: 1, failed: 3, unknown: 1 },
    });
    const none = { pass: 0, fail: 0, notApplicable: 0, unknown: 0, error: 0 };
    expect(await audits.ruleCounts(store)).toEqual([
      {
        rule: 'missing-french-text',
        audiences: ['QC'],
        severity: 'high',
        outcomes: { ...none, fail: 2 },
        openFindings: { high: 2, medium: 0, low: 0 },
        harm: 0,
      },
      {
        rule: 'undescribed-photo',
        audiences: ['US', 'CA', 'QC'],
        severity: 'medium',
        outcomes: { ...none, fail: 1, pass: 1 },
        openFindings: { high: 0, medium: 2, low: 0 },
        harm: 0,
      },
      {
        rule: 'volatile-price',
        audiences: ['CA', 'QC'],
        severity: 'medium',
        outcomes: { ...none, unknown: 1 },
        openFindings: { high: 0, medium: 0, low: 0 },
        harm: 0,
      },
    ]);
    await listings.remove(store, id(2), day(4));
    await saveResults(
      store,
      {
        1: [
          undescribed('b'),
          result('missing-french-text', { audiences: ['QC'], outcome: 'notApplicable' }),
        ],
      },
      day(5),
    );
    expect(await audits.readiness(store)).toMatchObject({
      QC: { passed: 1, failed: 1, unknown: 0 },
    });
    expect(await audits.ruleCounts(store)).toMatchObject([
      {
        rule: 'missing-french-text',
        outcomes: { fail: 0, notApplicable: 1 },
        openFindings: { high: 0 },
      },
      { rule: 'undescribed-photo', outcomes: { fail: 1, pass: 1 }, openFindings: { medium: 1 } },
    ]);
  });

  it('keeps totals equal to what the rows add up to, whatever happens in which order', async () => {
    const OUTCOMES = ['pass', 'fail', 'notApplicable', 'unknown', 'error'] as const;
    const step = fc.record({
      number: fc.integer({ min: 1, max: 4 }),
      action: fc.constantFrom('audit', 'remove', 'save'),
      first: fc.constantFrom(...OUTCOMES),
      second: fc.constantFrom(...OUTCOMES),
      concerned: fc.subarray([...AUDIENCES], { minLength: 1 }),
      weight: fc.double({ min: 0, max: 3, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const store = await storeWith(4);
        for (const [
          index,
          { number, action, first, second, concerned, weight },
        ] of steps.entries()) {
          const at = new Date(day(3).getTime() + index * 60_000);
          if (action === 'remove') await listings.remove(store, id(number), at);
          if (action === 'save') {
            await listings.save(store, [listing(number, { title: `Step ${index}`, media: [] })], {
              readAt: at,
            });
          }
          if (action === 'audit') {
            const stored = await listings.find(store, id(number));
            const results = (
              [
                ['one', first],
                ['two', second],
              ] as const
            ).map(([rule, outcome]) =>
              outcome === 'fail'
                ? { ...undescribed(`${index}`), rule, audiences: concerned }
                : result(rule, { outcome }),
            );
            const judged = {
              ...audit(id(number), results, stored?.revision),
              readiness: weights(weight),
            };
            await audits.save(
              store,
              [judged],
              diffFindings(await audits.openFindings(store, [id(number)]), [judged]),
              at,
            );
          }
        }
        const kept = await totals(store);
        expect(kept).toEqual(await recounted(store));
        await audits.recountOpen(store);
        expect(await totals(store)).toEqual(kept);
      }),
      { numRuns: 15 },
    );
  });
});

function weights(weight: number) {
  const same = { passed: weight, failed: weight / 3, unknown: 0.1 };
  return { US: same, CA: same, QC: same };
}

async function totals(store: string) {
  const { rows } = await database.pool.query(
    'SELECT listings, photos, us_passed, ca_failed, qc_unknown FROM catalogue_totals WHERE store = $1',
    [store],
  );
  const counts = await audits.ruleCounts(store);
  return {
    catalogue: rows[0],
    rules: counts.map(({ rule, outcomes, openFindings }) => ({ rule, outcomes, openFindings })),
    open: byKind(await audits.openCounts(store)),
  };
}

async function recounted(store: string) {
  const { rows: catalogue } = await database.pool.query(
    `SELECT count(*)::int AS listings, coalesce(sum(photos), 0)::int AS photos, coalesce(sum(us_passed), 0.0000) AS us_passed,
       coalesce(sum(ca_failed), 0.0000) AS ca_failed, coalesce(sum(qc_unknown), 0.0000) AS qc_unknown
     FROM listing WHERE store = $1`,
    [store],
  );
  const { rows: results } = await database.pool.query<{ results: RuleResult[] | null }>(
    'SELECT results FROM listing_content WHERE store = $1',
    [store],
  );
  const { rows: open } = await database.pool.query<{
    rule: string;
    severity: 'high' | 'medium' | 'low';
    audiences: Audience[];
  }>(`SELECT rule, severity, audiences FROM finding WHERE store = $1 AND status = 'open'`, [store]);
  const all = results.flatMap((row) => row.results ?? []);
  const rules = [...new Set([...all, ...open].map(({ rule }) => rule))].sort();
  return {
    catalogue: catalogue[0],
    rules: rules.map((rule) => {
      const outcomes = { pass: 0, fail: 0, notApplicable: 0, unknown: 0, error: 0 };
      for (const each of all) if (each.rule === rule) outcomes[each.outcome] += 1;
      const openFindings = { high: 0, medium: 0, low: 0 };
      for (const each of open) if (each.rule === rule) openFindings[each.severity] += 1;
      return { rule, outcomes, openFindings };
    }),
    open: byKind(open.map(({ severity, audiences }) => ({ severity, audiences, findings: 1 }))),
  };
}

function byKind(counts: OpenCount[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { audiences, severity, findings } of counts) {
    const kind = `${audiences.join()} ${severity}`;
    sums[kind] = (sums[kind] ?? 0) + findings;
  }
  return sums;
}
