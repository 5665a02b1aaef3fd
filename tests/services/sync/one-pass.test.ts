import { expect, it } from 'vitest';
import type { Listing } from '~/core/listing/listing';
import { auditListings } from '~/services/audit/audit-listings';
import { findRepeatedPhrases } from '~/services/catalogue/find-repeated-phrases';
import { refreshListings } from '~/services/catalogue/refresh-listings';
import type { Ports } from '~/services/ports';
import { runSync } from '~/services/sync/run-sync';
import { startSync } from '~/services/sync/start-sync';
import { order } from '../../db/support/filled-store';
import { testDatabase, uniqueStore } from '../../support/database';
import { frenchOf, product, productId } from '../support/listings';
import { START, testPorts } from '../support/ports';
import { ScriptedShopify } from '../support/scripted-shopify';

/** `KILLS=50 npm test -- tests/services/sync/one-pass.test.ts` kills that often. */
const KILLS = Number(process.env.KILLS ?? 4);
const PRODUCTS = 40;
/** Of a batch in this file. */
const PAGE = 7;

const database = await testDatabase();
const numbers = Array.from({ length: PRODUCTS }, (_, index) => index + 1);
const goOn = { shouldPause: () => false };

/** Unlike each other in what storing and judging treat on their own. */
function unlike(number: number): Listing {
  const [variant] = product(number).variants;
  if (variant === undefined) throw new Error('a product has a variant');
  const compareAt = number % 3 === 0 ? { amount: 60.25, currency: 'CAD' } : null;
  const variants = [`${number}`, `${number}0`, `9${number}`].map((id, index) => ({
    ...variant,
    id: `gid://shopify/ProductVariant/${id}`,
    shownPrice: {
      ...(index < 2 && { CA: { price: { amount: 55.123456, currency: 'CAD' }, compareAt } }),
      ...(number % 4 > 0 && { US: variant.shopPrice }),
    },
    stock: number % 5 === 0 ? null : 80,
    inventory: { requiresShipping: true, harmonizedSystemCode: '4419.90' },
  }));
  return product(number, {
    title: `Érable\0 board ${number}`,
    status: (['ACTIVE', 'DRAFT', 'ARCHIVED', 'UNLISTED'] as const)[number % 9] ?? 'ACTIVE',
    tags: number % 2 === 0 ? ['christmas', 'Rentrée'] : [],
    descriptionHtml:
      number > 15
        ? `<p>Buy Érable board ${number} online with fast delivery and easy returns for everyone, whatever it may be that somebody wants to have in the kitchen or in the garden of a house.</p>`
        : `<p>Only €${number} today. Taille 3 pouces, 2 lb.</p>`,
    variants:
      number % 6 === 0 ? variants.map((each) => ({ ...each, shownPrice: undefined })) : variants,
    media: number % 7 === 0 ? [] : product(number).media.map((media) => ({ ...media, alt: null })),
    ...(number % 2 === 0 && { french: frenchOf(number) }),
  });
}

interface Shop {
  store: string;
  shopify: ScriptedShopify;
  ports: ReturnType<typeof testPorts>;
}

async function opened(name: string): Promise<Shop> {
  const shopify = new ScriptedShopify();
  shopify.isSmall = true;
  shopify.pageSize = PAGE;
  shopify.put(...numbers.map(unlike));
  shopify.nationalCodes.set('gid://shopify/ProductVariant/30', [{ country: 'CA', code: '4419' }]);
  const ports = testPorts(database, shopify);
  const store = uniqueStore(name);
  await ports.stores.install(store, START);
  await ports.stores.saveFacts(store, shopify.facts);
  const sold = order('sold');
  const lines = [3, 4, 15].flatMap((number) =>
    sold.lines.map((line) => ({ ...line, listingId: productId(number), units: number })),
  );
  await ports.orders.save(store, [{ ...sold, lines }]);
  await ports.orders.saveHistory(store, { since: '2026-08-01', until: '2026-11-21' });
  return { store, shopify, ports };
}

