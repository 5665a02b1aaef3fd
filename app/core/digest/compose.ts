import { DAY_MS } from '../days/milliseconds';
import type { Message, Severity } from '../audit/outcome';
import { readiness, type ReadinessWeights } from '../audit/readiness';
import type { Audience } from '../listing/audience';
import type {
  AudienceDigest,
  BrokenListing,
  Digest,
  DigestFinding,
  MilestoneNotice,
  NotJudged,
  PromotionNotice,
} from './digest';

/** Findings that concern exactly these audiences, of listings and of the store. */
export interface FindingCount {
  audiences: Audience[];
  /** Opened within the period and open still. */
  opened: number;
  /** Resolved within it that were open before. */
  resolved: number;
  /** Open all the time. */
  stillOpen: number;
}

/** What a digest is made of. Reads may answer more than is shown; what is shown is decided here. */
export interface DigestFacts {
  since: Date;
  until: Date;
  isoWeek: string;
  /** The recipient's, of those that the store sells to. */
  audiences: readonly Audience[];
  readiness: Record<Audience, ReadinessWeights>;
  /** As the recipient's last digest told it; `null`: this is the first one. */
  readinessBefore: Record<Audience, ReadinessWeights> | null;
  counts: readonly FindingCount[];
  /** Open findings about the store as a whole. */
  storeFindings: readonly DigestFinding[];
  /** Open findings of listings, the most harmful first. */
  mostHarmful: readonly DigestFinding[];
  broken: { total: number; listings: BrokenListing[] };
  /** Scheduled and running ones. */
  promotions: readonly PromotionDates[];
  milestone: MilestoneNotice | null;
  /** Rules about the store that could not be judged. */
  storeNotJudged: readonly {
    rule: string;
    audiences: readonly Audience[];
    reason: Readonly<Message>;
  }[];
  /** Rules about listings, most listings first. */
  notJudged: readonly NotJudged[];
  catalogueReadAt: Date | null;
}

export interface PromotionDates {
  id: string;
  name: string;
  /** ISO 8601. */
  startsAt: string;
  endsAt: string;
}

/** How many things to fix a digest names; of those about the store at most so many. [J] */
export const FIX_FIRST = 5;
const FIX_FIRST_OF_STORE = 2;

/** How many reasons for not judging it names. [J] */
export const MOST_NOT_JUDGED = 5;

/** Promotions that start or end within so many days are told. */
const PROMOTION_DAYS = 7;

/** A milestone so near is a reason to write; one further off is only told. [J] */
const PRESSING_DAYS = 7;

/** Readiness that moved by less is not worth a mail. [J] */
const READINESS_STEP = 0.01;

export function composeDigest(facts: DigestFacts): Digest {
  const { since, until, isoWeek, audiences } = facts;
  return {
    since: since.toISOString(),
    until: until.toISOString(),
    isoWeek,
    audiences: audiences.map((audience) => audienceDigest(audience, facts)),
    fixFirst: fixFirst(facts),
    brokenByEdits: facts.broken.listings,
    brokenListings: facts.broken.total,
    promotions: promotionNotices(facts.promotions, until),
    nextMilestone: facts.milestone,
    notJudged: notJudged(facts),
    catalogueReadAt: facts.catalogueReadAt?.toISOString() ?? null,
  };
}

/**
 * Whether a digest tells anything that its reader has not been told. That is: something was found or fixed, an
 * edit broke a listing, a promotion starts or ends within the week, a milestone is due within the week, or
 * readiness moved by a percentage point. What is merely still so is no news; in a first digest everything is.
 */
export function isWorthSending(digest: Digest): boolean {
  return (
    digest.audiences.some(({ opened, resolved }) => opened > 0 || resolved > 0) ||
    digest.brokenByEdits.length > 0 ||
    digest.promotions.length > 0 ||
    (digest.nextMilestone !== null && digest.nextMilestone.daysLeft <= PRESSING_DAYS) ||
    digest.audiences.some(hasMoved) ||
    (isFirst(digest) && digest.fixFirst.length > 0)
  );
}

function isFirst({ audiences }: Digest): boolean {
  return audiences.every(({ readinessBefore }) => readinessBefore === null);
}

function hasMoved({ readiness: now, readinessBefore: before }: AudienceDigest): boolean {
  if (before === null) return false;
  if (now.share === null || before.share === null) return now.share !== before.share;
  // Shares are sums of fractions: a hundredth's own rounding error must not decide.
  return Math.abs(now.share - before.share) >= READINESS_STEP - 1e-9;
}

function audienceDigest(
  audience: Audience,
  { readiness: weights, readinessBefore, counts }: DigestFacts,
): AudienceDigest {
  const sum = (kind: 'opened' | 'resolved' | 'stillOpen') =>
    counts
      .filter(({ audiences }) => audiences.includes(audience))
      .reduce((total, count) => total + count[kind], 0);
  return {
    audience,
    readiness: readiness(weights[audience]),
    readinessBefore: readinessBefore && readiness(readinessBefore[audience]),
    opened: sum('opened'),
    resolved: sum('resolved'),
    stillOpen: sum('stillOpen'),
  };
}

/** What concerns the store concerns each of its listings, so it comes first, yet leaves listings their place. */
function fixFirst({ audiences, storeFindings, mostHarmful }: DigestFacts): DigestFinding[] {
  const concerning = (finding: DigestFinding) =>
    finding.audiences.some((audience) => audiences.includes(audience));
  const ofStore = storeFindings
    .filter(concerning)
    .toSorted((a, b) => RANK[a.severity] - RANK[b.severity])
    .slice(0, FIX_FIRST_OF_STORE);
  const ofListings = mostHarmful.filter(concerning);
  return [...ofStore, ...ofListings].slice(0, FIX_FIRST);
}

const RANK: Record<Severity, number> = { high: 0, medium: 1, low: 2 };

function promotionNotices(promotions: readonly PromotionDates[], until: Date): PromotionNotice[] {
  const from = until.getTime();
  const to = from + PROMOTION_DAYS * DAY_MS;
  return promotions
    .flatMap(({ id, name, startsAt, endsAt }) => [
      { promotionId: id, name, event: 'starts' as const, at: startsAt },
      { promotionId: id, name, event: 'ends' as const, at: endsAt },
    ])
    .filter(({ at }) => Date.parse(at) > from && Date.parse(at) <= to)
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function notJudged({ audiences, storeNotJudged, notJudged: ofListings }: DigestFacts): NotJudged[] {
  const ofStore = storeNotJudged
    .filter((result) => result.audiences.some((audience) => audiences.includes(audience)))
    .map(({ rule, reason }) => ({ rule, reason, listings: null }));
  return [...ofStore, ...ofListings].slice(0, MOST_NOT_JUDGED);
}
