import type { Clock } from '../common-ports';
import type { Queues } from '../queue';
import type { PromotionPorts } from './ports';

/** Has every promotion see to its prices that are due, also where an outage kept it from it. */
export async function sweepSales({
  saleRuns,
  queue,
  now,
}: Pick<PromotionPorts, 'saleRuns'> & Queues & Clock): Promise<void> {
  const due = await saleRuns.due(now());
  if (due.length > 0) await queue.send('run-sale', due);
}