/** As if each listing came alone: written without a verdict, and then judged as it is stored. */
async function judgedSingly({ store, shopify, ports }: Shop): Promise<void> {
  const parts = { french: true, nationalCodes: true };
  for (const listing of await shopify.completeListings([...shopify.products.values()], parts)) {
    await ports.listings.save(store, [listing], { readAt: START });
  }
  await ports.orders.saveHistory(store, { notice: 'orders.notice.access' });
  for (const number of numbers) await auditListings(ports, store, [productId(number)]);
  await findRepeatedPhrases(ports, store);
  for (const number of numbers) await auditListings(ports, store, [productId(number)]);
}

/** All that is stored of listings, but for whose and which run's it is, and numbers that only grow. */
async function tablesOf(store: string, without: string[] = []) {
  const read = async (table: string, condition = 'true') => {
    const { rows } = await database.pool.query<{ row: unknown }>(
      `SELECT to_jsonb(t) - $2::text[] AS row FROM ${table} t WHERE store = $1 AND ${condition} ORDER BY 1`,
      [store, ['store', 'seen_by_run', ...(table === 'finding' ? ['id'] : []), ...without]],
    );
    return rows.map(({ row }) => row);
  };
  return {
    listing: await read('listing'),
    content: await read('listing_content'),
    findings: await read('finding', `status <> 'resolved'`),
    prices: await read('price_chunk'),
    seasons: await read('listing_season'),
    totals: await read('catalogue_totals'),
    rules: await read('rule_totals'),
  };
}

it('writes what judging each listing by itself writes, to the byte', async () => {
  const [together, singly] = [await opened('together'), await opened('singly')];
  await startSync(together.ports, together.store);
  const [job] = together.ports.queue.take();
  if (job?.name !== 'sync-store') throw new Error('no sync was queued');
  expect(await runSync(together.ports, job.payload, goOn)).toBeNull();
  await judgedSingly(singly);

  const expected = await tablesOf(singly.store);
  expect(expected.findings.length).toBeGreaterThan(PRODUCTS);
  expect(expected.seasons.length).toBeGreaterThan(PRODUCTS);
  expect(JSON.stringify(expected.findings)).toContain('rule.vague-description.repeated');
  expect(await tablesOf(together.store)).toEqual(expected);
});

it(`writes the same when it is killed ${KILLS} times, with webhooks meanwhile`, async () => {
  const [killed, singly] = [await opened('killed'), await opened('singly')];
  await startSync(killed.ports, killed.store);
  const [job] = killed.ports.queue.take();
  if (job?.name !== 'sync-store') throw new Error('no sync was queued');
  const random = randomNumbers(KILLS);
  let deaths = 0;
  for (let isOver = false; !isOver;) {
    const edited = killed.shopify.products.get(productId(1 + random(PRODUCTS)));
    if (edited === undefined) throw new Error('every product is there');
    killed.shopify.put({ ...edited, vendor: `Vendor ${deaths}` });
    const webhook = refreshListings(killed.ports, killed.store, [edited.id]);
    const call = deaths < KILLS ? 1 + random(40) : Infinity;
    try {
      await runSync(mortal(killed.ports, call), job.payload, goOn);
      isOver = deaths >= KILLS;
      // It was over before it was to die: another one begins.
      if (!isOver) {
        deaths += 1;
        await startSync(killed.ports, killed.store);
        const [next] = killed.ports.queue.take();
        if (next?.name !== 'sync-store') throw new Error('no sync was queued');
        Object.assign(job, next);
      }
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      deaths += 1;
    }
    expect((await webhook).map(({ status }) => status)).toEqual(['fulfilled']);
  }
  for (const listing of killed.shopify.products.values()) singly.shopify.put(listing);
  await judgedSingly(singly);
  // How often a listing changed, and what was read beside it, differs by the way that it came.
  const without = [
    'revision',
    'judged_revision',
    'supplements_hash',
    'updated_at',
    'national_codes',
  ];
  expect(await tablesOf(killed.store, without)).toEqual(await tablesOf(singly.store, without));
}, 120_000);

