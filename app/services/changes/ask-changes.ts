import { randomUUID } from 'node:crypto';
import type { StoreDomain } from '~/core/store/store-domain';
import { OutsideError } from '../outside-error';
import { WRITTEN_AT_ONCE, type Change, type NewChange } from './ports';
import { writeBatch, type WritePorts } from './write-batch';

/** How soon work is taken up again that a process left when it died. */
const TAKEN_UP_AFTER_SECONDS = 60;

/**
 * Records changes and writes them; many are left to a job. Answers them as they are after that: what Shopify did not
 * answer for is still under way, and a job goes on with it. Left out is what somebody else has asked for already.
 * `batch`: one that was asked for before, which they join.
 */
export async function askChanges(
  ports: WritePorts,
  store: StoreDomain,
  by: string,
  changes: Omit<NewChange, 'id'>[],
  batch: string = randomUUID(),
): Promise<Change[]> {
  const job = { store, batch };
  const isBulk = changes.length > WRITTEN_AT_ONCE;
  const queue = isBulk ? 'write-fixes' : 'write-changes';
  await ports.queue.send(queue, job, { delaySeconds: TAKEN_UP_AFTER_SECONDS });
  const named = changes.map((change) => ({ ...change, id: randomUUID() }));
  const ids = await ports.changes.record(store, { id: batch, by, at: ports.now() }, named);
  if (isBulk) {
    await ports.queue.send(queue, job);
    return ports.changes.find(store, ids);
  }
  try {
    const { waitMs } = await writeBatch(ports, store, batch);
    if (waitMs !== null) {
      await ports.queue.send('write-changes', job, { delaySeconds: Math.ceil(waitMs / 1000) });
    }
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    ports.log.warn({ store, batch, err: error }, 'changes could not be written at once');
    await ports.queue.send('write-changes', job);
  }
  return ports.changes.find(store, ids);
}
