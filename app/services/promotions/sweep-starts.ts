import { DECIDED_BEFORE_MS } from '~/core/promotions/at-the-start';
import type { Clock } from '../common-ports';
import type { Queues } from '../queue';
import type { PromotionPorts } from './ports';

/** [J] What waits is looked at so often besides whenever one of its listings changes: of a translation nothing tells. */
const WAITING_EVERY_MS = 30 * 60_000;

/** Has every promotion judged whose start is near and not decided about, also one that an outage kept from it. */
export async function sweepStarts({
  standings,
  queue,
  now,
}: Pick<PromotionPorts, 'standings'> & Queues & Clock): Promise<void> {
  const at = now().getTime();
  const due = await standings.startsToDecide({
    now: new Date(at),
    startsBefore: new Date(at + DECIDED_BEFORE_MS),
    waitingJudgedBefore: new Date(at - WAITING_EVERY_MS),
  });
  await queue.send('judge-promotion', due);
}
