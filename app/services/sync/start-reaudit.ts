import type { Ports, StoreDomain } from '../ports';

/**
 * Has all listings judged anew in the background, as they are stored. Where a run is under way nothing is
 * begun: its own audit is still to come, or notices that the settings changed.
 */
export async function startReaudit(
  { runs, queue, now }: Pick<Ports, 'runs' | 'queue' | 'now'>,
  store: StoreDomain,
): Promise<{ started: boolean }> {
  const run = await runs.begin(store, now(), 'audit');
  if (run === null) return { started: false };
  await queue.syncStore({ store, runId: run.id });
  return { started: true };
}
