import { randomUUID } from 'node:crypto';
import { LISTING_RULES } from '~/core/audit/registry';
import type { Audience } from '~/core/listing/audience';
import { inputOf } from '~/core/promotions/plan';
import type { PlanInput } from '~/core/promotions/plan-input';
import { bind } from '~/services/bind';
import { digestVerbs } from '~/services/digest/verbs';
import { listListings } from '~/services/catalogue/list-listings';
import { showListing } from '~/services/catalogue/show-listing';
import { promotionVerbs, suggestionVerbs } from '~/services/promotions/verbs';
import { seasonVerbs } from '~/services/season/verbs';
import { showHome } from '~/services/home/show-home';
import { showHeldData } from '~/services/store/show-held-data';
import type { ListingsQuery } from '~/services/catalogue/listings-query';
import { runQueue, testPorts } from '../services/support/ports';
import { ScriptedShopify } from '../services/support/scripted-shopify';
import { makeBusy, planOf, type BusyStore } from './busy-store';
import type { BenchDatabase } from './database';
import { inMilliseconds, percentile, type Measurement } from './measurement';
import { addYear } from './price-year';

const ROUNDS = 40;
const WARM_UPS = 3;
/** What is slow is measured fewer times. */
const ENOUGH_MS = 20_000;
const FEWEST_ROUNDS = 3;
const BUDGET_MS = 100;
/** What a collection holds, as far as the store has so many. */
const IN_COLLECTION = 20_000;

/** So many listings are given a year of daily prices: all that a preview judges at once. */
const WITH_YEAR = 500;

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

/** Pages, and what jobs do for them, on one store. */
interface Loads {
  pages: Record<string, Load>;
  jobs: Record<string, Load>;
}

/** The loaders of the pages on a store that `measureSync` filled, and that has been selling for two years since. */
export async function measurePages(database: BenchDatabase, store: string): Promise<Measurement[]> {
  const busy = await makeBusy(database, store);
  const floor = percentile(await timed(() => database.pool.query('SELECT 1')), 0.95);
  const measurements: Measurement[] = [];
  const measure = async (loads: Record<string, Load>, hasBudget = true) => {
    for (const [name, load] of Object.entries(loads)) {
      const times = await timed(load);
      const p95 = percentile(times, 0.95);
      measurements.push({
        name,
        measured: `p50 ${inMilliseconds(percentile(times, 0.5))}, p95 ${inMilliseconds(p95)}`,
        floor: `p95 ${inMilliseconds(floor)} SELECT 1`,
        ratio: p95 / floor,
        ...(hasBudget && { budget: `p95 ≤ ${BUDGET_MS} ms`, isMet: p95 <= BUDGET_MS }),
      });
    }
  };
  const { pages, jobs } = await pagesOf(database, store, busy);
  await measure(pages);
  await measure(jobs, false);
  await addYear(database, store, busy.listingIds.slice(0, WITH_YEAR));
  await measure(afterYear(pages));
  await measure(afterYear({ [JUDGING]: jobs[JUDGING] ?? Promise.reject.bind(Promise) }), false);
  return measurements;
}

const JUDGING = 'job: 500 listings of a plan';

/** What reads the history of prices. */
function afterYear(loads: Record<string, Load>): Record<string, Load> {
  return Object.fromEntries(
    Object.entries(loads)
      .filter(([name]) => /^(a listing|preview of|job: 500|promotion of 100)/.test(name))
      .map(([name, load]) => [`${name}, after a year of prices`, load]),
  );
}

