import type { Cause } from '~/core/audit/causes';
import type { BulkKind } from '~/core/changes/change';
import type { Message, RuleResult, Severity } from '~/core/audit/outcome';
import type { Readiness } from '~/core/audit/readiness';
import type { MilestoneNotice } from '~/core/digest/digest';
import type { Audience } from '~/core/listing/audience';
import type { DeniedAccess } from '~/core/store/denied-access';
import type { MissedChanges } from '~/core/sync/missed-changes';
import type { RuleCount } from '../audit/ports';
import type { FindingView } from '../audit/views';
import type { CatalogueCounts } from '../catalogue/ports';
import type { OverdueMilestone } from '../season/views';
import type { OrderHistoryView } from '../orders/views';
import type { NotReadyView } from '../promotions/views';
import type { SyncView } from '../sync/views';

/** A listing to fix first. */
export interface WorstListing {
  id: string;
  title: string;
  openFindings: Record<Severity, number>;
}

export type StoreResultView = Pick<RuleResult, 'rule' | 'audiences' | 'severity' | 'outcome'> & {
  reason: Message | null;
};

/** What rules about menus, pages, notifications and the like say. */
export interface StoreFrenchView {
  /** Rules with open findings, gravest first. */
  groups: { rule: string; severity: Severity; findings: FindingView[] }[];
  ignored: FindingView[];
  /** With why. */
  notJudged: Pick<StoreResultView, 'rule' | 'reason'>[];
}

/** What moved since home was last looked at before, by whomever of the store. */
export interface SinceVisitView {
  /** ISO 8601: when that visit ended. */
  at: string;
  /** Findings opened since then and open still, and resolved since then that were open before. */
  audiences: { audience: Audience; opened: number; resolved: number }[];
}

/** How far a merchant has come in the first hour. */
export interface GuideView {
  /** Whose buyers are judged, and the store's published languages as Shopify names them; `null`: not known. */
  audiences: Audience[];
  languages: string[] | null;
  /** What the store is has been read. */
  isRead: boolean;
  isSynced: boolean;
  /** Something was fixed in the app. */
  isFixed: boolean;
  hasDigest: boolean;
}

export interface HomeView {
  /** `null`: it was removed, or nothing is known of the store. */
  guide: GuideView | null;
  sync: SyncView | null;
  lastSyncedAt: string | null;
  /** What the last sync found changed although no webhook had told; `null`: not known. */
  lastMissed: MissedChanges | null;
  /** What Shopify does not let the app read, as far as the last sync met it. */
  denied: DeniedAccess[];
  counts: CatalogueCounts;
  /** Audiences that the store sells to, in fixed order. */
  audiences: {
    audience: Audience;
    readiness: Readiness;
    /** `null`: of then nothing is known. */
    weekAgo: { day: string; readiness: Readiness } | null;
    openFindings: Record<Severity, number>;
  }[];
  /** `YYYY-MM-DD`: from when on readiness can be compared with the week before; `null`: nothing was judged yet. */
  comparableFrom: string | null;
  /** When the first complete audit ended, and whether only what was found later is shown under `fixFirst`. */
  baseline: { at: string; isApplied: boolean } | null;
  /** Facts about the store that explain many findings each. */
  causes: Cause[];
  /** Most harmful first; at most as many as asked for. */
  fixFirst: (RuleCount & { bulkKind: BulkKind | null })[];
  /** Most harmful first. */
  worstListings: WorstListing[];
  /** Rules that could not be judged for some listings, most listings first. */
  unknown: RuleCount[];
  /** Findings about the store as a whole that are not resolved, ignored ones among them, gravest first: its policies, its languages, its punctuality. */
  storeFindings: FindingView[];
  /** What a buyer in Quebec meets beside listings. */
  storeFrench: StoreFrenchView;
  /** Other rules about the store that pass, do not apply or cannot be judged, with why. */
  storeResults: StoreResultView[];
  /** Milestones of the season ahead that passed with something left to do, the longest ago first. */
  overdue: OverdueMilestone[];
  /** `null`: none within three weeks. */
  nextMilestone: MilestoneNotice | null;
  /** `null`: nobody had looked before. */
  sinceVisit: SinceVisitView | null;
  /** IANA name of the store's, which times are shown in. */
  timeZone: string;
  orders: OrderHistoryView;
  /** Scheduled promotions that are not ready, by start. */
  promotionsNotReady: HomePromotion[];
}

export interface HomePromotion extends NotReadyView {
  id: string;
  name: string;
  startsAt: string;
  /** IANA name of the store's, which times are shown in. */
  timeZone: string;
}
