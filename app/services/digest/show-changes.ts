import { WEEK_MS } from '~/core/days/milliseconds';
import { startOfDay } from '~/core/days/start-of-day';
import { storeDay } from '~/core/days/store-day';
import { isoWeekOf } from '~/core/digest/schedule';
import { AUDIENCES } from '~/core/listing/audience';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import type { Clock } from '../common-ports';
import type { DigestPorts } from './ports';
import type { HomePorts } from '../home/ports';
import { DigestReader, type DigestReading } from './read-digest';
import { installedStore } from './store-of';
import type { ChangesSince, ChangesView } from './views';

/** What changed in a store since then, for all its audiences; readiness is compared with the last digest's. */
export async function showChanges(
  ports: DigestReading & Pick<DigestPorts, 'digests'> & Pick<HomePorts, 'homeVisits'> & Clock,
  store: StoreDomain,
  since: ChangesSince,
): Promise<ChangesView> {
  const [record, lastSent, lastVisit] = await Promise.all([
    installedStore(ports, store),
    ports.digests.lastSent(store),
    ports.homeVisits.before(store),
  ]);
  const now = ports.now();
  const timeZone = timeZoneOf(record.facts);
  const today = storeDay(now, timeZone);
  const isSinceDigest = since === 'lastDigest' && lastSent !== null;
  const { digest } = await new DigestReader(ports, record, now).read({
    since: isSinceDigest ? lastSent.until : startOf(since, { timeZone, now, lastVisit }),
    isoWeek: isoWeekOf(today),
    audiences: AUDIENCES,
    readinessBefore: isSinceDigest ? lastSent.readiness : null,
    told: null,
  });
  return {
    digest,
    timeZone,
    lastVisitAt: lastVisit?.toISOString() ?? null,
    lastDigestAt: lastSent?.at.toISOString() ?? null,
    knownSince: record.baselineAt && storeDay(record.baselineAt, timeZone),
    today,
  };
}

function startOf(
  since: ChangesSince,
  { timeZone, now, lastVisit }: { timeZone: string; now: Date; lastVisit: Date | null },
): Date {
  if (typeof since === 'object') return new Date(startOfDay(since.day, timeZone));
  return since === 'lastVisit' && lastVisit !== null
    ? lastVisit
    : new Date(now.getTime() - WEEK_MS);
}
