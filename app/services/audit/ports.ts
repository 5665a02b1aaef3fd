import type { FindingIdentity, FindingsDiff } from '~/core/audit/diff-findings';
import type { FindingStatus } from '~/core/audit/finding-status';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Audience } from '~/core/listing/audience';
import type { ListingHarm } from '~/core/audit/harm';
import type { SeasonReadiness } from '~/core/audit/season-readiness';
import type { ReadinessWeights } from '~/core/audit/readiness';
import type { GraveResult } from '~/core/audit/high-findings';
import type { OutcomeName, Finding, RuleResult, Severity } from '~/core/audit/outcome';
import type { Ignoring } from '~/core/audit/ignoring';
import type { OpenByRule } from '~/core/audit/causes';

/** What an audit says of one listing, ready to be stored. */
export interface AuditedListing {
  listingId: string;
  /** Of the snapshot that was judged. */
  revision: number;
  results: RuleResult[];
  readiness: Record<Audience, ReadinessWeights>;
  harm: ListingHarm;
  /** Seasons for which the listing is marked. */
  seasons: SeasonReadiness[];
}

/** A verdict stands that rests on this and is of the listing as it is stored. */
export interface StandingVerdict {
  /** See `verdictBasis`. */
  basis: string;
  /** Older ones do not, since prices and sales age by the minute. */
  since: Date;
}

export interface StoredFinding extends Finding {
  listingId: string;
  rule: string;
  audiences: Audience[];
  status: FindingStatus;
  openedAt: Date;
  resolvedAt: Date | null;
  /** `null` unless the merchant ignores it. */
  ignoring: Ignoring | null;
}

export interface AuditRepository {
  /** Findings of these listings that are not resolved: open ones, and those that the merchant ignores. */
  openFindings(store: StoreDomain, listingIds: string[]): Promise<StoredFinding[]>;
  /** All findings of one listing, open ones first. */
  findingsOf(store: StoreDomain, listingId: string): Promise<StoredFinding[]>;
  /** Outcomes and reasons of one listing as last audited, in registry order. */
  resultsOf(store: StoreDomain, listingId: string): Promise<RuleResult[]>;
  /** The same of several listings; one that was never audited is absent. */
  resultsOfMany(store: StoreDomain, listingIds: string[]): Promise<Map<string, RuleResult[]>>;
  /**
   * Of several listings, the answers that found something or could not judge for somebody, with open findings of high severity
   * alone; a listing that was never audited is absent.
   */
  graveResultsOfMany(store: StoreDomain, listingIds: string[]): Promise<Map<string, GraveResult[]>>;
  /**
   * Writes results, readiness and the findings' changes set-wise, in one transaction. A listing that changed
   * (or went) since `revision` is left as it is; answers the ids of those that changed, to be audited again.
   * `basis`: what the verdicts rest on beside the listings; without one they hold until somebody looks.
   */
  save(
    store: StoreDomain,
    audits: AuditedListing[],
    changes: FindingsDiff,
    at: Date,
    basis?: string,
  ): Promise<string[]>;
  /** Those of the named listings whose verdict does not stand. */
  toJudgeAmong(
    store: StoreDomain,
    listingIds: string[],
    standing: StandingVerdict,
  ): Promise<string[]>;
  /** Those of all listings, in key order. */
  toJudgeAfter(
    store: StoreDomain,
    afterId: string | null,
    limit: number,
    standing: StandingVerdict,
  ): Promise<string[]>;
  /** `null` ends it. False where no such finding is unresolved. The listing is to be audited again after it. */
  setIgnoring(
    store: StoreDomain,
    finding: FindingIdentity,
    ignoring: Ignoring | null,
  ): Promise<boolean>;
  readiness(store: StoreDomain): Promise<Record<Audience, ReadinessWeights>>;
  /** For every rule: listings by outcome and open findings by severity. */
  ruleCounts(store: StoreDomain): Promise<RuleCount[]>;
  /** Open findings of all listings, by whom they concern; the store's own are not among them. */
  openCounts(store: StoreDomain): Promise<OpenCount[]>;
  /** Counts the open findings of all listings anew, where a version that kept no counts wrote some meanwhile. */
  recountOpen(store: StoreDomain): Promise<void>;
  /** Open findings by rule, with those that the rule's cause explains. */
  openByRule(store: StoreDomain): Promise<OpenByRule[]>;
  /** For every rule with open findings opened after `since`: listings, and findings by severity. */
  newFindings(store: StoreDomain, since: Date): Promise<NewFindings[]>;
  /** Deletes findings that were resolved before that instant. Answers how many. */
  forgetResolved(store: StoreDomain, resolvedBefore: Date): Promise<number>;
}

/** A finding of a listing, or (`null`) about the store as a whole. */
export type FindingSubject = Omit<FindingIdentity, 'listingId'> & { listingId: string | null };

/** Open findings of listings that concern the same audiences and are equally grave. */
export interface OpenCount {
  audiences: Audience[];
  severity: Severity;
  findings: number;
}

export interface NewFindings {
  rule: string;
  listings: number;
  openFindings: Record<Severity, number>;
}

export interface StoreAuditRepository {
  /** Open ones first, then ignored, then the latest resolved; the store stands in the listing's place. */
  findings(store: StoreDomain): Promise<StoredFinding[]>;
  /** As last audited, in registry order, without findings; empty: never. */
  results(store: StoreDomain): Promise<RuleResult[]>;
  /** Writes results and the findings' changes in one transaction. The changes' `listingId` is not looked at. */
  save(store: StoreDomain, results: RuleResult[], changes: FindingsDiff, at: Date): Promise<void>;
  /** `null` ends it. False where no such finding is unresolved. The store is to be judged again after it. */
  setIgnoring(
    store: StoreDomain,
    finding: Omit<FindingIdentity, 'listingId'>,
    ignoring: Ignoring | null,
  ): Promise<boolean>;
  /** As of listings. */
  forgetResolved(store: StoreDomain, resolvedBefore: Date): Promise<number>;
}

export interface AuditPorts {
  audits: AuditRepository;
  storeAudits: StoreAuditRepository;
}

export interface RuleCount {
  rule: string;
  audiences: Audience[];
  severity: Severity;
  /** Listings by outcome. */
  outcomes: Record<OutcomeName, number>;
  openFindings: Record<Severity, number>;
  /** What its open findings cost, see core/audit/harm.ts. */
  harm: number;
}
