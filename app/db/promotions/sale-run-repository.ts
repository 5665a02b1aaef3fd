import { z } from 'zod';
import { SALE_STATES } from '~/core/promotions/sale/sale-step';
import type { NewPromotionEvent } from '~/services/promotions/ports';
import type {
  FixedOfRun,
  LeftOut,
  SaleRun,
  SaleRunRepository,
} from '~/services/promotions/sale-ports';
import type { PromotionSale } from '../generated/client';
import type { Database } from '../database';
import { parseRow, parseRows, type EveryProperty } from '../rows';
import { addEvent, json, touch } from './promotion-columns';

const leftOut: z.ZodType<LeftOut> = z.object({
  listingId: z.string(),
  variantId: z.string(),
  why: z.enum([
    'follows',
    'noPriceList',
    'unknownPrice',
    'otherCurrency',
    'free',
    'nothingOff',
    'otherSale',
    'tooMany',
  ]),
  markets: z.array(z.string()),
} satisfies EveryProperty<LeftOut>);

const RUN = {
  tables: 'promotion_sale',
  row: z.object({
    promotionId: z.string(),
    forStart: z.date(),
    state: z.enum(SALE_STATES),
    startBatch: z.string(),
    endBatch: z.string(),
    singleBatch: z.string(),
    leftOut: z.array(leftOut),
    keptAt: z.date().nullable(),
    startedAt: z.date().nullable(),
    endedAt: z.date().nullable(),
    retryAt: z.date().nullable(),
    leftAsIs: z.array(z.string()),
  } satisfies EveryProperty<SaleRun>),
};
const DUE = {
  tables: 'promotion_sale',
  row: z.object({ store: z.string(), promotionId: z.string() }),
};

export class PostgresSaleRunRepository implements SaleRunRepository {
  constructor(private readonly database: Database) {}

  async find(store: string, promotionId: string): Promise<SaleRun | null> {
    const row = await this.database.prisma.promotionSale.findUnique({
      where: { store_promotionId: { store, promotionId } },
    });
    return row && toRun(row);
  }

  async begin(
    store: string,
    run: Pick<SaleRun, 'promotionId' | 'forStart' | 'startBatch' | 'endBatch' | 'singleBatch'>,
  ): Promise<boolean> {
    const { promotionId, forStart } = run;
    return this.database.prisma.$transaction(async (transaction) => {
      await touch(transaction, store);
      // What has run is not scheduled once more: only what an earlier version scheduled so has one before this.
      const { count } = await transaction.promotionSale.deleteMany({
        where: { store, promotionId, state: 'ended', NOT: { forStart } },
      });
      const before = await transaction.promotionSale.count({ where: { store, promotionId } });
      if (count === 0 && before > 0) return false;
      await transaction.promotionSale.create({ data: { store, state: 'starting', ...run } });
      return true;
    });
  }

  async change(
    store: string,
    { promotionId, state, endBatch }: Pick<SaleRun, 'promotionId' | 'state' | 'endBatch'>,
    change: Partial<Omit<SaleRun, FixedOfRun>>,
    event?: NewPromotionEvent,
  ): Promise<boolean> {
    const { leftOut: out, ...rest } = change;
    return this.database.prisma.$transaction(async (transaction) => {
      await touch(transaction, store);
      const { count } = await transaction.promotionSale.updateMany({
        where: { store, promotionId, state, endBatch },
        data: { ...rest, ...(out && { leftOut: out.map((each) => json(each)) }) },
      });
      if (count > 0 && event) await addEvent(transaction, store, promotionId, event);
      return count > 0;
    });
  }

  async leaveAsIs(
    store: string,
    { promotionId, startBatch }: Pick<SaleRun, 'promotionId' | 'startBatch'>,
    changeIds: string[],
    event: NewPromotionEvent,
  ): Promise<boolean> {
    return this.database.prisma.$transaction(async (transaction) => {
      await touch(transaction, store);
      const { count } = await transaction.promotionSale.updateMany({
        where: { store, promotionId, startBatch, state: 'ended' },
        data: { leftAsIs: { push: changeIds } },
      });
      if (count > 0) await addEvent(transaction, store, promotionId, event);
      return count > 0;
    });
  }

  async notEnded(store: string): Promise<SaleRun[]> {
    const rows = await this.database.prisma.promotionSale.findMany({
      where: { store, state: { not: 'ended' } },
    });
    return rows.map(toRun);
  }

  async due(now: Date): Promise<{ store: string; promotionId: string }[]> {
    const { rows } = await this.database.pool.query(
      `SELECT p.store, p.id AS "promotionId" FROM promotion p
         LEFT JOIN promotion_sale s ON s.store = p.store AND s.promotion_id = p.id
       WHERE (p.plan ->> 'kind' = 'salePrices' AND p.state = 'scheduled' AND p.starts_at <= $1 AND p.ends_at > $1
           AND p.decided_for = p.starts_at
           AND (s.state IS NULL OR (s.state = 'ended' AND s.for_start <> p.starts_at)))
         -- What was begun is seen to by its run: of what kind the plan is does not matter.
         OR (s.state IN ('starting', 'ending') AND (s.retry_at IS NULL OR s.retry_at <= $1))
         OR (s.state IN ('starting', 'on')
           AND (p.ends_at <= $1 OR p.state NOT IN ('scheduled', 'scheduling') OR p.starts_at <> s.for_start
             OR p.plan ->> 'kind' IS DISTINCT FROM 'salePrices'))`,
      [now],
    );
    return parseRows(DUE, null, rows);
  }
}

function toRun({ store, ...row }: PromotionSale): SaleRun {
  return parseRow(RUN, store, row);
}
