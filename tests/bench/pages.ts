import { LISTING_RULES } from '~/core/audit/registry';
import { createRepositories } from '~/db.server';
import { listListings } from '~/services/list-listings';
import { showHome } from '~/services/show-home';
import { showSeason } from '~/services/season/show-season';
import type { ListingsQuery } from '~/services/views';
import type { BenchDatabase } from './database';
import { inMilliseconds, percentile, type Measurement } from './measurement';

const ROUNDS = 40;
const WARM_UPS = 3;
const BUDGET_MS = 100;

const PAGE = { sort: 'findings', direction: 'desc', limit: 50 } as const;

/** What a merchant may ask of the list, the dearest of each kind among it. */
const QUERIES: Record<string, ListingsQuery> = {
  'no filter': PAGE,
  'by title': { ...PAGE, sort: 'title', direction: 'asc' },
  'for Quebec': { ...PAGE, audience: 'QC' },
  'grave ones for Quebec': { ...PAGE, audience: 'QC', severity: 'high' },
  'one status': { ...PAGE, status: 'ACTIVE' },
  'nothing to mend': { ...PAGE, state: 'clear' },
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

/** The loaders of the pages on a store that `measureSync` filled. */
export async function measurePages(database: BenchDatabase, store: string): Promise<Measurement[]> {
  const { syncRuns, ...repositories } = createRepositories(database);
  const ports = { ...repositories, runs: syncRuns, now: () => new Date() };
  const floor = await timed(() => database.pool.query('SELECT 1'));
  const measure = async (name: string, load: () => Promise<unknown>): Promise<Measurement> => {
    const times = await timed(load);
    const p95 = percentile(times, 0.95);
    return {
      name,
      measured: `p50 ${inMilliseconds(percentile(times, 0.5))}, p95 ${inMilliseconds(p95)}`,
      floor: `p95 ${inMilliseconds(percentile(floor, 0.95))} SELECT 1`,
      ratio: p95 / percentile(floor, 0.95),
      budget: `p95 ≤ ${BUDGET_MS} ms`,
      isMet: p95 <= BUDGET_MS,
    };
  };
  const measurements = [
    await measure('home', () => showHome(ports, store, { mendFirst: 5 })),
    await measure('season plan', () => showSeason(ports, store)),
  ];
  for (const [name, query] of Object.entries(QUERIES)) {
    measurements.push(await measure(`listings, ${name}`, () => listListings(ports, store, query)));
  }
  return measurements;
}

async function timed(load: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = -WARM_UPS; round < ROUNDS; round += 1) {
    const began = performance.now();
    await load();
    if (round >= 0) times.push(performance.now() - began);
  }
  return times;
}
