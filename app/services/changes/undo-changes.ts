import { undoing } from '~/core/changes/change';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, notDone, type Answer, type Gone } from '../answer';
import { askChanges } from './ask-changes';
import { callOffBatch } from './batch';
import { viewChanges } from './change-view';
import type { Change } from './ports';
import type { ChangeView, NothingToUndo, UndoWhat } from './views';
import type { WritePorts } from './write-batch';

/** What was confirmed as it was has nothing to go back to. */
function canUndo({ state, before, after, undoes }: Change): boolean {
  return state === 'written' && before !== after && undoes === null;
}

/**
 * Takes changes back that are still as they were written; one that somebody has changed since stays, and is shown with
 * what was found. What of a batch is not written yet never will be: who takes it back wants none of it. Answers the
 * changes themselves, as they are after it.
 */
export async function undoChanges(
  ports: WritePorts,
  store: StoreDomain,
  { by, ...what }: UndoWhat & { by: string },
): Promise<Answer<ChangeView[], Gone | NothingToUndo>> {
  if ('batch' in what) await callOffBatch(ports, store, what.batch);
  const found =
    'ids' in what
      ? await ports.changes.find(store, what.ids)
      : await ports.changes.ofBatch(store, what.batch);
  if (found.length === 0) return GONE;
  const written = found.filter(canUndo);
  // The last first: of two changes of one value, the second has to be gone before the first can be.
  const asked = await askChanges(
    ports,
    store,
    by,
    written.reverse().map((change) => ({
      ...undoing(change),
      listingId: change.listingId,
      target: change.target,
      source: change.source,
      undoes: change.id,
    })),
  );
  if (asked.length === 0) return notDone({ why: 'nothingToUndo' });
  const after = await ports.changes.find(
    store,
    asked.flatMap(({ undoes }) => undoes ?? []),
  );
  return done(await viewChanges(ports, store, after));
}
