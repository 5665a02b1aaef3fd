import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { BenchDatabase } from '../bench/database';
import type { Measurement } from '../bench/measurement';
import { delivery, startAppUnderFault, type Delivery } from './app-under-fault';
import { recordedOf } from './storm';

const SENDERS = 16;

/** The web process is killed in the middle of a storm, again and again: what it acknowledged is there. */
export async function kills(
  database: BenchDatabase,
  store: string,
  { times }: { times: number },
): Promise<Measurement[]> {
  const acknowledged: Delivery[] = [];
  let productId = 9_200_000_000_000;
  for (let kill = 0; kill < times; kill += 1) {
    const app = await startAppUnderFault(database, store);
    let alive = true;
    const senders = Array.from({ length: SENDERS }, async () => {
      while (alive) {
        productId += 1;
        const one = delivery(store, productId);
        const answer = await app.send(one).catch(() => null);
        if (answer?.status === 200) acknowledged.push(one);
      }
    });
    await wait(150 + (kill % 10) * 37);
    const ended = once(app.server.process, 'exit');
    app.server.process.kill('SIGKILL');
    await ended;
    alive = false;
    await Promise.all(senders);
  }
  const recorded = await recordedOf(database, store, acknowledged);
  return [
    {
      name: `${times} kills: acknowledged deliveries that are recorded, their jobs queued`,
      measured: `${recorded} of ${acknowledged.length}`,
      budget: 'all',
      isMet: recorded === acknowledged.length && recorded > 0,
    },
  ];
}
