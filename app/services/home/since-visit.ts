import type { Audience } from '~/core/listing/audience';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock } from '../common-ports';
import type { DigestPorts } from '../digest/ports';
import type { HomePorts } from './ports';
import type { SinceVisitView } from './views';

/** Whoever was away for less is still on the same visit. [J] */
const VISIT_ENDS_AFTER_MS = 30 * 60_000;

type VisitPorts = Pick<HomePorts, 'homeVisits'> & Pick<DigestPorts, 'digestFacts'> & Clock;

/** What was found and resolved since home was last looked at before; `isVisit`: it is looked at now. */
export async function sinceVisit(
  { homeVisits, digestFacts, now }: VisitPorts,
  store: StoreDomain,
  { isVisit, audiences }: { isVisit: boolean; audiences: readonly Audience[] },
): Promise<SinceVisitView | null> {
  const before = isVisit
    ? await homeVisits.note(store, now(), VISIT_ENDS_AFTER_MS)
    : await homeVisits.before(store);
  if (before === null) return null;
  const counts = await digestFacts.findingCounts(store, before);
  return {
    at: before.toISOString(),
    audiences: audiences.map((audience) => {
      const own = counts.filter((each) => each.audiences.includes(audience));
      const sum = (what: 'opened' | 'resolved') => own.reduce((all, each) => all + each[what], 0);
      return { audience, opened: sum('opened'), resolved: sum('resolved') };
    }),
  };
}
