import { storeDay } from '~/core/days/store-day';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import { done, GONE, type Answer, type Gone } from '../answer';
import type { Clock } from '../common-ports';
import type { StorePorts } from '../store/ports';
import type { PackingPorts } from './ports';

/** Notes that a listing was looked at before it was packed today, or takes that back. */
export async function tickPacking(
  { stores, packing, now }: StorePorts & PackingPorts & Clock,
  store: StoreDomain,
  { listingId, isTicked }: { listingId: string; isTicked: boolean },
  by: string,
): Promise<Answer<undefined, Gone>> {
  const record = await stores.find(store);
  const day = storeDay(now(), timeZoneOf(record?.facts));
  const isThere = await packing.tick(store, { listingId, day, isTicked }, { at: now(), by });
  return isThere ? done() : GONE;
}
