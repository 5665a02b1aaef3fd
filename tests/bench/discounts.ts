import { inputOf } from '~/core/promotions/plan';
import { bind } from '~/services/bind';
import { refreshListings } from '~/services/catalogue/refresh-listings';
import type { DiscountInShopify } from '~/services/promotions/ports';
import { promotionVerbs } from '~/services/promotions/verbs';
import { testPorts } from '../services/support/ports';
import { ScriptedShopify } from '../services/support/scripted-shopify';
import { sampleListing, sandboxedShopify } from '../shopify/support/sandbox-shop';
import { planOf } from './busy-store';
import type { BenchDatabase } from './database';
import { inMilliseconds, percentile, type Measurement } from './measurement';
import { timed } from './pages';

const STORE = 'many-codes.myshopify.com';
const CODES = 10_000;
const LISTINGS = 60;
const BUDGET_MS = 300;
const BY = 'gid://shopify/StaffMember/7';

/**
 * A promotion's pages, and Schedule, in a store with the discounts of each kind that people and apps made, and with ten
 * thousand codes of one use beside them.
 */
export async function measureDiscounts(database: BenchDatabase): Promise<Measurement[]> {
  const { loads, saveCodes } = await openStore(database);
  const floor = percentile(await timed(() => database.pool.query('SELECT 1')), 0.95);
  const measurements: Measurement[] = [];
  const measure = async (among: string) => {
    for (const [name, load] of Object.entries(loads)) {
      const times = await timed(load);
      const p95 = percentile(times, 0.95);
      measurements.push({
        name: `${name}, ${among}`,
        measured: `p50 ${inMilliseconds(percentile(times, 0.5))}, p95 ${inMilliseconds(p95)}`,
        floor: `p95 ${inMilliseconds(floor)} SELECT 1`,
        ratio: p95 / floor,
        budget: `p95 ≤ ${BUDGET_MS} ms`,
        isMet: p95 <= BUDGET_MS,
      });
    }
  };
  await measure('five discounts');
  await saveCodes();
  await measure(`${CODES} codes`);
  return measurements;
}

async function openStore(database: BenchDatabase) {
  const listings = Array.from({ length: LISTINGS }, (_, index) => sampleListing(index + 1));
  const { shopify, clock } = await sandboxedShopify(listings);
  const now = clock.now();
  const ports = {
    ...testPorts(database, new ScriptedShopify()),
    shopify: () => Promise.resolve(shopify),
    now: () => now,
  };
  await ports.stores.install(STORE, now);
  await ports.stores.saveFacts(STORE, await shopify.readStoreFacts());
  const ids = listings.map((_, index) => `gid://shopify/Product/${index + 1}`);
  await refreshListings(ports, STORE, ids);
  await ports.discounts.save(STORE, ordinary(), now);
  await ports.discounts.saveReading(STORE, { wholeAt: now, readAt: now });
  const services = bind(ports, promotionVerbs);
  const input = inputOf(
    { ...planOf(ids, { startsInDays: 20, days: 7, now, inCollections: false }), audiences: ['QC'] },
    'UTC',
  );
  const saved = await services.save(STORE, { input, of: null, by: BY });
  if (!saved.done) throw new Error('the plan was not saved');
  const { promotionId } = saved.value;
  const revision = (await services.show(STORE, promotionId))?.revision ?? 0;
  const loads = {
    [`promotion of ${LISTINGS} listings, with its preview`]: () =>
      services.show(STORE, promotionId),
    'preview while typing': () => services.preview(STORE, { input, promotionId, page: 0 }),
    // Without French it is refused, after all that is looked at; 24 listings are read from Shopify once more.
    'Schedule, until it is answered': () =>
      services.schedule(STORE, { promotionId, revision, by: BY }),
  };
  const saveCodes = async () => {
    await ports.discounts.save(STORE, codes(), now);
    await database.pool.query('VACUUM (ANALYZE)');
  };
  return { loads, saveCodes };
}

function codes(): DiscountInShopify[] {
  return Array.from({ length: CODES }, (_, index) =>
    discountOf(index, {
      title: `LOYAL-${index}`,
      method: 'code',
      conditions: ['usageLimit 1', 'oncePerCustomer'],
    }),
  );
}

/** Of which Shopify says neither what they take off nor what they are on. */
const OTHER_KINDS = ['freeShipping', 'buyXGetY', 'app'] as const;

function ordinary(): DiscountInShopify[] {
  return [
    discountOf(CODES, { title: 'WELCOME10', method: 'code', conditions: ['oncePerCustomer'] }),
    discountOf(CODES + 1, {
      title: 'Ten off 500',
      method: 'automatic',
      conditions: ['minimumSubtotal 500.0 USD'],
    }),
    ...OTHER_KINDS.map((kind, index) => ({
      ...discountOf(CODES + 2 + index, { title: kind, method: 'automatic', conditions: [] }),
      kind,
      terms: null,
    })),
  ];
}

function discountOf(
  number: number,
  {
    title,
    method,
    conditions,
  }: Pick<DiscountInShopify, 'title' | 'method'> & { conditions: string[] },
): DiscountInShopify {
  const startsAt = '2026-01-01T05:00:00Z';
  return {
    id: `gid://shopify/${method === 'code' ? 'DiscountCodeNode' : 'DiscountAutomaticNode'}/${9_000_000 + number}`,
    title,
    method,
    kind: 'basic',
    status: 'active',
    startsAt,
    endsAt: null,
    createdAt: startsAt,
    tags: [],
    terms: {
      title,
      startsAt,
      endsAt: null,
      value: { kind: 'percentage', percent: 10 },
      trigger: method === 'code' ? { kind: 'code', code: title } : { kind: 'automatic' },
      items: { kind: 'all' },
      buyers: { kind: 'all' },
      combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
      conditions,
    },
  };
}
