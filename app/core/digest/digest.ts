import type { Message, Severity } from '../audit/outcome';
import type { Readiness } from '../audit/readiness';
import type { Milestone } from '../calendar/milestones';
import type { Audience } from '../listing/audience';

/** What changed in a store since a recipient's last digest, in figures and message ids; a language comes later. */
export interface Digest {
  /** ISO 8601 instants. */
  since: string;
  until: string;
  /** `2026-W48`, by ISO 8601, in the recipient's time zone. */
  isoWeek: string;
  /** The audiences that the recipient asked for, in the order in which they are shown. */
  audiences: AudienceDigest[];
  /** At most five, the most harmful first. */
  fixFirst: DigestFinding[];
  /** Listings that an edit broke within the period: the most harmful few of all `brokenListings`. */
  brokenByEdits: BrokenListing[];
  brokenListings: number;
  /** Promotions that start or end in the coming week, by time. */
  promotions: PromotionNotice[];
  /** `null`: none is near. */
  nextMilestone: MilestoneNotice | null;
  /** Rules that could not be judged, and why: about the store first, then by listings. */
  notJudged: NotJudged[];
  /** When the whole catalogue was last read from Shopify (ISO 8601); what changed there since is not known. */
  catalogueReadAt: string | null;
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
}

export interface BrokenListing {
  listing: { id: string; title: string };
  /** ISO 8601. */
  editedAt: string;
  findings: DigestFinding[];
}

export interface PromotionNotice {
  promotionId: string;
  name: string;
  event: 'starts' | 'ends';
  /** ISO 8601. */
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
  /** The commonest one. */
  reason: Message;
  /** `null`: the rule is about the store as a whole. */
  listings: number | null;
}
