import { beforeAll, describe, expect, it } from 'vitest';
import { EDIT_INDEPENDENT_RULES } from '~/core/digest/edit-independent';
import { AUDIENCES, type Audience } from '~/core/listing/audience';
import type { StoredFinding } from '~/services/audit/ports';
import { startSync } from '~/services/sync/start-sync';
import { frenchOf, product, productId } from '../../services/support/listings';
import { runQueue, START, testPorts, type TestPorts } from '../../services/support/ports';
import { ScriptedShopify } from '../../services/support/scripted-shopify';
import { testDatabase, uniqueStore } from '../../support/database';

const database = await testDatabase();
const DAY = 86_400_000;
const SINCE = new Date(START.getTime() + 3 * DAY);
const EDITED = new Date(START.getTime() + 5 * DAY);
const LOOKED_AT = new Date(START.getTime() + 6 * DAY);

let ports: TestPorts;
let store: string;
let findings: StoredFinding[];

/** Five products; after `SINCE` one is broken, one fixed, one is new, one goes, one stays as it is. */
beforeAll(async () => {
  const shopify = new ScriptedShopify();
  ports = testPorts(database, shopify);
  store = uniqueStore('facts');
  await ports.stores.install(store, START);
  const sync = async (at: Date) => {
    ports.clock.now = at;
    await startSync(ports, store);
    await runQueue(ports, ports.queue);
  };
  const created = { createdAt: new Date(START.getTime() - DAY).toISOString() };
  shopify.put(
    product(1, { ...created, french: frenchOf(1), title: 'Broken by an edit' }),
    product(2, { ...created, french: [] }),
    product(3, { ...created, french: [] }),
    product(4, { ...created, french: [] }),
  );
  await sync(START);
  const edited = { updatedAt: EDITED.toISOString() };
  shopify.put(
    product(1, { ...created, ...edited, french: [], title: 'Broken by an edit' }),
    product(2, { ...created, ...edited, french: frenchOf(2) }),
    product(5, { createdAt: EDITED.toISOString(), ...edited, french: [] }),
  );
  shopify.french.delete(productId(1));
  shopify.products.delete(productId(4));
  await sync(LOOKED_AT);
  const ids = await ports.listings.idsAfter(store, null, 100);
  const ofListings = await Promise.all(ids.map((id) => ports.audits.findingsOf(store, id)));
  findings = [...ofListings.flat(), ...(await ports.storeAudits.findings(store))];
}, 60_000);

const mostHarmful = (
  audiences: readonly Audience[],
  limit: number,
  openedAfter: Date | null = null,
) => ports.digestFacts.mostHarmful(store, { audiences, openedAfter, limit });

