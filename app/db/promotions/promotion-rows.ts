import type {
  Promotion as PromotionRow,
  PromotionEvent as EventRow,
  PromotionPart as PartRow,
} from '../generated/client';
import { z } from 'zod';
import type { BlockerId } from '~/core/promotions/blocker';
import { DISCOUNT_FIELDS, type DiscountTerms } from '~/core/promotions/discount-parts';
import type { Standing } from '~/core/promotions/standing';
import { BLOCKER_KINDS } from '~/core/promotions/what-stands-in-the-way';
import { WHEN_NOT_READY } from '~/core/promotions/when-not-ready';
import { EVENT_NAMES } from '~/core/calendar/events';
import { AUDIENCES } from '~/core/listing/audience';
import {
  PROMOTION_KINDS,
  type BlockerOverride,
  type CombiningRules,
  type OwnTerms,
  type PromotionExclusions,
  type PromotionPlan,
  type PromotionTarget,
} from '~/core/promotions/promotion';
import { PROMOTION_EVENTS, PROMOTION_FAILURES } from '~/core/promotions/promotion-events';
import type {
  CopiedTo,
  Promotion,
  PromotionEvent,
  PromotionEventData,
  PromotionFailure,
  PromotionPart,
  PromotionSummary,
  Waiting,
} from '~/services/promotions/ports';
import { parseRow, type EveryProperty } from '../rows';
import { audiences, money } from '../shapes';

const trigger = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('automatic') }),
  z.object({ kind: z.literal('code'), code: z.string() }),
]);
const combinesWith = z.object({
  orderDiscounts: z.boolean(),
  productDiscounts: z.boolean(),
  shippingDiscounts: z.boolean(),
} satisfies EveryProperty<CombiningRules>);

export const promotionDiscount = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('percentage'), percent: z.number() }),
  z.object({ kind: z.literal('amount'), off: money }),
]);
const ownTerms: z.ZodType<OwnTerms> = z.object({
  discount: promotionDiscount,
  code: z.string().optional(),
} satisfies EveryProperty<OwnTerms>);

const exclusions: z.ZodType<PromotionExclusions> = z.object({
  listingIds: z.array(z.string()),
  collectionIds: z.array(z.string()),
  tags: z.array(z.string()),
} satisfies EveryProperty<PromotionExclusions>);
const target: z.ZodType<PromotionTarget> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('units'), units: z.number() }),
  z.object({ kind: z.literal('revenue'), revenue: money }),
]);

/** What may be absent is so in plans of before it was there. */
const plan: z.ZodType<PromotionPlan> = z.object({
  kind: z.enum(PROMOTION_KINDS).optional(),
  name: z.string(),
  frenchName: z.string().optional(),
  audiences,
  reach: z.enum(['markets', 'allBuyers']),
  selection: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('listings'), listingIds: z.array(z.string()) }),
    z.object({ kind: z.literal('collections'), collectionIds: z.array(z.string()) }),
    z.object({ kind: z.literal('all') }),
  ]),
  exclusions: exclusions.optional(),
  discount: promotionDiscount,
  trigger,
  own: z.partialRecord(z.enum(AUDIENCES), ownTerms).optional(),
  startsAt: z.string(),
  endsAt: z.string(),
  combinesWith,
  target: target.optional(),
} satisfies EveryProperty<PromotionPlan>);

export const discountTerms: z.ZodType<DiscountTerms> = z.object({
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
} satisfies EveryProperty<DiscountTerms>);

const fields = z.array(z.enum(DISCOUNT_FIELDS));

const failure: z.ZodType<PromotionFailure> = z.object({
  reason: z.enum(PROMOTION_FAILURES),
  detail: z.string().nullable(),
} satisfies EveryProperty<PromotionFailure>);

const override: z.ZodType<BlockerOverride> = z.object({
  blocker: z.string(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
} satisfies EveryProperty<BlockerOverride>);

const KINDS: ReadonlySet<string> = new Set(BLOCKER_KINDS.map(({ id }) => id));

/** Kinds of another version have no words in this one. */
const standing: z.ZodType<Standing> = z.object({
  blocking: z.number(),
  listings: z.number(),
  kinds: z.array(z.string()).transform((ids) => ids.filter(isKind)),
  notReadySince: z.string().nullable(),
} satisfies EveryProperty<Standing>);

function isKind(id: string): id is BlockerId {
  return KINDS.has(id);
}

const whenNotReady = z.enum(WHEN_NOT_READY);

const waiting: z.ZodType<Waiting> = z.object({
  plannedStart: z.string(),
  since: z.string(),
} satisfies EveryProperty<Waiting>);

const copied: z.ZodType<CopiedTo> = z.object({
  event: z.enum(EVENT_NAMES).nullable(),
  from: z.string(),
} satisfies EveryProperty<CopiedTo>);

const eventData: z.ZodType<PromotionEventData> = z.object({
  before: plan.optional(),
  after: plan.optional(),
  failure: failure.optional(),
  override: override.optional(),
  discounts: z.number().optional(),
  fields: fields.optional(),
  gone: z.boolean().optional(),
  discountId: z.string().optional(),
  whenNotReady: whenNotReady.optional(),
  standing: standing.optional(),
  leftOut: z.number().optional(),
  followed: z.object({ added: z.number(), removed: z.number() }).optional(),
  copied: copied.optional(),
} satisfies EveryProperty<PromotionEventData>);

/** Of each table, what Prisma gives as text and as any JSON. */
const PROMOTION = {
  tables: 'promotion',
  row: z.object({
    plan,
    state: z.enum(['draft', 'scheduling', 'scheduled', 'cancelling', 'cancelled', 'failed']),
    scheduledPlan: plan.nullable(),
    failure: failure.nullable(),
    overrides: z.array(override),
    whenNotReady,
    standing: standing.nullable(),
    waiting: waiting.nullable(),
  }),
};
const PART = {
  tables: 'promotion_part',
  row: z.object({
    wanted: discountTerms.nullable(),
    known: discountTerms.nullable(),
    seen: z.object({ terms: discountTerms.nullable(), gone: z.boolean(), fields }).nullable(),
  }),
};
const EVENT = {
  tables: 'promotion_event',
  row: z.object({ kind: z.enum(PROMOTION_EVENTS), data: eventData }),
};

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
    revision: row.revision,
    ...parseRow(PROMOTION, row.store, row),
    judgedAt: row.judgedAt,
    decidedFor: row.decidedFor?.toISOString() ?? null,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

function toPart(row: PartRow): PromotionPart {
  const { wanted, known, seen } = parseRow(PART, row.store, row);
  return {
    position: row.position,
    marker: row.marker,
    discountId: row.discountId,
    wanted,
    known,
    callingSince: row.callingSince,
    seenInShopify: seen,
    seenAt: row.seenAt,
  };
}

export function toEvent(row: EventRow): PromotionEvent {
  return {
    id: String(row.id),
    at: row.at,
    by: row.by,
    ...parseRow(EVENT, row.store, row),
  };
}
