import { HOUR_MS } from '~/core/days/milliseconds';
import type { StoreDomain } from '~/core/store/store-domain';
import type { AuditPorts } from '../audit/ports';
import type { Clock, Logs, Shopify } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import type { Queues } from '../queue';
import type { StorePorts } from '../store/ports';
import type { SyncPorts } from '../sync/ports';
import { startReadingChanges } from '../sync/read-changes';
import { hasStalled } from '../sync/start-sync';
import type { ToldChange, WebhookPorts } from '../webhooks/ports';
import type { CataloguePorts, ReadTime, ShopifyListings } from './ports';
import { dayBefore, isReadHourly } from './read-hourly';
import { refreshListings } from './refresh-listings';

/** So many changed products are read by one export rather than request by request; see docs/decisions/0026. */
export const CHANGES_TOGETHER = 500;
/** Clocks of processes differ: a read counts as later than a change only by more than this. */
const CLOCKS_DIFFER_MS = 5_000;
const LOOK_AGAIN_SECONDS = 5;

/** A wish to have a listing read; `isAsked`: not by a webhook alone, so that it is read whatever is known. */
export interface RefreshWish {
  listingId: string;
  isAsked?: boolean | undefined;
}

type RefreshPorts = StorePorts &
  CataloguePorts &
  Pick<AuditPorts, 'audits'> &
  OrderPorts &
  SyncPorts &
  WebhookPorts &
  Shopify<ShopifyListings> &
  Queues &
  Clock &
  Logs;

/**
 * Reads what webhooks told of, unless that is done: what was read and judged since is left alone, what changes all
 * the time waits for its hour, and very many are read together by one export. One settled result for each wish.
 */
export async function refreshChanged(
  ports: RefreshPorts,
  store: StoreDomain,
  wishes: RefreshWish[],
): Promise<PromiseSettledResult<void>[]> {
  const ids = wishes.map(({ listingId }) => listingId);
  const dayAgo = dayBefore(ports.now());
  const [told, readTimes, reading] = await Promise.all([
    ports.webhooks.changesOf(store, ids, dayAgo),
    ports.listings.readTimes(store, ids),
    startOfReadingTogether(ports, store, dayAgo),
  ]);
  const now: string[] = [];
  const later = new Map<string, number>();
  for (const { listingId, isAsked } of wishes) {
    const change = told.get(listingId);
    const read = readTimes.get(listingId);
    if (isAsked || change === undefined) now.push(listingId);
    else if (read && isSince(read, change)) continue;
    else if (read && isForItsHour(read, change, ports.now())) {
      later.set(listingId, read.readAt.getTime() + HOUR_MS);
    } else if (reading && reading.getTime() > change.lastAt.getTime() + CLOCKS_DIFFER_MS) {
      later.set(listingId, ports.now().getTime() + LOOK_AGAIN_SECONDS * 1000);
    } else now.push(listingId);
  }
  for (const [at, put] of Map.groupBy(later, ([, each]) => each)) {
    const payloads = put.map(([listingId]) => ({ store, listingId }));
    await ports.queue.send('refresh-listing', payloads, { at: new Date(at) });
  }
  const settled = await refreshListings(ports, store, now);
  const results = new Map(now.map((id, index) => [id, settled[index]]));
  return ids.map((id) => results.get(id) ?? { status: 'fulfilled', value: undefined });
}

function isSince({ readAt, isJudged }: ReadTime, { lastAt }: ToldChange): boolean {
  return isJudged && readAt.getTime() > lastAt.getTime() + CLOCKS_DIFFER_MS;
}

function isForItsHour({ readAt }: ReadTime, change: ToldChange, now: Date): boolean {
  return isReadHourly(change) && now.getTime() - readAt.getTime() < HOUR_MS;
}

/**
 * When the reading of all changes began that is under way, or that so many call for; `null`: none. What changed before the
 * last one began and was not in it is left to its own job: another one would not find it either.
 */
async function startOfReadingTogether(
  ports: RefreshPorts,
  store: StoreDomain,
  since: Date,
): Promise<Date | null> {
  const run = await ports.runs.latest(store, 'changes');
  if (run && run.endedAt === null) return hasStalled(run, ports.now()) ? null : run.startedAt;
  const changedAfter = run?.startedAt ?? null;
  const { count, firstAt } = await ports.webhooks.unreadChanges(store, since, changedAfter);
  if (count < CHANGES_TOGETHER || firstAt === null) return null;
  if (!(await startReadingChanges(ports, store, firstAt))) return null;
  ports.log.info(
    { store, listings: count, since: firstAt },
    'many products changed, exporting them',
  );
  return (await ports.runs.latest(store, 'changes'))?.startedAt ?? null;
}
