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
  ResolvedRule,
  Told,
} from './digest';
import { EDIT_INDEPENDENT_RULES } from './edit-independent';

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
  /** What the recipient was told before; `null`: nothing. */
  told: Told | null;
  resolved: readonly ResolvedRule[];
  /** Open findings about the store as a whole. */
  storeFindings: readonly { finding: DigestFinding; openedAt: Date }[];
  /** Open findings of listings, the most harmful first. */
  mostHarmful: readonly DigestFinding[];
  /** Those of them that were opened in the period. */
  opened: readonly DigestFinding[];
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
  isNotReady: boolean;
  /** When what waits was to start; `null`: it does not wait. */
  plannedStart: string | null;
}

/** How many things to fix a digest names; of those about the store at most so many. [J] */
export const FIX_FIRST = 5;
/** So many are read, since some of them are told elsewhere in the digest. */
export const FINDINGS_LOOKED_AT = 25;
const FIX_FIRST_OF_STORE = 2;

/** How many rules that could not be judged it names. [J] */
const MOST_NOT_JUDGED = 5;
/** Of those, rules about the store as a whole that come before the listings'. */
const STORE_FIRST = 3;

/** Promotions that start or end within so many days are told. */
const PROMOTION_DAYS = 7;

/** A milestone so near is a reason to write; one further off is only told. [J] */
const PRESSING_DAYS = 7;

/** Readiness that moved by less is not worth a mail. [J] */
const READINESS_STEP = 0.01;

export function composeDigest(facts: DigestFacts): Digest {
  const { since, until, isoWeek, audiences } = facts;
  const newlyUnjudged = notToldAsUnjudged(facts);
  const opened = newFindings(facts);
  return {
    since: since.toISOString(),
    until: until.toISOString(),
    isoWeek,
    audiences: audiences.map((audience) => audienceDigest(audience, facts)),
    resolved: [...facts.resolved],
    fixFirst: facts.told === null ? fixFirst(facts) : [],
    opened,
    openedMore: openedMore(facts, opened),
    brokenByEdits: facts.broken.listings,
    brokenListings: facts.broken.total,
    promotions: promotionNotices(facts.promotions, until),
    nextMilestone: isTold(facts) ? null : facts.milestone,
    notJudged: newlyUnjudged.slice(0, MOST_NOT_JUDGED),
    notJudgedMore: Math.max(0, newlyUnjudged.length - MOST_NOT_JUDGED),
    told: { milestone: facts.milestone, notJudged: allUnjudged(facts).map(keyOf) },
    catalogueReadAt: facts.catalogueReadAt?.toISOString() ?? null,
  };
}

/**
 * Whether a digest tells anything that its reader has not been told. That is: something was found or fixed, an
 * edit broke a listing, a promotion starts or ends within the week or is not ready, a milestone is due within the week, or
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
function fixFirst(facts: DigestFacts): DigestFinding[] {
  const ofStore = facts.storeFindings.map(({ finding }) => finding);
  return namedOf(facts, ofStore, facts.mostHarmful);
}

/** What is new is told once: of a listing that an edit broke, there. */
function newFindings(facts: DigestFacts): DigestFinding[] {
  if (facts.told === null) return [];
  const ofStore = facts.storeFindings
    .filter(({ openedAt }) => openedAt > facts.since)
    .map(({ finding }) => finding);
  return namedOf(facts, ofStore, facts.opened);
}

function namedOf(
  { audiences, broken }: DigestFacts,
  storeFindings: readonly DigestFinding[],
  ofListings: readonly DigestFinding[],
): DigestFinding[] {
  const concerning = (finding: DigestFinding) =>
    finding.audiences.some((audience) => audiences.includes(audience));
  const brokenIds = broken.listings.map(({ listing }) => listing.id);
  const isToldAsBroken = ({ listing, rule }: DigestFinding) =>
    listing !== null && brokenIds.includes(listing.id) && !EDIT_INDEPENDENT_RULES.includes(rule);
  const ofStore = storeFindings
    .filter(concerning)
    .toSorted((a, b) => RANK[a.severity] - RANK[b.severity])
    .slice(0, FIX_FIRST_OF_STORE);
  const others = ofListings.filter((each) => concerning(each) && !isToldAsBroken(each));
  return [...ofStore, ...others].slice(0, FIX_FIRST);
}

/** New findings that nothing in the digest names. */
function openedMore({ told, counts, audiences, broken }: DigestFacts, opened: DigestFinding[]) {
  if (told === null) return 0;
  const all = counts
    .filter((count) => count.audiences.some((audience) => audiences.includes(audience)))
    .reduce((total, count) => total + count.opened, 0);
  const ofBroken = broken.listings.reduce((total, { newFindings }) => total + newFindings, 0);
  const named = opened.reduce((total, { count = 1 }) => total + count, 0);
  return Math.max(0, all - ofBroken - named);
}

/** A deadline that is near is told each time; another one once, and again when something of it has changed. */
function isTold({ told, milestone }: DigestFacts): boolean {
  const before = told?.milestone ?? null;
  return (
    before !== null &&
    milestone !== null &&
    milestone.daysLeft > PRESSING_DAYS &&
    before.milestone.name === milestone.milestone.name &&
    before.milestone.season === milestone.milestone.season &&
    before.milestone.audience === milestone.milestone.audience &&
    before.milestone.on === milestone.milestone.on &&
    before.listingsNotReady === milestone.listingsNotReady
  );
}

const RANK: Record<Severity, number> = { high: 0, medium: 1, low: 2 };

function promotionNotices(promotions: readonly PromotionDates[], until: Date): PromotionNotice[] {
  const from = until.getTime();
  const to = from + PROMOTION_DAYS * DAY_MS;
  return promotions
    .flatMap(({ id, name, startsAt, endsAt, isNotReady, plannedStart }): PromotionNotice[] => [
      {
        promotionId: id,
        name,
        event: plannedStart !== null ? 'waits' : isNotReady ? 'notReady' : 'starts',
        at: plannedStart ?? startsAt,
      },
      { promotionId: id, name, event: 'ends', at: endsAt },
    ])
    .filter(
      ({ event, at }) =>
        event === 'waits' ||
        event === 'notReady' ||
        (Date.parse(at) > from && Date.parse(at) <= to),
    )
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** What could be judged when the last digest was sent, or was not told of then. */
function notToldAsUnjudged(facts: DigestFacts): NotJudged[] {
  const told = facts.told?.notJudged ?? [];
  return allUnjudged(facts).filter((each) => !told.includes(keyOf(each)));
}

function allUnjudged({ audiences, storeNotJudged, notJudged: ofListings }: DigestFacts) {
  const ofStore = storeNotJudged
    .filter((result) => result.audiences.some((audience) => audiences.includes(audience)))
    .map(({ rule, reason }): NotJudged => ({ rule, reason, listings: null }));
  // A store may have a dozen of its own, and what concerns many listings would not be named.
  return [...ofStore.slice(0, STORE_FIRST), ...ofListings, ...ofStore.slice(STORE_FIRST)];
}

/** The same rule for the same reason is the same thing, however many listings there are. */
function keyOf({ rule, reason }: NotJudged): string {
  return reason === null ? rule : `${rule} ${reason.id}`;
}
