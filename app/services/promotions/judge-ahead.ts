import type { PromotionPlan } from '~/core/promotions/promotion';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock } from '../common-ports';
import type { Queues } from '../queue';
import type { PromotionPorts } from './ports';

type AheadPorts = Pick<PromotionPorts, 'standings'> & Queues & Clock;

/** [J] A bulk edit changes listings for minutes on end: what they are in is judged once a minute at most. */
const JUDGED_AFTER_SECONDS = 60;

/** Has a job judge every promotion that is scheduled and has not begun. */
export async function judgeAhead(ports: AheadPorts, store: StoreDomain): Promise<void> {
  const ahead = await ports.standings.ahead(store, ports.now());
  await ports.queue.send(
    'judge-promotion',
    ahead.map(({ id }) => ({ store, promotionId: id })),
  );
}

/** Of these, those that a listing is in which changed, or may be in. */
export async function judgeConcerned(
  ports: AheadPorts,
  store: StoreDomain,
  listingIds: readonly string[],
): Promise<void> {
  const ahead = await ports.standings.ahead(store, ports.now());
  const changed = new Set(listingIds);
  const concerned = ahead.filter(({ plan }) => mayHold(plan, changed));
  await ports.queue.send(
    'judge-promotion',
    concerned.map(({ id }) => ({ store, promotionId: id })),
    { delaySeconds: JUDGED_AFTER_SECONDS },
  );
}

/** Who is in a collection Shopify alone knows, and it may be what has just changed. */
function mayHold({ selection }: PromotionPlan, listingIds: ReadonlySet<string>): boolean {
  return selection.kind !== 'listings' || selection.listingIds.some((id) => listingIds.has(id));
}
