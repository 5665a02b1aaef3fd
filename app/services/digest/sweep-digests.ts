import type { Clock, Logs } from '../common-ports';
import type { Queues } from '../queue';
import type { DigestPorts } from './ports';

/** The sweep comes every hour, and arranges for what falls due before the next one. */
const HOUR_MS = 60 * 60_000;

/** Finds in one query which stores have digests to make or to send within the hour: one job for each. */
export async function sweepDigests({
  recipients,
  queue,
  now,
  log,
}: Pick<DigestPorts, 'recipients'> & Queues & Clock & Logs): Promise<void> {
  const due = await recipients.storesDue(new Date(now().getTime() + HOUR_MS));
  if (due.length === 0) return;
  for (const [at, together] of Map.groupBy(due, ({ dueAt }) => dueAt.getTime())) {
    const payloads = together.map(({ store }) => ({ store }));
    await queue.send('run-digests', payloads, { at: new Date(at) });
  }
  log.info({ stores: due.length }, 'digests due');
}
