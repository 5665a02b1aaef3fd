import { randomUUID } from 'node:crypto';
import type { PromotionEventKind } from '~/core/promotions/promotion-events';
import { nextSaleStep } from '~/core/promotions/sale/sale-step';
import type { StoreDomain } from '~/core/store/store-domain';
import { failureKindOf, isForMaker } from '../outside-error';
import type { Change } from '../changes/ports';
import { writeBatch } from '../changes/write-batch';
import { keepOriginals, removeKept } from './original-prices';
import { planPrices } from './plan-prices';
import type { Promotion } from './ports';
import { recordLowered, recordPutBack } from './sale-changes';
import { HELD_UP } from './sale-ports';
import { soFar, type SaleAtWork, type SalePorts } from './sale-work';

/** [J] What Shopify does not let the app write is tried again so often, until it is over. */
const RETRIED_AFTER_MS = 30 * 60_000;

/** Ask again after so long; `null`: nothing is left to do until the sweep asks. */
export type SaleContinuation = { waitMs: number | null };

const NOTHING: SaleContinuation = { waitMs: null };
const AT_ONCE: SaleContinuation = { waitMs: 0 };

/**
 * Takes the next step with a promotion's prices, from wherever it was left, and may be called at any time: each step is
 * recorded, and finds what was done of it. See docs/decisions/0043-sale-prices.md.
 */
export async function runSale(
  ports: SalePorts,
  { store, promotionId }: { store: StoreDomain; promotionId: string },
): Promise<SaleContinuation> {
  const promotion = await ports.promotions.find(store, promotionId);
  if (!promotion) return NOTHING;
  const run = await ports.saleRuns.find(store, promotionId);
  const now = ports.now();
  const step = nextSaleStep(promotion, run && soFar(run), now);
  if (step === 'none') return NOTHING;
  if (step === 'begin') return begin(ports, store, promotion);
  if (run === null) return NOTHING;
  const work = { ports, store, promotion, run };
  // What is over ends at once, whatever was going to be tried again.
  if (step !== 'end' && run.retryAt !== null && run.retryAt > now) return NOTHING;
  switch (step) {
    case 'keep':
      return keep(work);
    case 'lower':
      return lower(work);
    case 'end':
      return end(work);
    case 'putBack':
      return putBack(work);
  }
}

async function begin(
  ports: SalePorts,
  store: StoreDomain,
  { id: promotionId, plan }: Promotion,
): Promise<SaleContinuation> {
  await ports.saleRuns.begin(store, {
    promotionId,
    forStart: new Date(plan.startsAt),
    startBatch: randomUUID(),
    endBatch: randomUUID(),
    singleBatch: randomUUID(),
  });
  return AT_ONCE;
}

/** Each price is decided once: what was recorded before a crash stands. */
async function keep(work: SaleAtWork): Promise<SaleContinuation> {
  const { ports, store, run, promotion } = work;
  if ((await ports.changes.ofBatch(store, run.startBatch)).length === 0) {
    const planned = await planPrices(ports, store, promotion);
    // Another look is due soon: nothing is known of the store, or another sale has its prices still.
    if (planned === null) return NOTHING;
    await ports.saleRuns.change(store, run, { leftOut: planned.leftOut });
    await recordLowered(work, planned.prices);
  }
  if (!(await isAllowed(work, () => keepOriginals(work)))) return NOTHING;
  await ports.saleRuns.change(store, run, { keptAt: ports.now() });
  return AT_ONCE;
}

async function lower(work: SaleAtWork): Promise<SaleContinuation> {
  const { ports, store, run } = work;
  const { waitMs } = await writeBatch(ports, store, run.startBatch);
  if (waitMs !== null) return { waitMs };
  await ports.saleRuns.change(
    store,
    run,
    { state: 'on', startedAt: ports.now() },
    eventOf(work, 'pricesLowered'),
  );
  return NOTHING;
}

/** What was not sent yet never will be; what may still arrive is waited for. */
async function end({ ports, store, run }: SaleAtWork): Promise<SaleContinuation> {
  await ports.changes.callOff(store, run.startBatch, ports.now());
  const { waitMs } = await writeBatch(ports, store, run.startBatch);
  if (waitMs !== null) return { waitMs };
  await ports.saleRuns.change(store, run, { state: 'ending', retryAt: null });
  return AT_ONCE;
}

async function putBack(work: SaleAtWork): Promise<SaleContinuation> {
  const { ports, store, run } = work;
  if ((await ports.changes.ofBatch(store, run.endBatch)).length === 0) await recordPutBack(work);
  const { waitMs } = await writeBatch(ports, store, run.endBatch);
  if (waitMs !== null) return { waitMs };
  const back = await ports.changes.ofBatch(store, run.endBatch);
  if (!(await isAllowed(work, () => removeKept(work)))) return NOTHING;
  if (back.some(isHeldUp)) {
    // What could not be written is asked for once more, as a batch of its own.
    const retryAt = new Date(ports.now().getTime() + RETRIED_AFTER_MS);
    await ports.saleRuns.change(store, run, { endBatch: randomUUID(), retryAt });
    return NOTHING;
  }
  await ports.saleRuns.change(
    store,
    run,
    { state: 'ended', endedAt: ports.now(), retryAt: null },
    eventOf(work, 'pricesPutBack'),
  );
  return NOTHING;
}

/** False where Shopify does not let the app write now: it is tried again later, without a word of failure each minute. */
async function isAllowed(
  { ports, store, run }: SaleAtWork,
  write: () => Promise<void>,
): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    const kind = failureKindOf(error);
    if (kind !== 'access' && kind !== 'storeFrozen' && !isForMaker(kind)) throw error;
    ports.log.warn({ store, err: error }, 'original prices cannot be kept in the store now');
    const retryAt = new Date(ports.now().getTime() + RETRIED_AFTER_MS);
    await ports.saleRuns.change(store, run, { retryAt });
    return false;
  }
}

function isHeldUp({ failure }: Change): boolean {
  return failure !== null && HELD_UP.has(failure.kind);
}

function eventOf({ ports, promotion }: SaleAtWork, kind: PromotionEventKind) {
  return { at: ports.now(), by: null, kind, data: { after: promotion.plan } };
}
