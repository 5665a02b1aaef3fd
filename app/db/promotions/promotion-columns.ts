import { Prisma, type PromotionPart as PartRow } from '../generated/client';
import { z } from 'zod';
import type { PromotionPhase } from '~/core/promotions/promotion';
import type { NewPromotionEvent } from '~/services/promotions/ports';
import { UnknownStoreError } from '../errors';
import { storableJson } from '../stored-text';

/** Of its parts, what a list counts. */
export const COUNTED_PARTS = { select: { discountId: true, seen: true } } as const;

/** Pages show promotions, and whatever changes one locks its store's row first. */
export async function touch(transaction: Prisma.TransactionClient, store: string): Promise<void> {
  const { count } = await transaction.store.updateMany({
    where: { domain: store },
    data: { version: { increment: 1 } },
  });
  if (count === 0) throw new UnknownStoreError(store);
}

export async function addEvent(
  transaction: Prisma.TransactionClient,
  store: string,
  promotionId: string,
  { at, by, kind, data }: NewPromotionEvent,
): Promise<void> {
  await transaction.promotionEvent.create({
    data: { store, promotionId, at, by, kind, data: json(data) },
  });
}

export function partCounts(parts: Pick<PartRow, 'discountId' | 'seen'>[]) {
  return {
    discounts: parts.filter(({ discountId }) => discountId !== null).length,
    changedInShopify: parts.filter(({ seen }) => seen !== null).length,
  };
}

export function phaseCondition(phase: PromotionPhase, now: Date): Prisma.PromotionWhereInput {
  const state = 'scheduled';
  switch (phase) {
    case 'scheduled':
      return { state, startsAt: { gt: now }, endsAt: { gt: now } };
    case 'running':
      return { state, startsAt: { lte: now }, endsAt: { gt: now } };
    case 'ended':
      return { state, endsAt: { lte: now } };
    default:
      return { state: phase };
  }
}

const inputJson = z.custom<Prisma.InputJsonObject>(
  (value) => typeof value === 'object' && value !== null,
);

export function json(value: object): Prisma.InputJsonObject {
  return inputJson.parse(JSON.parse(storableJson(value)));
}

export function jsonOrNull(value: object | null): Prisma.InputJsonObject | typeof Prisma.DbNull {
  return value === null ? Prisma.DbNull : json(value);
}
