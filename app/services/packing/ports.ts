import type { StoreDomain } from '~/core/store/store-domain';

/** Paid, not yet sent units of one listing. */
export interface DueListing {
  listingId: string;
  orders: number;
  units: number;
  /** `YYYY-MM-DD` on which the earliest of these orders was placed. */
  oldest: string;
}

/** Of orders that were sent on days on which the listing was ticked, and of which it is known what came back. */
export interface SentAfterTick {
  listingId: string;
  days: number;
  units: number;
  returnedUnits: number;
}

export interface PackingRepository {
  /** Of orders placed on `since` or later; who waits longest first. */
  due(store: StoreDomain, since: string, limit: number): Promise<DueListing[]>;
  /** Listings that were ticked on that day. */
  tickedOn(store: StoreDomain, day: string): Promise<string[]>;
  /** Of ticks on `since` or later. */
  sentAfterTicks(store: StoreDomain, listingIds: string[], since: string): Promise<SentAfterTick[]>;
  /** Sets the tick of a day, or takes it back. False: there is no such listing (any more). */
  tick(
    store: StoreDomain,
    tick: { listingId: string; day: string; isTicked: boolean },
    by: { at: Date; by: string },
  ): Promise<boolean>;
}

export interface PackingPorts {
  packing: PackingRepository;
}
