import { z } from 'zod';
import type { Readiness, ReadinessWeights } from '~/core/audit/readiness';
import type { Milestone, MilestoneName } from '~/core/calendar/milestones';
import { SEASON_NAMES } from '~/core/calendar/season-mark';
import type {
  AudienceDigest,
  BrokenListing,
  Digest,
  DigestFinding,
  ListingSales,
  MilestoneNotice,
  NotJudged,
  PromotionNotice,
  ResolvedRule,
  Told,
} from '~/core/digest/digest';
import type { EveryProperty } from '../rows';
import { audience, audiences, message, money, severity } from '../shapes';

const weights: z.ZodType<ReadinessWeights> = z.object({
  passed: z.number(),
  failed: z.number(),
  unknown: z.number(),
} satisfies EveryProperty<ReadinessWeights>);

/** Of all audiences, as a digest told it. */
export const readinessOfAll = z.record(audience, weights);

const readiness: z.ZodType<Readiness> = z.object({
  share: z.number().nullable(),
  coverage: z.number(),
} satisfies EveryProperty<Readiness>);

const audienceDigest: z.ZodType<AudienceDigest> = z.object({
  audience,
  readiness,
  readinessBefore: readiness.nullable(),
  opened: z.number(),
  resolved: z.number(),
  stillOpen: z.number(),
} satisfies EveryProperty<AudienceDigest>);

const listing = z.object({ id: z.string(), title: z.string() });

const finding: z.ZodType<DigestFinding> = z.object({
  listing: listing.nullable(),
  rule: z.string(),
  severity,
  audiences,
  message,
  field: z.string(),
  count: z.number().optional(),
  sales: z
    .object({
      days: z.number(),
      units: z.number(),
      revenue: money.nullable(),
    } satisfies EveryProperty<ListingSales>)
    .optional(),
} satisfies EveryProperty<DigestFinding>);

const brokenListing: z.ZodType<BrokenListing> = z.object({
  listing,
  editedAt: z.string(),
  findings: z.array(finding),
  // Of the few digests that were stored before these were counted; what they name is what they knew.
  newFindings: z.number().default(0),
} satisfies EveryProperty<BrokenListing>);

const promotion: z.ZodType<PromotionNotice> = z.object({
  promotionId: z.string(),
  name: z.string(),
  event: z.enum(['starts', 'ends', 'notReady', 'waits']),
  at: z.string(),
} satisfies EveryProperty<PromotionNotice>);

const milestoneName: z.ZodType<MilestoneName> = z.enum([
  'french-ready',
  'listing-ready',
  'scheduled',
  'prices-frozen',
]);

const milestone: z.ZodType<Milestone> = z.object({
  season: z.enum(SEASON_NAMES),
  audience,
  name: milestoneName,
  on: z.string(),
  peak: z.string(),
} satisfies EveryProperty<Milestone>);

const milestoneNotice: z.ZodType<MilestoneNotice> = z.object({
  milestone,
  daysLeft: z.number(),
  listingsNotReady: z.number().nullable(),
} satisfies EveryProperty<MilestoneNotice>);

const notJudged: z.ZodType<NotJudged> = z.object({
  rule: z.string(),
  reason: message.nullable(),
  listings: z.number().nullable(),
} satisfies EveryProperty<NotJudged>);

const resolvedRule: z.ZodType<ResolvedRule> = z.object({
  rule: z.string(),
  findings: z.number(),
  listings: z.number().nullable(),
  titles: z.array(z.string()),
} satisfies EveryProperty<ResolvedRule>);

const told: z.ZodType<Told> = z.object({
  milestone: milestoneNotice.nullable(),
  notJudged: z.array(z.string()),
} satisfies EveryProperty<Told>);

/** A digest as `recipient_digest` keeps it. */
export const storedDigest: z.ZodType<Digest> = z.object({
  since: z.string(),
  until: z.string(),
  isoWeek: z.string(),
  audiences: z.array(audienceDigest),
  resolved: z.array(resolvedRule).default([]),
  fixFirst: z.array(finding),
  opened: z.array(finding).default([]),
  openedMore: z.number().default(0),
  brokenByEdits: z.array(brokenListing),
  brokenListings: z.number(),
  promotions: z.array(promotion),
  nextMilestone: milestoneNotice.nullable(),
  notJudged: z.array(notJudged),
  notJudgedMore: z.number().default(0),
  told: told.default({ milestone: null, notJudged: [] }),
  catalogueReadAt: z.string().nullable(),
} satisfies EveryProperty<Digest>);
