import type { Severity } from '../audit/outcome';
import type { Milestone } from '../calendar/milestones';
import type { Audience } from '../listing/audience';
import type { Standing } from '../promotions/standing';
import type { WhenNotReady } from '../promotions/when-not-ready';
import { globalIdNumber } from '../store/global-id';

/** Handles of the triggers in `extensions/`: what may start a merchant's workflow. */
export const FLOW_TRIGGERS = [
  'listing-finding-opened',
  'listing-finding-resolved',
  'season-milestone-reached',
  'promotion-not-ready',
] as const;
export type FlowTrigger = (typeof FLOW_TRIGGERS)[number];

/** What happened, with what a workflow is told of it. */
export interface FlowEvent {
  trigger: FlowTrigger;
  /** What makes it one event: told twice, it is sent once. */
  subject: string;
  payload: FlowPayload;
  /** ISO 8601. */
  at: string;
}

/** What else Flow calls a trigger: its title and its id in `extensions/`. */
const NAMES: Record<FlowTrigger, { title: string; uid: string }> = {
  'listing-finding-opened': {
    title: 'Listing finding opened',
    uid: '8f6a1f1e-6f0b-4c55-9d4b-0b8f6c1d2a03',
  },
  'listing-finding-resolved': {
    title: 'Listing finding resolved',
    uid: '8f6a1f1e-6f0b-4c55-9d4b-0b8f6c1d2a04',
  },
  'season-milestone-reached': {
    title: 'Season milestone reached',
    uid: '8f6a1f1e-6f0b-4c55-9d4b-0b8f6c1d2a05',
  },
  'promotion-not-ready': {
    title: 'Promotion not ready',
    uid: '8f6a1f1e-6f0b-4c55-9d4b-0b8f6c1d2a0b',
  },
};

/** The trigger of that handle, title or id; null where it is none of ours. */
export function flowTriggerCalled(name: string): FlowTrigger | null {
  const wanted = name.trim().toLowerCase();
  return (
    FLOW_TRIGGERS.find((handle) => {
      const { title, uid } = NAMES[handle];
      return [handle, title.toLowerCase(), uid].includes(wanted);
    }) ?? null
  );
}

/** By the keys of the trigger's fields: letters and spaces, as Flow wants them. */
export type FlowPayload = Record<string, string | number>;

/** Findings of one rule in one listing that one audit opened or resolved. */
export interface FindingTurn {
  listingId: string;
  rule: string;
  audiences: readonly Audience[];
  /** The gravest. */
  severity: Severity;
  count: number;
  /** ISO 8601. */
  at: string;
}

/** A photo session may leave hundreds of findings of one rule: one audit of a listing is one event for each rule. */
export function findingEvent(
  trigger: 'listing-finding-opened' | 'listing-finding-resolved',
  { listingId, rule, audiences, severity, count, at }: FindingTurn,
): FlowEvent {
  return {
    trigger,
    subject: `${listingId} ${rule} ${at}`,
    payload: {
      product_id: productNumber(listingId),
      Rule: rule,
      Audience: audiences.join(', '),
      Severity: severity,
      Findings: count,
    },
    at,
  };
}

export function milestoneEvent(
  { season, audience, name, on, peak }: Milestone,
  { listingsNotReady, at }: { listingsNotReady: number; at: string },
): FlowEvent {
  return {
    trigger: 'season-milestone-reached',
    subject: `${season} ${audience} ${name} ${on}`,
    payload: {
      Season: season,
      Milestone: name,
      Audience: audience,
      'Peak date': peak,
      'Listings not ready': listingsNotReady,
    },
    at,
  };
}

/** What stands in the way of a scheduled promotion came, where nothing had. */
export function promotionEvent(
  { id, name, startsAt, whenNotReady }: NotReadyPromotion,
  { standing: { listings, kinds }, at }: { standing: Standing; at: string },
): FlowEvent {
  return {
    trigger: 'promotion-not-ready',
    subject: `${id} ${at}`,
    payload: {
      Promotion: name,
      Starts: startsAt,
      'Listings not ready': listings,
      Reasons: kinds.join(', '),
      'At the start': whenNotReady,
    },
    at,
  };
}

export interface NotReadyPromotion {
  id: string;
  name: string;
  /** ISO 8601. */
  startsAt: string;
  whenNotReady: WhenNotReady;
}

/** Flow wants a product's number as a number; one that JavaScript cannot hold goes as text. */
function productNumber(listingId: string): string | number {
  const digits = globalIdNumber(listingId);
  return Number.isSafeInteger(Number(digits)) ? Number(digits) : digits;
}