/** What somebody does to a listing between two syncs. */
const EDITS: ((shopify: ScriptedShopify, listing: Listing, round: number) => void)[] = [
  (shopify, listing, round) => {
    shopify.put({ ...listing, title: `Birch ${round}`, updatedAt: at(round) });
  },
  (shopify, listing, round) => {
    shopify.put({ ...listing, updatedAt: at(round) });
  },
  (shopify, { id }, round) => {
    shopify.french.set(id, frenchOf(round));
  },
  (shopify, { variants }, round) => {
    const codes = round % 2 === 0 ? [] : [{ country: 'US', code: '4421' }];
    for (const variant of variants) shopify.nationalCodes.set(variant.id, codes);
  },
  // The same in another order, as another version of Shopify's may give it.
  (shopify, listing) => {
    const turned = Object.fromEntries(Object.entries(listing).reverse());
    shopify.products.set(listing.id, turned as unknown as Listing);
  },
  (shopify, listing, round) => {
    const price = { price: { amount: 60 + round, currency: 'CAD' }, compareAt: null };
    const variants = listing.variants.map((each) => ({ ...each, shownPrice: { CA: price } }));
    shopify.put({ ...listing, variants });
  },
  (shopify, listing) => {
    const variants = listing.variants.map((each) => ({ ...each, shownPrice: undefined }));
    shopify.put({ ...listing, variants });
  },
  (shopify, { id }) => {
    shopify.products.delete(id);
  },
];
const at = (round: number) => new Date(START.getTime() + round * 3_600_000).toISOString();

const ROUNDS = 4;

it('writes the same when only what changed is read out of exports, with webhooks meanwhile', async () => {
  const [unread, whole] = [await opened('unread'), await opened('whole')];
  whole.shopify.hasDigests = false;
  for (const { shopify, ports, store } of [unread, whole]) {
    shopify.isSmall = false;
    shopify.looksUntilExported = 0;
    const random = randomNumbers(7);
    const storedAs = ports.listings.storedAs.bind(ports.listings);
    for (let round = 0; round <= ROUNDS; round += 1) {
      ports.clock.now = new Date(START.getTime() + round * 25 * 60_000);
      // Between finding that a listing is the same and noting it, webhooks tell of another look at it.
      ports.listings.storedAs = async (...asked) => {
        const same = await storedAs(...asked);
        if (round === 0) return same;
        const [one, other] = [random(PRODUCTS), random(PRODUCTS)].map((each) =>
          productId(each + 1),
        );
        const edited = shopify.products.get(one ?? '');
        if (edited) shopify.put({ ...edited, vendor: `Vendor ${round}` });
        shopify.products.delete(other ?? '');
        ports.clock.now = new Date(ports.clock.now.getTime() + 1000);
        await refreshListings(ports, store, [one ?? '', other ?? '']);
        return same;
      };
      for (const edit of round === 0 ? [] : EDITS) {
        const edited = shopify.products.get(productId(1 + random(PRODUCTS)));
        if (edited) edit(shopify, edited, round);
      }
      await startSync(ports, store);
      const [job] = ports.queue.take();
      if (job?.name !== 'sync-store') throw new Error('no sync was queued');
      expect(await runSync(ports, job.payload, goOn)).toBeNull();
    }
  }
  const tables = await tablesOf(unread.store, ['export_print']);
  expect(tables.listing.length).toBeGreaterThan(PRODUCTS / 2);
  expect(tables).toEqual(await tablesOf(whole.store, ['export_print']));
  const reRead = (shop: Shop) => shop.shopify.readFromExports - PRODUCTS;
  expect(reRead(unread)).toBeGreaterThan(ROUNDS);
  expect(reRead(unread)).toBeLessThan(reRead(whole) / 2);
}, 120_000);

class Killed extends Error {}

/** Whatever it is asked for after so many calls is done, and nobody hears of it. */
function mortal(ports: Ports, calls: number): Ports {
  let count = 0;
  const dying = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return async (...parameters: unknown[]) => {
          count += 1;
          if (count > calls) throw new Killed();
          const answer: unknown = await Reflect.apply(value, target, parameters);
          if (count >= calls) throw new Killed();
          return answer;
        };
      },
    });
  return {
    ...ports,
    stores: dying(ports.stores),
    listings: dying(ports.listings),
    audits: dying(ports.audits),
    storeAudits: dying(ports.storeAudits),
    runs: dying(ports.runs),
    orders: dying(ports.orders),
  };
}

/** The same ones at each run: below a bound, by a linear congruence. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}
