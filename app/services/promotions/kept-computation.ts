import { DAY_MS, HOUR_MS } from '~/core/days/milliseconds';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock } from '../common-ports';
import type {
  Computation,
  ComputationKind,
  ComputationName,
  ComputationPorts,
  ComputationProgress,
  ComputedBy,
} from './computation-ports';

/** [J] What was worked out is kept for this long, for the same basis. */
const KEPT_MS = HOUR_MS;
/** One of which nothing was heard for so long is asked for again: its job may have been given up. */
const ASKED_AGAIN_MS = 60_000;
/** What nobody asked for again is forgotten. */
const FORGOTTEN_MS = 7 * DAY_MS;

export type Kept<Kind extends ComputationKind> =
  | { answer: ComputedBy[Kind]; answeredAt: Date; progress: null }
  | { answer: null; progress: ComputationProgress };

/**
 * What a job worked out of the same basis, an hour ago at most. Where there is no such thing the job is asked for, and
 * the answer is how far it is. `keptMs`: for how long else.
 */
export async function keptComputation<Kind extends ComputationKind>(
  ports: ComputationPorts & Clock,
  store: StoreDomain,
  name: ComputationName<Kind>,
  { basis, ask, keptMs = KEPT_MS }: { basis: string; ask: () => Promise<void>; keptMs?: number },
): Promise<Kept<Kind>> {
  const now = ports.now();
  const kept = await ports.computations.find(store, name);
  if (kept !== null) {
    const { answer, answeredAt } = kept;
    if (answer === null || answeredAt === null) {
      if (isHeardOf(kept, now)) return { answer: null, progress: kept };
    } else if (kept.basis === basis && now.getTime() - answeredAt.getTime() < keptMs) {
      return { answer, answeredAt, progress: null };
    }
  }
  await ports.computations.begin(store, name, now, new Date(now.getTime() - FORGOTTEN_MS));
  await ask();
  return { answer: null, progress: { done: 0, total: null } };
}

function isHeardOf({ heardAt }: Computation<ComputationKind>, now: Date): boolean {
  return now.getTime() - heardAt.getTime() < ASKED_AGAIN_MS;
}
