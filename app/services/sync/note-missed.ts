import type { StoreDomain } from '~/core/store/store-domain';
import type { Logs } from '../common-ports';
import type { WebhookPorts } from '../webhooks/ports';
import type { SyncPorts } from './ports';

/** A webhook may be on its way for so long. */
const ON_ITS_WAY_MS = 5 * 60_000;

/**
 * Counts the products that changed between the sync before and this one, and of which no webhook told: what a sync
 * that has ended made good. The first sync of a store has none before it.
 */
export async function noteMissedChanges(
  { runs, webhooks, log }: SyncPorts & WebhookPorts & Logs,
  { store, runId }: { store: StoreDomain; runId: string },
): Promise<void> {
  const run = await runs.find(store, runId);
  if (run === null || run.kind !== 'sync' || run.phase !== 'done' || run.missed !== null) return;
  const before = await runs.doneBefore(store, run.startedAt);
  if (before === null) return;
  const missed = await webhooks.missedChanges(store, {
    from: new Date(before.startedAt.getTime() - ON_ITS_WAY_MS),
    until: new Date(run.startedAt.getTime() - ON_ITS_WAY_MS),
  });
  await runs.advance(store, runId, { missed });
  if (missed > 0) log.warn({ store, runId, missed }, 'products changed of which no webhook told');
}
