import { withStoreWeights, type ReadinessWeights } from '~/core/audit/readiness';
import { addDays, storeDay } from '~/core/days/store-day';
import type { Audience } from '~/core/listing/audience';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import type { AuditPorts } from '../audit/ports';
import type { CataloguePorts } from '../catalogue/ports';
import type { Clock } from '../common-ports';
import type { StorePorts, StoreRecord } from '../store/ports';
import type { HomePorts } from './ports';

/** Readiness is compared with the last day that is a week ago or a little more: a store may not be read every day. [J] */
const WEEK_DAYS = 7;
const OLDEST_COMPARED_DAYS = 10;
/** Beyond what is compared nothing is kept for. */
const KEPT_DAYS = 28;

export type Weights = Record<Audience, ReadinessWeights>;

/** A week ago; `null` where nothing is known of then, with the day from which on it will be. */
export interface WeekAgo {
  readiness: { day: string; weights: Weights } | null;
  /** `YYYY-MM-DD`; `null`: nothing is kept yet. */
  comparableFrom: string | null;
}

/** Keeps, once a day of the store's, how ready it is. To be called after a complete audit: before, nothing is known. */
export async function keepReadiness(
  ports: StorePorts & CataloguePorts & AuditPorts & Pick<HomePorts, 'readinessDays'> & Clock,
  store: StoreDomain,
): Promise<void> {
  const record = await ports.stores.find(store);
  if (record === null || record.baselineAt === null) return;
  const [counts, weights, results] = await Promise.all([
    ports.listings.counts(store),
    ports.audits.readiness(store),
    ports.storeAudits.results(store),
  ]);
  const whole = withStoreWeights(weights, results, counts.listings);
  const today = storeDay(ports.now(), timeZoneOf(record.facts));
  await ports.readinessDays.keep(store, { day: today, weights: whole }, addDays(today, -KEPT_DAYS));
}

export async function weekAgo(
  { readinessDays, now }: Pick<HomePorts, 'readinessDays'> & Clock,
  store: StoreDomain,
  record: StoreRecord | null,
): Promise<WeekAgo> {
  const today = storeDay(now(), timeZoneOf(record?.facts));
  const [then, first] = await Promise.all([
    readinessDays.within(store, addDays(today, -OLDEST_COMPARED_DAYS), addDays(today, -WEEK_DAYS)),
    readinessDays.first(store),
  ]);
  return { readiness: then, comparableFrom: first && addDays(first, WEEK_DAYS) };
}
