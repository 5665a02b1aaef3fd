import { LISTING_RULES } from '~/core/audit/registry';
import type { Audience } from '~/core/listing/audience';
import { inputOf } from '~/core/promotions/plan';
import { bind } from '~/services/bind';
import { digestVerbs } from '~/services/digest/verbs';
import { listListings } from '~/services/catalogue/list-listings';
import { promotionVerbs, suggestionVerbs } from '~/services/promotions/verbs';
import { suggestListings } from '~/services/promotions/suggest-listings';
import { seasonVerbs } from '~/services/season/verbs';
import { showHome } from '~/services/home/show-home';
import type { ListingsQuery } from '~/services/catalogue/listings-query';
import { testPorts } from '../services/support/ports';
import { ScriptedShopify } from '../services/support/scripted-shopify';
import { makeBusy, planOf, type BusyStore } from './busy-store';
import type { BenchDatabase } from './database';
import { inMilliseconds, percentile, type Measurement } from './measurement';

const ROUNDS = 40;
const WARM_UPS = 3;
/** What is slow is measured fewer times. */
const ENOUGH_MS = 20_000;
const FEWEST_ROUNDS = 3;
const BUDGET_MS = 100;
/** What a collection holds, as far as the store has so many. */
const IN_COLLECTION = 20_000;

const PAGE = { sort: 'findings', direction: 'desc', limit: 50 } as const;

/** What a merchant may ask of the list, the dearest of each kind among it. */
const QUERIES: Record<string, ListingsQuery> = {
  'no filter': PAGE,
  'by title': { ...PAGE, sort: 'title', direction: 'asc' },
  'for Quebec': { ...PAGE, audience: 'QC' },
  'grave ones for Quebec': { ...PAGE, audience: 'QC', severity: 'high' },
  'one status': { ...PAGE, status: 'ACTIVE' },
  'nothing to fix': { ...PAGE, state: 'clear' },
  'something unknown': { ...PAGE, state: 'unknown', audience: 'US' },
  'a word that many have': { ...PAGE, search: 'maple' },
  'a word that one has': { ...PAGE, search: 'AN-000777-1' },
  ...Object.fromEntries(
    LISTING_RULES.map(({ id }) => [`rule ${id}`, { ...PAGE, rule: id }] as const),
  ),
  'a rule for Quebec, by title': {
    ...PAGE,
    sort: 'title',
    rule: 'undescribed-photo',
    audience: 'QC',
    severity: 'medium',
  },
};

type Load = () => Promise<unknown>;

/** The loaders of the pages on a store that `measureSync` filled, and that has been selling for two years since. */
export async function measurePages(database: BenchDatabase, store: string): Promise<Measurement[]> {
  const busy = await makeBusy(database, store);
  const floor = percentile(await timed(() => database.pool.query('SELECT 1')), 0.95);
  const measurements: Measurement[] = [];
  for (const [name, load] of Object.entries(await pagesOf(database, store, busy))) {
    const times = await timed(load);
    const p95 = percentile(times, 0.95);
    measurements.push({
      name,
      measured: `p50 ${inMilliseconds(percentile(times, 0.5))}, p95 ${inMilliseconds(p95)}`,
      floor: `p95 ${inMilliseconds(floor)} SELECT 1`,
      ratio: p95 / floor,
      budget: `p95 ≤ ${BUDGET_MS} ms`,
      isMet: p95 <= BUDGET_MS,
    });
  }
  return measurements;
}

/** Shopify answers at once, so that the app alone is measured. */
export async function pagesOf(
  database: BenchDatabase,
  store: string,
  { listingIds, draft, ended }: BusyStore,
): Promise<Record<string, Load>> {
  const shopify = new ScriptedShopify();
  shopify.catalogue.listingIdsOf = () => Promise.resolve(listingIds.slice(0, IN_COLLECTION));
  const ports = { ...testPorts(database, shopify), now: () => new Date() };
  const season = bind(ports, seasonVerbs);
  const promotions = bind(ports, promotionVerbs);
  const suggestions = bind(ports, suggestionVerbs);
  const digest = bind(ports, digestVerbs);
  const preview = (count: number, { inCollections = false, whole = false } = {}) => {
    const options = { startsInDays: 20, days: 7, now: new Date(), inCollections };
    const input = inputOf(planOf(listingIds.slice(0, count), options), 'UTC');
    return () => promotions.preview(store, { input, promotionId: null, page: 0, whole });
  };
  const suggested = (audience: Audience) => () =>
    suggestions.suggest(store, { season: 'holidays', audience });
  for (const audience of ['US', 'QC'] as const) {
    while ((await suggested(audience)()).isComparing);
  }
  const large = Math.min(5_000, listingIds.length);
  const inCollection = Math.min(IN_COLLECTION, listingIds.length);
  const wished = { listingIds: listingIds.slice(0, 250), season: null, audience: null };
  return {
    home: () => showHome(ports, store, { fixFirst: 5 }),
    'season plan': () => season.show(store),
    'season listings': () => season.listListings(store, { season: 'holidays' }),
    'suggestions for the holidays, US': suggested('US'),
    'suggestions for the holidays, Quebec': suggested('QC'),
    'suggestions for the holidays, Quebec, compared anew': () =>
      suggestListings(ports, store, { season: 'holidays', audience: 'QC' }),
    'list of promotions': () => promotions.list(store, { tab: 'all', after: null }),
    'new promotion of 250 listings': () => promotions.plan(store, wished),
    'preview of 250 listings': preview(250),
    [`preview of ${large} listings`]: preview(large),
    [`preview of ${large} listings, all of them judged`]: preview(large, { whole: true }),
    [`preview of collections with ${inCollection} listings`]: preview(0, { inCollections: true }),
    [`preview of collections with ${inCollection} listings, all of them judged`]: preview(0, {
      inCollections: true,
      whole: true,
    }),
    'promotion of 250 listings': () => promotions.show(store, draft.small),
    [`promotion of ${large} listings`]: () => promotions.show(store, draft.large),
    'results, 250 listings': () => suggestions.showResults(store, ended.small),
    [`results, ${large} listings`]: () => suggestions.showResults(store, ended.large),
    [`results, collections with ${inCollection} listings`]: () =>
      suggestions.showResults(store, ended.collections),
    'what changed': () => digest.showChanges(store, 'lastDigest'),
    'preview of the digest': () => digest.previewDigest(store, { language: 'fr', audiences: null }),
    ...Object.fromEntries(
      Object.entries(QUERIES).map(([name, query]): [string, Load] => [
        `listings, ${name}`,
        () => listListings(ports, store, query),
      ]),
    ),
  };
}

export async function timed(load: Load): Promise<number[]> {
  const times: number[] = [];
  let tookMs = 0;
  for (let round = -WARM_UPS; round < ROUNDS; round += 1) {
    const began = performance.now();
    await load();
    const ms = performance.now() - began;
    tookMs += ms;
    if (round >= 0) times.push(ms);
    else if (ms > ENOUGH_MS / 10) round = -1;
    if (tookMs > ENOUGH_MS && times.length >= FEWEST_ROUNDS) break;
  }
  return times;
}
