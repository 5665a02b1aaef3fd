import { z } from 'zod';
import { connectDatabase } from '~/db/database';
import { PostgresPromotionRepository } from '~/db/promotions/promotion-repository';
import { PostgresPromotionSalesRepository } from '~/db/promotions/promotion-sales-repository';
import { PostgresSaleRunRepository } from '~/db/promotions/sale-run-repository';
import type { Ports } from '~/services/ports';
import { bringInStep } from '~/services/promotions/bring-in-step';
import { cancelPromotion } from '~/services/promotions/cancel-promotion';
import { scheduleDiscounts } from '~/services/promotions/schedule-discounts';
import { createShopifyStores } from '~/shopify/shopify-stores';
import { RecordingQueue } from '../../services/support/recording-queue';
import { dyingPorts } from '../../services/support/dying-ports';

/** What a parent tells it to do, and before which call of a port it is to be killed; 0: before none. */
const orders = z.object({
  databaseUrl: z.string(),
  shopifyOrigin: z.string(),
  store: z.string(),
  /** ISO 8601. */
  now: z.string(),
  /** Promotions that an earlier process left wherever it was. */
  resume: z.array(z.string()),
  work: z.object({ id: z.string(), verb: z.enum(['schedule', 'cancel']) }).nullable(),
  killedAt: z.number().int(),
});
export type PromotionOrders = z.input<typeof orders>;

function ignore(): void {}

/** Works on promotions as the job does, and ends itself as an outage would: by SIGKILL. Answers how many calls it made. */
async function work(given: z.output<typeof orders>): Promise<number> {
  let nowMs = Date.parse(given.now);
  const database = connectDatabase(given.databaseUrl, (error) => {
    throw error;
  });
  const log = { info: ignore, warn: ignore, error: ignore };
  const shopify = createShopifyStores({
    accessTokens: () => Promise.resolve('token'),
    originOf: () => given.shopifyOrigin,
    log,
  });
  const ports = {
    promotions: new PostgresPromotionRepository(database),
    promotionSales: new PostgresPromotionSalesRepository(database),
    saleRuns: new PostgresSaleRunRepository(database),
    queue: new RecordingQueue(),
    shopify,
    now: () => new Date(nowMs),
    log,
  };
  const bringToRest = async (
    through: Pick<Ports, 'promotions' | 'promotionSales' | 'shopify' | 'now' | 'log'>,
    promotionId: string,
  ) => {
    for (;;) {
      const left = await bringInStep(through, { store: given.store, promotionId });
      if (!left) return;
      nowMs += left.continueInSeconds * 1000;
    }
  };

  for (const id of given.resume) await bringToRest(ports, id);
  if (!given.work) return 0;
  const { id, verb } = given.work;
  const dying = dyingPorts(ports, await shopify(given.store), given.killedAt, () => {
    process.kill(process.pid, 'SIGKILL');
  });
  const revision = (await ports.promotions.find(given.store, id))?.revision ?? 0;
  const ask = verb === 'schedule' ? scheduleDiscounts : cancelPromotion;
  await ask({ ...ports, ...dying.ports }, given.store, { promotionId: id, revision, by: 'test' });
  await bringToRest({ ...ports, ...dying.ports }, id);
  return dying.calls.length;
}

process.once('message', (message) => {
  work(orders.parse(message)).then(
    (calls) => {
      process.send?.({ calls }, () => process.exit(0));
    },
    (error: unknown) => {
      process.send?.({ error: String(error) }, () => process.exit(1));
    },
  );
});
process.send?.({ ready: true });
