import { Prisma } from '../generated/client';
import type { Standing } from '~/core/promotions/standing';
import type {
  NewPromotionEvent,
  NotReadyTurn,
  Promotion,
  PromotionSummary,
  StandingRepository,
} from '~/services/promotions/ports';
import type { Database } from '../database';
import {
  addEvent,
  COUNTED_PARTS,
  json,
  partCounts,
  phaseCondition,
  touch,
} from './promotion-columns';
import { toEvent, toSummary } from './promotion-rows';

export class PostgresStandingRepository implements StandingRepository {
  constructor(private readonly database: Database) {}

  async save(
    store: string,
    id: string,
    { revision, judgedAt }: Pick<Promotion, 'revision' | 'judgedAt'>,
    { standing, at, event }: { standing: Standing; at: Date; event?: NewPromotionEvent },
  ): Promise<boolean> {
    return this.database.prisma.$transaction(async (transaction) => {
      await touch(transaction, store);
      const { count } = await transaction.promotion.updateMany({
        where: { store, id, revision, judgedAt, state: 'scheduled' },
        data: { standing: json(standing), judgedAt: at },
      });
      if (count > 0 && event) await addEvent(transaction, store, id, event);
      return count > 0;
    });
  }

  async noteDecided(
    store: string,
    id: string,
    seen: Pick<Promotion, 'revision' | 'decidedFor'>,
    { decidedFor, event }: { decidedFor: string; event?: NewPromotionEvent },
  ): Promise<boolean> {
    return this.database.prisma.$transaction(async (transaction) => {
      await touch(transaction, store);
      const { count } = await transaction.promotion.updateMany({
        where: {
          store,
          id,
          revision: seen.revision,
          decidedFor: seen.decidedFor && new Date(seen.decidedFor),
          state: 'scheduled',
        },
        data: { decidedFor: new Date(decidedFor) },
      });
      if (count > 0 && event) await addEvent(transaction, store, id, event);
      return count > 0;
    });
  }

  async ahead(store: string, now: Date): Promise<PromotionSummary[]> {
    const rows = await this.database.prisma.promotion.findMany({
      where: { store, ...phaseCondition('scheduled', now) },
      include: { parts: COUNTED_PARTS },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    });
    return rows.map((row) => toSummary(row, partCounts(row.parts)));
  }

  async startsToDecide({
    now,
    startsBefore,
    waitingJudgedBefore,
  }: {
    now: Date;
    startsBefore: Date;
    waitingJudgedBefore: Date;
  }): Promise<{ store: string; promotionId: string }[]> {
    const { fields } = this.database.prisma.promotion;
    const rows = await this.database.prisma.promotion.findMany({
      where: {
        state: 'scheduled',
        endsAt: { gt: now },
        OR: [
          {
            startsAt: { lte: startsBefore },
            OR: [{ decidedFor: null }, { NOT: { decidedFor: { equals: fields.startsAt } } }],
          },
          { waiting: { not: Prisma.DbNull }, judgedAt: { lte: waitingJudgedBefore } },
        ],
      },
      select: { store: true, id: true },
    });
    return rows.map(({ store, id }) => ({ store, promotionId: id }));
  }

  async turnedNotReady(store: string, since: Date): Promise<NotReadyTurn[]> {
    const rows = await this.database.prisma.promotionEvent.findMany({
      where: { store, kind: 'becameNotReady', at: { gt: since } },
      include: { promotion: { include: { parts: COUNTED_PARTS } } },
      orderBy: { id: 'asc' },
    });
    return rows.flatMap(({ promotion, ...row }) => {
      const { at, data } = toEvent(row);
      const { standing } = data;
      const { parts, ...planned } = promotion;
      return standing ? [{ promotion: toSummary(planned, partCounts(parts)), at, standing }] : [];
    });
  }
}