/** Shopify answers at once, so that the app alone is measured. */
export async function pagesOf(
  database: BenchDatabase,
  store: string,
  { listingIds, draft, ended }: BusyStore,
): Promise<Loads> {
  const shopify = new ScriptedShopify();
  shopify.catalogue.listingIdsOf = () => Promise.resolve(listingIds.slice(0, IN_COLLECTION));
  const ports = { ...testPorts(database, shopify), now: () => new Date() };
  const season = bind(ports, seasonVerbs);
  const promotions = bind(ports, promotionVerbs);
  const suggestions = bind(ports, suggestionVerbs);
  const digest = bind(ports, digestVerbs);
  const input = (count: number, inCollections = false) => {
    const options = { startsInDays: 20, days: 7, now: new Date(), inCollections };
    return inputOf(planOf(listingIds.slice(0, count), options), 'UTC');
  };
  const preview = (plan: PlanInput) => () =>
    promotions.preview(store, { input: plan, promotionId: null, page: 0 });
  const judge = (plan: PlanInput, asked: string) => () =>
    promotions.judgeWhole(store, { asked, input: plan, promotionId: null });
  const suggested = (audience: Audience) => () =>
    suggestions.suggest(store, { season: 'holidays', audience });
  const results = (id: string) => () => suggestions.showResults(store, id);
  /** What a job works out and the page reads then. */
  const worked = async (load: Load): Promise<Load> => {
    await load();
    await runQueue(ports, ports.queue);
    return load;
  };
  /** The page that asks for it, and the job. */
  const asking =
    (load: Load): Load =>
    async () => {
      await database.pool.query('DELETE FROM computation WHERE store = $1', [store]);
      await load();
    };
  const working =
    (load: Load): Load =>
    async () => {
      ports.queue.take();
      await asking(load)();
      await runQueue(ports, ports.queue);
    };
  const large = Math.min(5_000, listingIds.length);
  const inCollection = Math.min(IN_COLLECTION, listingIds.length);
  const wished = { listingIds: listingIds.slice(0, 250), season: null, audience: null };
  const inCollections = `collections with ${inCollection} listings`;
  const slow: Record<string, Load> = {
    'suggestions, orders to be compared': suggested('QC'),
    [`${large} listings of a plan, to be judged`]: judge(input(large), randomUUID()),
    [`${inCollections}, to be judged`]: judge(input(0, true), randomUUID()),
    [`results of ${large} listings, to be measured`]: results(ended.large),
    [`results of ${inCollections}, to be measured`]: results(ended.collections),
  };
  const asked = Object.entries(slow).map(([name, load]): [string, Load] => [name, asking(load)]);
  const pages: Record<string, Load> = {
    home: () => showHome(ports, store, { fixFirst: 5 }),
    'a listing': () => showListing(ports, store, listingIds[0] ?? ''),
    'season plan': () => season.show(store),
    'season listings': () => season.listListings(store, { season: 'holidays' }),
    'suggestions for the holidays, US': await worked(suggested('US')),
    'suggestions for the holidays, Quebec': await worked(suggested('QC')),
    'list of promotions': () => promotions.list(store, { tab: 'all', after: null }),
    'new promotion of 250 listings': () => promotions.plan(store, wished),
    'preview of 250 listings': preview(input(250)),
    [`preview of ${large} listings`]: preview(input(large)),
    [`preview of ${inCollections}`]: preview(input(0, true)),
    [`${inCollections}, judged`]: await worked(judge(input(0, true), randomUUID())),
    'promotion of 100 listings, with its preview': () => promotions.show(store, draft.tiny),
    'promotion of 250 listings': () => promotions.show(store, draft.small),
    [`promotion of ${large} listings`]: () => promotions.show(store, draft.large),
    'results of 250 listings': results(ended.small),
    [`results of ${large} listings`]: await worked(results(ended.large)),
    [`results of ${inCollections}`]: await worked(results(ended.collections)),
    'data and privacy': () => showHeldData(ports, store),
    'what changed': () => digest.showChanges(store, 'lastDigest'),
    'preview of the digest': () => digest.previewDigest(store, { language: 'fr', audiences: null }),
    ...Object.fromEntries(
      Object.entries(QUERIES).map(([name, query]): [string, Load] => [
        `listings, ${name}`,
        () => listListings(ports, store, query),
      ]),
    ),
    // Last: they take away what jobs worked out.
    ...Object.fromEntries(asked),
  };
  const jobs = {
    [JUDGING]: working(judge(input(500), randomUUID())),
    ...Object.fromEntries(
      Object.entries(slow).map(([name, load]): [string, Load] => [`job: ${name}`, working(load)]),
    ),
  };
  return { pages, jobs };
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
