import { setTimeout as wait } from 'node:timers/promises';
import type { BenchDatabase } from '../bench/database';
import { inMilliseconds, type Measurement } from '../bench/measurement';
import { wayTo } from '../support/way-to-database';
import { delivery, startAppUnderFault, type AppUnderFault, type Delivery } from './app-under-fault';
import { recordedOf } from './storm';

const EVERY_MS = 100;
const BACK_WITHIN_MS = 10_000;

/**
 * The database cannot be reached for a while, in the middle of deliveries: none is acknowledged that is not recorded, all
 * others are answered 503, so that Shopify sends them again, and the app goes on by itself.
 */
export async function databaseAway(
  database: BenchDatabase,
  store: string,
  { seconds }: { seconds: number },
): Promise<Measurement[]> {
  const way = await wayTo(database.url);
  const app = await startAppUnderFault({ ...database, url: way.url }, store);
  const sender = sendSteadily(app, store);
  try {
    await wait(3_000);
    way.close();
    await wait(seconds * 1000);
    way.open();
    const backMs = await untilBack(app, store);
    await wait(2_000);
    const { acknowledged, refused, otherwise } = await sender.stop();
    const recorded = await recordedOf(database, store, acknowledged);
    return [
      {
        name: `database away ${seconds} s: acknowledged deliveries that are recorded, their jobs queued`,
        measured: `${recorded} of ${acknowledged.length}`,
        budget: 'all',
        isMet: recorded === acknowledged.length && recorded > 0,
      },
      {
        name: `database away ${seconds} s: other answers than 503 (${refused} of those)`,
        measured: otherwise.length === 0 ? 'none' : otherwise.slice(0, 3).join('; '),
        budget: 'none',
        isMet: otherwise.length === 0 && refused > 0,
      },
      {
        name: 'until deliveries are taken again once it is back',
        measured: inMilliseconds(backMs),
        budget: `≤ ${BACK_WITHIN_MS} ms`,
        isMet: backMs <= BACK_WITHIN_MS,
      },
    ];
  } finally {
    await sender.stop();
    await app.stop();
    way.end();
  }
}

async function untilBack(app: AppUnderFault, store: string): Promise<number> {
  const began = performance.now();
  for (let number = 0; ; number += 1) {
    const { status } = await app.send(delivery(store, 9_400_000_000_000 + number));
    const ms = performance.now() - began;
    if (status === 200 || ms > 10 * BACK_WITHIN_MS) return ms;
    await wait(EVERY_MS);
  }
}

interface SentSteadily {
  acknowledged: Delivery[];
  /** Answered 503. */
  refused: number;
  otherwise: string[];
}

/** Whether answers come or not. */
function sendSteadily(app: AppUnderFault, store: string): { stop(): Promise<SentSteadily> } {
  const sent: SentSteadily = { acknowledged: [], refused: 0, otherwise: [] };
  const pending: Promise<void>[] = [];
  let number = 9_300_000_000_000;
  const timer = setInterval(() => {
    number += 1;
    const one = delivery(store, number);
    pending.push(
      app.send(one).then(
        ({ status }) => {
          if (status === 200) sent.acknowledged.push(one);
          else if (status === 503) sent.refused += 1;
          else sent.otherwise.push(String(status));
        },
        (error: unknown) => void sent.otherwise.push(String(error)),
      ),
    );
  }, EVERY_MS);
  return {
    async stop() {
      clearInterval(timer);
      await Promise.all(pending);
      return sent;
    },
  };
}
