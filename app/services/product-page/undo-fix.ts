import type { StoreDomain } from '~/core/store/store-domain';
import { done } from '../answer';
import { undoChanges } from '../changes/undo-changes';
import type { SaveFixPorts } from './save-fix';
import { showProductPage } from './show-product-page';
import type { UndoFixAnswer } from './views';

/** Takes back what was just saved, where it is still as it was written. The listing is judged before it answers. */
export async function undoFix(
  ports: SaveFixPorts,
  store: StoreDomain,
  { listingId, batch, by }: { listingId: string; batch: string; by: string },
): Promise<UndoFixAnswer> {
  const answer = await undoChanges(ports, store, { batch, by });
  if (!answer.done) return answer;
  const count = (state: string) => answer.value.filter((change) => change.state === state).length;
  const [undone, kept] = [count('undone'), count('overtaken')];
  return done({
    page: await showProductPage(ports, store, listingId),
    undone,
    kept,
    underWay: answer.value.length - undone - kept,
  });
}
