import { z } from 'zod';
import type { Readiness, ReadinessWeights } from '~/core/audit/readiness';
import type { Milestone, MilestoneName } from '~/core/calendar/milestones';
import { SEASON_NAMES } from '~/core/calendar/season-mark';
import type {
  AudienceDigest,
  BrokenListing,
  Digest,
  DigestFinding,
  MilestoneNotice,
  NotJudged,
  PromotionNotice,
} from '~/core/digest/digest';
import type { EveryProperty } from '../rows';
import { audience, audiences, message, severity } from '../shapes';

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
} satisfies EveryProperty<DigestFinding>);

const brokenListing: z.ZodType<BrokenListing> = z.object({
  listing,
  editedAt: z.string(),
  findings: z.array(finding),
} satisfies EveryProperty<BrokenListing>);

const promotion: z.ZodType<PromotionNotice> = z.object({
  promotionId: z.string(),
  name: z.string(),
  event: z.enum(['starts', 'ends']),
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
  reason: message,
  listings: z.number().nullable(),
} satisfies EveryProperty<NotJudged>);

/** A digest as `recipient_digest` keeps it. */
export const storedDigest: z.ZodType<Digest> = z.object({
  since: z.string(),
  until: z.string(),
  isoWeek: z.string(),
  audiences: z.array(audienceDigest),
  fixFirst: z.array(finding),
  brokenByEdits: z.array(brokenListing),
  brokenListings: z.number(),
  promotions: z.array(promotion),
  nextMilestone: milestoneNotice.nullable(),
  notJudged: z.array(notJudged),
  catalogueReadAt: z.string().nullable(),
} satisfies EveryProperty<Digest>);
