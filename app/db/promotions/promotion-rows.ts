import type {
  Promotion as PromotionRow,
  PromotionEvent as EventRow,
  PromotionPart as PartRow,
} from '../generated/client';
import { z } from 'zod';
import { AUDIENCES } from '~/core/listing/audience';
import { DISCOUNT_FIELDS, type DiscountTerms } from '~/core/promotions/discount-parts';
import type { BlockerOverride, PromotionPlan } from '~/core/promotions/promotion';
import { PROMOTION_EVENTS, PROMOTION_FAILURES } from '~/core/promotions/promotion-events';
import type {
  Promotion,
  PromotionEvent,
  PromotionEventData,
  PromotionFailure,
  PromotionPart,
  PromotionSummary,
} from '~/services/promotions/ports';

const money = z.object({ amount: z.number(), currency: z.string() });
const trigger = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('automatic') }),
  z.object({ kind: z.literal('code'), code: z.string() }),
]);
const combinesWith = z.object({
  orderDiscounts: z.boolean(),
  productDiscounts: z.boolean(),
  shippingDiscounts: z.boolean(),
});

const storedPlan: z.ZodType<PromotionPlan> = z.object({
  name: z.string(),
  audiences: z.array(z.enum(AUDIENCES)),
  reach: z.enum(['markets', 'allBuyers']),
  selection: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('listings'), listingIds: z.array(z.string()) }),
    z.object({ kind: z.literal('collections'), collectionIds: z.array(z.string()) }),
  ]),
  discount: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('percentage'), percent: z.number() }),
    z.object({ kind: z.literal('amount'), off: money }),
  ]),
  trigger,
  startsAt: z.string(),
  endsAt: z.string(),
  combinesWith,
});

const storedTerms: z.ZodType<DiscountTerms> = z.object({
  title: z.string(),
  startsAt: z.string(),
  endsAt: z.string().nullable(),
  value: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('percentage'), percent: z.number() }),
    z.object({ kind: z.literal('amount'), off: money, onEachItem: z.boolean() }),
  ]),
  trigger,
  items: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('all') }),
    z.object({
      kind: z.literal('listings'),
      listingIds: z.array(z.string()),
      variants: z.array(z.object({ id: z.string(), listingId: z.string() })),
    }),
    z.object({ kind: z.literal('collections'), collectionIds: z.array(z.string()) }),
  ]),
  buyers: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('all') }),
    z.object({ kind: z.literal('markets'), marketIds: z.array(z.string()) }),
    z.object({ kind: z.literal('chosen') }),
  ]),
  combinesWith,
  conditions: z.array(z.string()),
});

const fields = z.array(z.enum(DISCOUNT_FIELDS));
const storedSeen = z.object({
  terms: storedTerms.nullable(),
  gone: z.boolean(),
  fields,
});

const storedFailure: z.ZodType<PromotionFailure> = z.object({
  reason: z.enum(PROMOTION_FAILURES),
  detail: z.string().nullable(),
});
const storedOverride: z.ZodType<BlockerOverride> = z.object({
  blocker: z.string(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
});
const storedEventKind = z.enum(PROMOTION_EVENTS);
const storedState = z.enum([
  'draft',
  'scheduling',
  'scheduled',
  'cancelling',
  'cancelled',
  'failed',
]);

const storedEventData: z.ZodType<PromotionEventData> = z.object({
  before: storedPlan.optional(),
  after: storedPlan.optional(),
  failure: storedFailure.optional(),
  override: storedOverride.optional(),
  discounts: z.number().optional(),
  fields: fields.optional(),
  gone: z.boolean().optional(),
  discountId: z.string().optional(),
});

export function toPromotion(row: PromotionRow, parts: PartRow[]): Promotion {
  return { ...toPlanned(row), parts: parts.map(toPart) };
}

export function toSummary(
  row: PromotionRow,
  counts: Pick<PromotionSummary, 'discounts' | 'changedInShopify'>,
): PromotionSummary {
  return { ...toPlanned(row), ...counts };
}

function toPlanned(row: PromotionRow): Omit<Promotion, 'parts'> {
  return {
    id: row.id,
    plan: storedPlan.parse(row.plan),
    state: storedState.parse(row.state),
    revision: row.revision,
    scheduledPlan: storedPlan.nullable().parse(row.scheduledPlan),
    failure: storedFailure.nullable().parse(row.failure),
    overrides: z.array(storedOverride).parse(row.overrides),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

function toPart(row: PartRow): PromotionPart {
  return {
    position: row.position,
    marker: row.marker,
    discountId: row.discountId,
    wanted: storedTerms.nullable().parse(row.wanted),
    known: storedTerms.nullable().parse(row.known),
    callingSince: row.callingSince,
    seenInShopify: storedSeen.nullable().parse(row.seen),
    seenAt: row.seenAt,
  };
}

export function toEvent(row: EventRow): PromotionEvent {
  return {
    id: String(row.id),
    at: row.at,
    by: row.by,
    kind: storedEventKind.parse(row.kind),
    data: storedEventData.parse(row.data),
  };
}
