import type { Database } from '~/db.server';
import { nextSaleStep } from '~/core/promotions/sale/sale-step';
import { runSale } from '~/services/promotions/run-sale';
import { soFar } from '~/services/promotions/sale-work';
import { Killed } from './dying-ports';
import { dyingWriter } from './dying-writer';
import { ENDS, SaleWorld, STARTS } from './sales';

/** A call that was lost has either arrived by then or never will. */
const AFTER_A_LOST_CALL_MS = 130_000;

export interface KilledSale {
  kills: number;
  variants: number;
  /** Prices that somebody gave during start and end. */
  edited: number;
  /** At the end: as before the sale; somebody's, and shown as such; anything else. */
  restored: number;
  shown: number;
  lost: number;
  /** Somebody's prices that were written over. */
  overwritten: number;
  /** Changes under way still. */
  open: number;
}

/**
 * A sale of many variants whose every process dies, each before another of its calls, during start and end, while somebody
 * gives prices. Goes on until both are through and so many have died. `steps`: the longest that one lives.
 */
export async function sellThroughKills(
  database: Database,
  { variants, steps }: { variants: number; steps: number },
): Promise<KilledSale> {
  const sale = await SaleWorld.open(database, { listings: variants });
  await sale.world.runUntil(STARTS);
  const editor = new PriceEditor(sale, variants);
  let kills = await runKilled(sale, steps, editor);
  sale.world.clock.set(new Date(ENDS));
  kills += await runKilled(sale, steps, editor);
  return { kills, variants, edited: editor.prices.size, ...(await found(sale, variants, editor)) };
}

async function found(sale: SaleWorld, variants: number, editor: PriceEditor) {
  const { ports, world } = sale;
  const { startBatch, endBatch } = await sale.sale();
  const lowered = await ports.changes.ofBatch(world.store, startBatch);
  const all = [...lowered, ...(await ports.changes.ofBatch(world.store, endBatch))];
  const stateOf = new Map(lowered.map((change) => [change.listingId, change]));
  const sums = { restored: 0, shown: 0, lost: 0, overwritten: 0 };
  for (let listing = 1; listing <= variants; listing += 1) {
    const [[cents]] = sale.prices(listing);
    const change = stateOf.get(`gid://shopify/Product/${listing}`);
    const edited = editor.prices.get(listing);
    if (edited === undefined) sums[cents === 1000 ? 'restored' : 'lost'] += 1;
    else if (cents !== edited) sums.overwritten += 1;
    // Somebody was first, at the start or at the end, or came after it: nothing says that it is at its sale price.
    else sums[change?.state === 'written' ? 'lost' : 'shown'] += 1;
  }
  const open = all.filter(({ state }) => state === 'planned' || state === 'writing').length;
  return { ...sums, open };
}

/** Processes that take the sale up one after the other, until nothing is left to do. Answers how many died. */
async function runKilled(sale: SaleWorld, steps: number, editor: PriceEditor): Promise<number> {
  const { world, promotionId } = sale;
  for (let kills = 0; ;) {
    const { ports } = dyingWriter(world.ports, 1 + (kills % steps));
    try {
      const { waitMs } = await runSale(ports, { store: world.store, promotionId });
      if (waitMs === null && (await isThrough(sale))) return kills;
      if (waitMs !== null && waitMs > 0) world.clock.advance(waitMs);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      kills += 1;
      if (kills % 3 === 0) editor.edit();
      world.clock.advance(AFTER_A_LOST_CALL_MS);
    }
  }
}

async function isThrough(sale: SaleWorld): Promise<boolean> {
  const promotion = await sale.promotion();
  const run = await sale.ports.saleRuns.find(sale.world.store, sale.promotionId);
  return nextSaleStep(promotion, run && soFar(run), sale.world.clock.now()) === 'none';
}

/** Somebody who gives one listing after the other a price of their own, each once. */
class PriceEditor {
  /** By listing, in cents. */
  readonly prices = new Map<number, number>();
  private next = 0;

  constructor(
    private readonly sale: SaleWorld,
    private readonly variants: number,
  ) {}

  edit(): void {
    const listing = 1 + ((this.next * 7) % this.variants);
    this.next += 1;
    if (this.prices.has(listing)) return;
    this.sale.edit(listing, 20 + listing);
    this.prices.set(listing, (20 + listing) * 100);
  }
}
