import { Prisma } from '../generated/client';
import { z } from 'zod';
import type { PromotionPlan } from '~/core/promotions/promotion';
import type {
  MarketSupport,
  NewPromotionEvent,
  Promotion,
  PromotionChange,
  PromotionEvent,
  PromotionsPage,
  PromotionPart,
  PromotionQuery,
  PromotionRepository,
  PromotionSummary,
  PromotionWindow,
} from '~/services/promotions/ports';
import type { WhenNotReady } from '~/core/promotions/when-not-ready';
import type { Database } from '../database';
import { readCursor, writeCursor } from '../page-cursor';
import {
  addEvent,
  COUNTED_PARTS,
  json,
  jsonOrNull,
  partCounts,
  phaseCondition,
  touch,
} from './promotion-columns';
import { toEvent, toPromotion, toSummary } from './promotion-rows';

const BY_POSITION = { orderBy: { position: 'asc' } } as const;

export class PostgresPromotionRepository implements PromotionRepository {
  constructor(private readonly database: Database) {}

  async createDraft(
    store: string,
    plan: PromotionPlan,
    event: NewPromotionEvent,
    whenNotReady?: WhenNotReady,
  ): Promise<Promotion> {
    return this.database.prisma.$transaction(async (transaction) => {
      await touch(transaction, store);
      const row = await transaction.promotion.create({
        data: {
          store,
          state: 'draft',
          ...planColumns(plan),
          whenNotReady,
          createdAt: event.at,
          updatedAt: event.at,
        },
      });
      await addEvent(transaction, store, row.id, event);
      return toPromotion(row, []);
    });
  }

  async find(store: string, id: string): Promise<Promotion | null> {
    const row = await this.database.prisma.promotion.findUnique({
      where: { store_id: { store, id } },
      include: { parts: BY_POSITION },
    });
    return row === null ? null : toPromotion(row, row.parts);
  }

  async change(
    store: string,
    id: string,
    revision: number,
    change: PromotionChange,
    at: Date,
  ): Promise<Promotion | null> {
    return this.database.prisma.$transaction(async (transaction) => {
      await touch(transaction, store);
      const { plan, state, scheduledPlan, failure, overrides, decidedFor, waiting } = change;
      const { count } = await transaction.promotion.updateMany({
        where: { store, id, revision },
        data: {
          ...(plan && planColumns(plan)),
          state,
          ...(scheduledPlan !== undefined && { scheduledPlan: jsonOrNull(scheduledPlan) }),
          ...(failure !== undefined && { failure: jsonOrNull(failure) }),
          ...(overrides && { overrides: json(overrides) }),
          whenNotReady: change.whenNotReady,
          ...(change.standing === null && { standing: Prisma.DbNull, judgedAt: null }),
          ...(decidedFor !== undefined && { decidedFor: decidedFor && new Date(decidedFor) }),
          ...(waiting !== undefined && { waiting: jsonOrNull(waiting) }),
          revision: { increment: 1 },
          updatedAt: at,
        },
      });
      if (count === 0) return null;
      if (change.dropParts) {
        await transaction.promotionPart.deleteMany({
          where: { store, promotionId: id, position: { in: change.dropParts } },
        });
      }
      for (const { position, ...part } of change.parts ?? []) {
        const data = partColumns(part);
        await transaction.promotionPart.upsert({
          where: { store_promotionId_position: { store, promotionId: id, position } },
          create: { ...data, marker: part.marker, store, promotionId: id, position },
          update: data,
        });
      }
      if (change.event) await addEvent(transaction, store, id, change.event);
      const row = await transaction.promotion.findUniqueOrThrow({
        where: { store_id: { store, id } },
        include: { parts: BY_POSITION },
      });
      return toPromotion(row, row.parts);
    });
  }

  async deleteDraft(store: string, id: string): Promise<boolean> {
    return this.database.prisma.$transaction(async (transaction) => {
      await touch(transaction, store);
      const { count } = await transaction.promotion.deleteMany({
        where: {
          store,
          id,
          state: { in: ['draft', 'failed'] },
          scheduledPlan: { equals: Prisma.AnyNull },
          parts: { none: { OR: [{ discountId: { not: null } }, { callingSince: { not: null } }] } },
        },
      });
      return count > 0;
    });
  }

