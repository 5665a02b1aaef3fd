import { z } from 'zod';
import type { DayRange } from '~/core/promotions/lift-periods';
import type { Lift } from '~/core/promotions/lift';
import type { ListingResult } from '~/core/promotions/results/listing-result';
import type { ResultPeriods } from '~/core/promotions/results/result-periods';
import type {
  Comparison,
  Effect,
  PromotionResults,
  ReturnsResult,
  SalesSums,
} from '~/core/promotions/results/results';
import type {
  BasedLift,
  ComparedListing,
  SeasonComparison,
} from '~/core/promotions/suggestions/compare-sales';
import { BLOCKER_KINDS } from '~/core/promotions/what-stands-in-the-way';
import type {
  BlockerGroup,
  BlockerItem,
  BuyersResult,
  ComputationKind,
  ComputedBy,
  JudgedPlan,
  CodeResult,
  MeasuredSales,
} from '~/services/promotions/computation-ports';
import type { EveryProperty } from '../rows';
import { audiences, message } from '../shapes';
import { promotionDiscount } from './promotion-rows';

const lift: z.ZodType<Lift> = z.object({
  ratio: z.number().nullable(),
  lower: z.number(),
  upper: z.number().nullable(),
  units: z.number(),
  otherUnits: z.number(),
} satisfies EveryProperty<Lift>);

const based = {
  basis: z.enum(['audience', 'allBuyers']),
  lift,
} satisfies EveryProperty<BasedLift>;
const basedLift: z.ZodType<BasedLift> = z.object(based);

const comparedListing: z.ZodType<ComparedListing> = z.object({
  listingId: z.string(),
  isMarked: z.boolean(),
  own: basedLift.nullable(),
  units: z.number().nullable(),
  category: z.object({ ...based, name: z.string() }).nullable(),
} satisfies EveryProperty<ComparedListing>);

const season: z.ZodType<SeasonComparison> = z.object({
  compared: z.number(),
  tooFew: z.number(),
  expectedByChance: z.number(),
  store: basedLift.nullable(),
  differ: z.boolean().nullable(),
  shortlist: z.array(comparedListing),
} satisfies EveryProperty<SeasonComparison>);

const range: z.ZodType<DayRange> = z.object({
  first: z.string(),
  last: z.string(),
} satisfies EveryProperty<DayRange>);

const sums: z.ZodType<SalesSums> = z.object({
  units: z.number(),
  returnedUnits: z.number().nullable(),
  revenue: z.number(),
  revenueUnits: z.number(),
} satisfies EveryProperty<SalesSums>);

const periods: z.ZodType<ResultPeriods> = z.object({
  during: range,
  days: z.number(),
  isPartial: z.boolean(),
  before: range.nullable(),
  noBefore: z.enum(['notKnown', 'otherPromotions']).nullable(),
  lastYear: range.nullable(),
  promotedLastYear: z.boolean(),
  yearSoFar: range.nullable(),
  halfYear: range.nullable(),
  effect: z
    .object({
      before: z.array(range),
      lastYear: z.object({ during: range, before: z.array(range) }).nullable(),
      history: range,
    })
    .nullable(),
} satisfies EveryProperty<ResultPeriods>);

const comparison: z.ZodType<Comparison> = z.object({
  range,
  sums,
  ratio: z.number().nullable(),
  othersRatio: z.number().nullable(),
} satisfies EveryProperty<Comparison>);

const effect: z.ZodType<Effect> = z.object({
  lift: lift.nullable(),
  byOthers: z.boolean(),
  byLastYear: z.boolean(),
} satisfies EveryProperty<Effect>);

const returns: z.ZodType<ReturnsResult> = z.object({
  interval: z.object({ lower: z.number(), upper: z.number() }),
  shareBefore: z.number().nullable(),
  isRaised: z.boolean(),
  openUntil: z.string().nullable(),
} satisfies EveryProperty<ReturnsResult>);

const promotionResults: z.ZodType<PromotionResults> = z.object({
  periods,
  during: sums,
  effect: effect.nullable(),
  before: comparison.nullable(),
  lastYear: comparison.nullable(),
  returns,
  shareOfYear: z
    .object({ units: z.number(), ofUnits: z.number(), days: z.number(), ofDays: z.number() })
    .nullable(),
} satisfies EveryProperty<PromotionResults>);

const listingResult: z.ZodType<ListingResult> = z.object({
  listingId: z.string(),
  title: z.string(),
  during: sums,
  withCode: sums.nullable(),
  beforeUnits: z.number().nullable(),
  lastYearUnits: z.number().nullable(),
  lift: lift.nullable(),
  stock: z.number().nullable(),
  marginPercent: z.number().nullable(),
} satisfies EveryProperty<ListingResult>);

const withCode: z.ZodType<CodeResult> = z.object({
  code: z.string(),
  sums: sums.nullable(),
  orders: z.number(),
} satisfies EveryProperty<CodeResult>);

const byBuyers: z.ZodType<BuyersResult> = z.object({
  audiences,
  discount: promotionDiscount,
  code: z.string().nullable(),
  countries: z.array(z.string()).nullable(),
  sums: sums.nullable(),
} satisfies EveryProperty<BuyersResult>);

const measured: z.ZodType<MeasuredSales> = z.object({
  knownSince: z.string(),
  results: promotionResults,
  byBuyers: z.array(byBuyers),
  withCode: withCode.nullable(),
  marginPercent: z.number().nullable(),
  listings: z.array(listingResult),
  listingCount: z.number(),
  lessons: z.array(message),
} satisfies EveryProperty<MeasuredSales>);

const results: z.ZodType<ComputedBy['results']> = z.object({ sales: measured.nullable() });

const item: z.ZodType<BlockerItem> = z.object({
  key: z.string(),
  listing: z.object({ id: z.string(), title: z.string() }).nullable(),
  severity: z.enum(['blocking', 'notice']),
  message,
  overridable: z.boolean(),
  override: z.object({ reason: z.string(), by: z.string(), at: z.string() }).nullable(),
} satisfies EveryProperty<BlockerItem>);

const group: z.ZodType<BlockerGroup> = z.object({
  kind: z.enum(BLOCKER_KINDS.map(({ id }) => id)),
  blocking: z.number(),
  overridden: z.number(),
  notices: z.number(),
  overridable: z.boolean(),
  items: z.array(item),
  total: z.number(),
} satisfies EveryProperty<BlockerGroup>);

const plan: z.ZodType<JudgedPlan> = z.object({
  listings: z.number(),
  judged: z.number(),
  groups: z.array(group),
  blocking: z.number(),
} satisfies EveryProperty<JudgedPlan>);

/** What jobs worked out, as `computation.answer` keeps it. */
export const COMPUTED: { [Kind in ComputationKind]: z.ZodType<ComputedBy[Kind]> } = {
  season,
  results,
  plan,
};
