import type { FlowPayload, FindingTurn, FlowEvent, FlowTrigger } from '~/core/flow/triggers';
import type { StoreDomain } from '~/core/store/store-domain';

/** Whether a store has a workflow that a trigger starts; Flow tells when that changes. */
export interface FlowUse {
  trigger: FlowTrigger;
  /** What happened later than this has not been collected yet. */
  collectedUntil: Date;
}

/** What Flow said of a store's workflows; null: not in a way that can be read. */
export interface ToldUse {
  /** Handle, title or id of a trigger. */
  trigger: string | null;
  isUsed: boolean | null;
  toldAt: Date | null;
}

export interface PendingFlowEvent extends Pick<FlowEvent, 'trigger' | 'payload'> {
  id: string;
}

/**
 * `refused`: Shopify declined it. `unknown`: it may or may not have arrived, and Flow cannot be asked; it is not sent
 * again, since a workflow that runs twice may do harm.
 */
export type FlowEventEnd = 'sent' | 'refused' | 'unknown';

export interface FlowRepository {
  /** What Flow said earlier than what is known is ignored, and so is a store that is not installed. */
  noteUse(
    store: StoreDomain,
    use: { trigger: FlowTrigger; isUsed: boolean; toldAt: Date },
  ): Promise<void>;
  /** Triggers that start a workflow of the store. */
  uses(store: StoreDomain): Promise<FlowUse[]>;
  /** Stores with such a trigger. */
  storesInUse(): Promise<StoreDomain[]>;
  /** Findings about listings that were opened (or resolved) after `since`, by listing, rule and audit. */
  turnsSince(store: StoreDomain, turn: 'opened' | 'resolved', since: Date): Promise<FindingTurn[]>;
  /** Keeps new events to be sent, and until when the trigger was collected, in one transaction. */
  collect(
    store: StoreDomain,
    trigger: FlowTrigger,
    events: FlowEvent[],
    collectedUntil: Date,
  ): Promise<void>;
  /** Oldest first. */
  pending(store: StoreDomain, limit: number): Promise<PendingFlowEvent[]>;
  /** Takes it for sending; false where another process has. */
  claim(store: StoreDomain, eventId: string, at: Date): Promise<boolean>;
  /** Back to pending: it certainly was not sent. */
  release(store: StoreDomain, eventId: string): Promise<void>;
  end(store: StoreDomain, eventId: string, end: FlowEventEnd, at: Date): Promise<void>;
  /** Ends as `unknown` what was taken before then and never ended. Returns how many. */
  endLost(store: StoreDomain, claimedBefore: Date, at: Date): Promise<number>;
  /** Nothing of this trigger is sent until Flow says again that it is used. */
  stopUse(store: StoreDomain, trigger: FlowTrigger, at: Date): Promise<void>;
  /** Deletes events that ended before then. */
  forgetBefore(store: StoreDomain, endedBefore: Date): Promise<void>;
}

export interface FlowPorts {
  flow: FlowRepository;
}

/** What Shopify Flow takes. */
export interface ShopifyFlow {
  /** Starts the workflows of this trigger; `payload` by the keys of its fields. */
  tellFlow(trigger: FlowTrigger, payload: FlowPayload): Promise<void>;
}