  async page(store: string, query: PromotionQuery): Promise<PromotionsPage> {
    const after = readStart(query.after);
    const rows = await this.database.prisma.promotion.findMany({
      where: {
        AND: [
          { store },
          ...(query.phases?.length
            ? [{ OR: query.phases.map((phase) => phaseCondition(phase, query.now)) }]
            : []),
          ...(after
            ? [{ OR: [{ startsAt: { lt: after.startsAt } }, { ...after, id: { lt: after.id } }] }]
            : []),
        ],
      },
      include: { parts: COUNTED_PARTS },
      orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
      take: query.limit + 1,
    });
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      promotions: shown.map((row) => toSummary(row, partCounts(row.parts))),
      cursor: rows.length > shown.length && last ? cursorOf(last) : null,
    };
  }

  async within(
    store: string,
    { from, to, cancelled }: PromotionWindow,
  ): Promise<PromotionSummary[]> {
    const rows = await this.database.prisma.promotion.findMany({
      where: {
        store,
        state: {
          in: ['scheduling', 'scheduled', 'cancelling', ...(cancelled ? ['cancelled'] : [])],
        },
        startsAt: { lt: to },
        endsAt: { gt: from },
      },
      include: { parts: COUNTED_PARTS },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    });
    return rows.map((row) => toSummary(row, partCounts(row.parts)));
  }

  async changePart(
    store: string,
    id: string,
    {
      revision,
      ...part
    }: { position: number; marker: string; callingSince: Date | null; revision?: number },
    change: Partial<Omit<PromotionPart, 'position' | 'marker'>>,
    event?: NewPromotionEvent,
  ): Promise<boolean> {
    return this.database.prisma.$transaction(async (transaction) => {
      await touch(transaction, store);
      const { count } = await transaction.promotionPart.updateMany({
        where: { store, promotionId: id, ...part, promotion: { revision } },
        data: partColumns(change),
      });
      if (count > 0 && event) await addEvent(transaction, store, id, event);
      return count > 0;
    });
  }

  async appendEvent(store: string, id: string, event: NewPromotionEvent): Promise<void> {
    await this.database.prisma.$transaction(async (transaction) => {
      await touch(transaction, store);
      await addEvent(transaction, store, id, event);
    });
  }

  async events(store: string, id: string): Promise<PromotionEvent[]> {
    const rows = await this.database.prisma.promotionEvent.findMany({
      where: { store, promotionId: id },
      orderBy: { id: 'desc' },
    });
    return rows.map(toEvent);
  }

  async ownDiscounts(store: string, ids: string[]): Promise<Set<string>> {
    const parts = await this.database.prisma.promotionPart.findMany({
      where: { store, promotionId: { in: ids } },
      select: { discountId: true, marker: true },
    });
    return new Set(
      parts.flatMap(({ discountId, marker }) =>
        discountId === null ? [marker] : [discountId, marker],
      ),
    );
  }

  async findByDiscount(store: string, discountId: string): Promise<string | null> {
    const part = await this.database.prisma.promotionPart.findFirst({
      where: { store, discountId },
      select: { promotionId: true },
    });
    return part?.promotionId ?? null;
  }

  async toReconcile(
    store: string,
    now: Date,
  ): Promise<{ underWay: string[]; scheduled: string[] }> {
    const rows = await this.database.prisma.promotion.findMany({
      where: {
        store,
        OR: [
          { state: { in: ['scheduling', 'cancelling'] } },
          { state: 'scheduled', endsAt: { gt: now } },
        ],
      },
      select: { id: true, state: true },
      orderBy: { id: 'asc' },
    });
    const ids = (scheduled: boolean) =>
      rows.filter(({ state }) => (state === 'scheduled') === scheduled).map(({ id }) => id);
    return { underWay: ids(false), scheduled: ids(true) };
  }

  async marketSupport(store: string): Promise<MarketSupport | null> {
    const row = await this.database.prisma.store.findUnique({
      where: { domain: store },
      select: { marketDiscounts: true, marketDiscountsAt: true },
    });
    const { marketDiscounts: supported, marketDiscountsAt: at } = row ?? {};
    return typeof supported === 'boolean' && at ? { supported, at } : null;
  }

  async saveMarketSupport(store: string, support: MarketSupport | null): Promise<void> {
    await this.database.prisma.store.updateMany({
      where: { domain: store },
      data: {
        marketDiscounts: support?.supported ?? null,
        marketDiscountsAt: support?.at ?? null,
        version: { increment: 1 },
      },
    });
  }
}

function planColumns(plan: PromotionPlan) {
  return { plan: json(plan), startsAt: new Date(plan.startsAt), endsAt: new Date(plan.endsAt) };
}

function partColumns(part: Partial<Omit<PromotionPart, 'position'>>) {
  const { marker, discountId, wanted, known, callingSince, seenInShopify, seenAt } = part;
  return {
    marker,
    discountId,
    callingSince,
    seenAt,
    ...(wanted !== undefined && { wanted: jsonOrNull(wanted) }),
    ...(known !== undefined && { known: jsonOrNull(known) }),
    ...(seenInShopify !== undefined && { seen: jsonOrNull(seenInShopify) }),
  };
}

const BY_START = 'start';

function cursorOf({ startsAt, id }: { startsAt: Date; id: string }): string {
  return writeCursor({ sort: BY_START, value: startsAt.toISOString(), id });
}

const startKey = z.object({ value: z.iso.datetime(), id: z.guid() });

/** A cursor that is none of ours begins at the first page. */
function readStart(cursor: string | null | undefined): { startsAt: Date; id: string } | null {
  const { data } = startKey.safeParse(readCursor(BY_START, cursor));
  return data ? { startsAt: new Date(data.value), id: data.id } : null;
}