describe('what a digest is made of', () => {
  it('counts what was opened, resolved and is open still, for each audience', async () => {
    const counts = await ports.digestFacts.findingCounts(store, SINCE);
    for (const audience of AUDIENCES) {
      const sum = (kind: 'opened' | 'resolved' | 'stillOpen') =>
        counts
          .filter(({ audiences }) => audiences.includes(audience))
          .reduce((total, count) => total + count[kind], 0);
      const concerning = findings.filter(({ audiences }) => audiences.includes(audience));
      const open = concerning.filter(({ status }) => status === 'open');
      expect({
        opened: sum('opened'),
        resolved: sum('resolved'),
        stillOpen: sum('stillOpen'),
      }).toEqual({
        opened: open.filter(({ openedAt }) => openedAt > SINCE).length,
        resolved: concerning.filter(
          ({ resolvedAt, openedAt }) => resolvedAt && resolvedAt > SINCE && openedAt <= SINCE,
        ).length,
        stillOpen: open.filter(({ openedAt }) => openedAt <= SINCE).length,
      });
    }
    expect(counts.reduce((sum, { opened }) => sum + opened, 0)).toBeGreaterThan(0);
    expect(counts.reduce((sum, { resolved }) => sum + resolved, 0)).toBeGreaterThan(0);
  });

  it('puts the most harmful first, one finding of each listing and rule, the gravest', async () => {
    const all = await mostHarmful(AUDIENCES, 100);
    const { rows } = await database.pool.query<{ id: string; rule: string; harm: number }>(
      `SELECT listing_id AS id, r->>'rule' AS rule, (r->>'harm')::float AS harm
       FROM listing_content, jsonb_array_elements(results) r WHERE store = $1 AND r->>'outcome' = 'fail'`,
      [store],
    );
    const harmOf = new Map(rows.map(({ id, rule, harm }) => [`${id} ${rule}`, harm]));
    const keys = all.map(({ listing, rule }) => `${listing?.id} ${rule}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.toSorted()).toEqual([...harmOf.keys()].toSorted());
    const harms = keys.map((key) => harmOf.get(key) ?? 0);
    expect(harms).toEqual(harms.toSorted((a, b) => b - a));
    const french = all.find(
      ({ listing, rule }) => listing?.id === productId(3) && rule === 'missing-french-text',
    );
    expect(french).toMatchObject({ severity: 'high', audiences: ['QC'] });
    expect(await mostHarmful(AUDIENCES, 5)).toEqual(all.slice(0, 5));
  });

  it('tells those apart that were opened in the period, and how many of a rule each listing has', async () => {
    const opened = await mostHarmful(AUDIENCES, 100, SINCE);
    const ofFrench = opened.filter(({ rule }) => rule === 'missing-french-text');
    expect(new Set(ofFrench.map(({ listing }) => listing?.id))).toEqual(
      new Set([productId(1), productId(5)]),
    );
    // Title and description.
    expect(ofFrench.map(({ count }) => count)).toEqual([2, 2]);
    const all = findings.filter(
      ({ status, openedAt, listingId }) =>
        status === 'open' && openedAt > SINCE && listingId.startsWith('gid:'),
    );
    expect(opened.reduce((sum, { count = 0 }) => sum + count, 0)).toBe(all.length);
  });

  it('says which rules are kept again, and in which listings', async () => {
    const resolved = await ports.digestFacts.resolved(store, {
      since: SINCE,
      audiences: AUDIENCES,
    });
    expect(resolved.find(({ rule }) => rule === 'missing-french-text')).toEqual({
      rule: 'missing-french-text',
      findings: 2,
      listings: 1,
      titles: ['Maple board 2'],
    });
    const later = { since: LOOKED_AT, audiences: AUDIENCES };
    expect(await ports.digestFacts.resolved(store, later)).toEqual([]);
  });

  it('shows to an audience what concerns it', async () => {
    const american = await mostHarmful(['US'], 100);
    expect(american.every(({ audiences }) => audiences.includes('US'))).toBe(true);
    expect(american.some(({ rule }) => rule === 'missing-french-text')).toBe(false);
  });

  it('names the listing that an edit broke, not those that are new or were so before', async () => {
    const query = {
      since: SINCE,
      audiences: AUDIENCES,
      exceptRules: EDIT_INDEPENDENT_RULES,
      limit: 5,
      findingsPerListing: 3,
    };
    const broken = await ports.digestFacts.brokenByEdits(store, query);
    expect(broken).toMatchObject({
      total: 1,
      listings: [
        {
          listing: { id: productId(1), title: 'Broken by an edit' },
          editedAt: EDITED.toISOString(),
          findings: [{ rule: 'missing-french-text' }, { rule: 'missing-french-text' }],
        },
      ],
    });
    const except = { ...query, exceptRules: ['missing-french-text', 'missing-french-details'] };
    expect((await ports.digestFacts.brokenByEdits(store, except)).total).toBe(0);
    expect(
      (await ports.digestFacts.brokenByEdits(store, { ...query, since: LOOKED_AT })).total,
    ).toBe(0);
  });

  it('says what could not be judged, most listings first, since each listing has its own reason without one', async () => {
    const unjudged = await ports.digestFacts.notJudged(store, AUDIENCES, 100);
    const counts = await ports.audits.ruleCounts(store);
    expect(unjudged.length).toBeGreaterThan(0);
    expect(unjudged.map(({ rule, listings }) => [rule, listings]).toSorted()).toEqual(
      counts
        .map(({ rule, outcomes }) => [rule, outcomes.unknown + outcomes.error] as const)
        .filter(([, listings]) => listings > 0)
        .map((each) => [...each])
        .toSorted(),
    );
    const listings = unjudged.map((each) => each.listings ?? 0);
    expect(listings).toEqual(listings.toSorted((a, b) => b - a));
    for (const { reason } of unjudged) expect(reason).toBeNull();
    expect(await ports.digestFacts.notJudged(store, AUDIENCES, 2)).toEqual(unjudged.slice(0, 2));
  });

  it('is of one store', async () => {
    const other = uniqueStore('other');
    await ports.stores.install(other, START);
    const facts = ports.digestFacts;
    expect(await facts.findingCounts(other, SINCE)).toEqual([]);
    expect(
      await facts.mostHarmful(other, { audiences: AUDIENCES, openedAfter: null, limit: 5 }),
    ).toEqual([]);
    expect(await facts.notJudged(other, AUDIENCES, 5)).toEqual([]);
  });
});
