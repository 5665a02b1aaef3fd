import type { StoreDomain } from '~/core/store/store-domain';

/**
 * What is left of the query points that Shopify allows the app in a store, as it was at `at`. All processes of the app
 * spend of the same ones.
 */
export interface PointsState {
  /** What Shopify's bucket holds when it is full, and points a second that come back. */
  maximum: number;
  restoreRate: number;
  available: number;
  at: Date;
  /** Points of requests that are under way. None of them lasts beyond `underWayUntil`: a process may die meanwhile. */
  underWay: number;
  underWayUntil: Date;
  /** The one request of the background that is served next, so that large ones get their turn among small ones. */
  next: { requestId: string; cost: number; until: Date } | null;
}

/** A state as it was read: it is replaced only while nobody else has replaced it. */
export interface PointsEntry {
  revision: string;
  state: PointsState;
}

export interface PointsRepository {
  /** `null`: Shopify has told nothing of this store yet. */
  read(store: StoreDomain): Promise<PointsEntry | null>;
  /** `seen`: the revision that was read, `null` where there was none. `null`: somebody else was faster. */
  replace(store: StoreDomain, seen: string | null, state: PointsState): Promise<PointsEntry | null>;
}
