import type { Message, Severity } from '../audit/outcome';
import type { Readiness } from '../audit/readiness';
import type { Milestone } from '../calendar/milestones';
import type { Audience } from '../listing/audience';
import type { Money } from '../listing/money';

/** What changed in a store since a recipient's last digest, in figures and message ids; a language comes later. */
export interface Digest {
  /** ISO 8601 instants. */
  since: string;
  until: string;
  /** `2026-W48`, by ISO 8601, in the recipient's time zone. */
  isoWeek: string;
  /** The audiences that the recipient asked for, in the order in which they are shown. */
  audiences: AudienceDigest[];
  /** What is not wrong any more, by rule. */
  resolved: ResolvedRule[];
  /** In a first digest at most five of all that is open, the most harmful first; what was open before is no news later. */
  fixFirst: DigestFinding[];
  /** Opened in the period and told nowhere else: at most five, the most harmful first. Empty in a first digest. */
  opened: DigestFinding[];
  /** Opened in the period besides those that the digest names. */
  openedMore: number;
  /** Listings that an edit broke within the period: the most harmful few of all `brokenListings`. */
  brokenByEdits: BrokenListing[];
  brokenListings: number;
  /** Promotions that start or end in the coming week, and scheduled ones that are not ready, by time. */
  promotions: PromotionNotice[];
  /** `null`: none is near, or nothing of it has changed since it was told. */
  nextMilestone: MilestoneNotice | null;
  /** Rules that cannot be judged and could before, about the store first, then by listings; in a first digest all. */
  notJudged: NotJudged[];
  /** How many more. */
  notJudgedMore: number;
  /** Of things that last, what is so now: what a digest has told, the next one does not tell again. */
  told: Told;
  /** When the whole catalogue was last read from Shopify (ISO 8601); what changed there since is not known. */
  catalogueReadAt: string | null;
}

export interface Told {
  milestone: MilestoneNotice | null;
  /** Keys of what could not be judged (`keyOf` in compose.ts). */
  notJudged: string[];
}

/** What was resolved of one rule. */
export interface ResolvedRule {
  rule: string;
  findings: number;
  /** `null`: it is about the store as a whole. */
  listings: number | null;
  /** Of a few of them. */
  titles: string[];
}

export interface AudienceDigest {
  audience: Audience;
  readiness: Readiness;
  /** At the last digest; `null`: this is the first one. */
  readinessBefore: Readiness | null;
  /** Findings opened in the period and open still; resolved in it that were open before; open all the time. */
  opened: number;
  resolved: number;
  stillOpen: number;
}

export interface DigestFinding {
  /** `null`: about the store as a whole. */
  listing: { id: string; title: string } | null;
  rule: string;
  severity: Severity;
  audiences: Audience[];
  message: Message;
  field: string;
  /** Findings of that rule in the listing, where more than this one is new; absent: this one. */
  count?: number;
  /** What the listing sold; absent: not known, or it is about the store. */
  sales?: ListingSales;
}

/** What a listing sold in the last days, all buyers together. */
export interface ListingSales {
  days: number;
  units: number;
  /** `null`: of some orders the amounts are not known. */
  revenue: Money | null;
}

export interface BrokenListing {
  listing: { id: string; title: string };
  /** ISO 8601. */
  editedAt: string;
  /** The gravest few of `newFindings`. */
  findings: DigestFinding[];
  newFindings: number;
}

export interface PromotionNotice {
  promotionId: string;
  name: string;
  /** `notReady`: it is scheduled; `waits`: it is not ready, and does not start before it is. */
  event: 'starts' | 'ends' | 'notReady' | 'waits';
  /** ISO 8601; of what waits when it was to start. */
  at: string;
}

export interface MilestoneNotice {
  milestone: Milestone;
  daysLeft: number;
  /** Listings marked for the season that are not ready for it; `null`: not known. */
  listingsNotReady: number | null;
}

export interface NotJudged {
  rule: string;
  /** Of a rule about the store; `null`: of listings, which each have their own. */
  reason: Message | null;
  /** `null`: the rule is about the store as a whole. */
  listings: number | null;
}
