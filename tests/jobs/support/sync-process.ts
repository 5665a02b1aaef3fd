import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { connectDatabase } from '~/db/database';
import { runSync } from '~/services/sync/run-sync';
import { createShopifyStores } from '~/shopify/shopify-stores';
import { testPorts } from '../../services/support/ports';
import { ScriptedShopify } from '../../services/support/scripted-shopify';

const orders = z.object({
  databaseUrl: z.string(),
  shopifyOrigin: z.string(),
  store: z.string(),
  runId: z.string(),
  /** ISO 8601. */
  now: z.string(),
});
export type SyncOrders = z.input<typeof orders>;

/** More than is read page by page where an export is allowed. */
const MANY = 1_000_000;
const LOOK_AGAIN_MS = 10;

/** Carries a sync on to its end, as the job does, on the real adapter and the real database. */
async function carryOn({ databaseUrl, shopifyOrigin, store, runId, now }: z.output<typeof orders>) {
  const database = connectDatabase(databaseUrl, (error) => {
    throw error;
  });
  const ports = testPorts(database, new ScriptedShopify());
  const shopifyOf = createShopifyStores({
    accessTokens: () => Promise.resolve('token'),
    originOf: () => shopifyOrigin,
    log: ports.log,
  });
  ports.clock.now = new Date(now);
  ports.shopify = async (name) => ({
    ...(await shopifyOf(name)),
    countProducts: () => Promise.resolve(MANY),
    countOrders: () => Promise.resolve(MANY),
  });
  while (await runSync(ports, { store, runId }, { shouldPause: () => false })) {
    await wait(LOOK_AGAIN_MS);
  }
}

process.once('message', (message) => {
  carryOn(orders.parse(message)).then(
    () => process.exit(0),
    (error: unknown) => {
      process.send?.({ error: String(error) }, () => process.exit(1));
    },
  );
});
process.send?.({ ready: true });
