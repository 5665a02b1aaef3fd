import { randomUUID } from 'node:crypto';
import type { PointsEntry, PointsRepository, PointsState } from '~/services/store/points-ports';

/** Shopify's `throttleStatus`, in cost points. */
export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  /** Points a second. */
  restoreRate: number;
}

/** Who waits for an answer: a person in front of a page, or nobody. */
export type Priority = 'person' | 'background';

/** What of a full bucket the background leaves for people, who so never wait behind it. */
export const KEPT_FOR_PEOPLE = 0.25;

/** No request is answered later than this, so that what a dead process held comes back. */
const UNDER_WAY_MS = 35_000;
/** Whoever is next and does not come has been given up. */
const NEXT_GRACE_MS = 2_000;
/** A shorter sleep would only ask the database again. */
const SHORTEST_WAIT_MS = 20;

/** One request's wish for points. */
export interface Wish {
  requestId: string;
  cost: number;
  priority: Priority;
}

/** Shares the points of one store among requests; keeps what they cost. */
export class CostBucket {
  readonly #costs = new Map<string, number>();
  readonly #ledger: PointsLedger;
  #known: PointsEntry | null = null;

  /** Without a ledger: for this process alone. */
  constructor(ledger: PointsLedger = memoryLedger()) {
    this.#ledger = ledger;
  }

  /** Points that the operation asked for last time; 0 where it has not run yet. */
  costOf(operation: string): number {
    return this.#costs.get(operation) ?? 0;
  }

  wish(cost: number, priority: Priority): Wish {
    return { requestId: randomUUID(), cost, priority };
  }

  /** Takes the points of a wish, which `settle` gives back; else the milliseconds until asking again may help. */
  take(wish: Wish, nowMs: number): Promise<number> {
    return this.#change((state) => takePoints(state, wish, nowMs));
  }

  /** Ends what `take` took, with what Shopify told of the store meanwhile. */
  async settle(
    { cost }: Wish,
    told: { operation: string; requestedCost: number | null; status: ThrottleStatus | null },
    nowMs: number,
  ): Promise<void> {
    if (told.requestedCost !== null) this.#costs.set(told.operation, told.requestedCost);
    await this.#change((state) => ({
      state: settledPoints(state, { cost, status: told.status }, nowMs),
      answer: undefined,
    }));
  }

  /** Milliseconds until `cost` points are there; 0 where nothing is known. */
  waitMs(cost: number, nowMs: number): number {
    const state = this.#known?.state;
    return state ? msUntil(state, Math.min(cost, state.maximum), nowMs) : 0;
  }

  /** Decides on what was last seen, and again where that turns out to be old. */
  async #change<Answer>(
    decide: (state: PointsState | null) => { state: PointsState | null; answer: Answer },
  ): Promise<Answer> {
    let seen = this.#known ?? (await this.#ledger.read());
    let isFresh = this.#known === null;
    for (;;) {
      const { state, answer } = decide(seen?.state ?? null);
      if (state === null || state === seen?.state) {
        if (isFresh) return answer;
      } else {
        const replaced = await this.#ledger.replace(seen?.revision ?? null, state);
        if (replaced) {
          this.#known = replaced;
          return answer;
        }
      }
      const before = seen;
      seen = await this.#ledger.read();
      isFresh = true;
      this.#known = seen;
      // Of a store that is being erased, or is not installed, nothing can be kept.
      if (before === null && seen === null) return answer;
    }
  }
}

/** The points of one store, wherever they are kept. */
export interface PointsLedger {
  read(): Promise<PointsEntry | null>;
  replace(seen: string | null, state: PointsState): Promise<PointsEntry | null>;
}

export function sharedLedger(points: PointsRepository, store: string): PointsLedger {
  return {
    read: () => points.read(store),
    replace: (seen, state) => points.replace(store, seen, state),
  };
}

export function memoryLedger(): PointsLedger {
  let entry: PointsEntry | null = null;
  return {
    read: () => Promise.resolve(entry),
    replace: (seen, state) => {
      if ((entry?.revision ?? null) !== seen) return Promise.resolve(null);
      entry = { revision: String(Number(seen ?? 0) + 1), state };
      return Promise.resolve(entry);
    },
  };
}

/**
 * People take whatever is there. The background leaves people their share, and serves itself one after the other: a
 * request that has to wait is next, and the others of the background wait for it.
 */
export function takePoints(
  state: PointsState | null,
  { requestId, cost, priority }: Wish,
  nowMs: number,
): { state: PointsState | null; answer: number } {
  // Nothing is known of the store: its answer will tell.
  if (state === null) return { state, answer: 0 };
  const capped = Math.min(cost, state.maximum);
  if (priority === 'person') {
    const missingMs = msUntil(state, capped, nowMs);
    return missingMs > 0
      ? { state, answer: missingMs }
      : { state: taken(state, cost, nowMs), answer: 0 };
  }
  const kept = state.maximum * KEPT_FOR_PEOPLE;
  const wanted = Math.min(state.maximum, capped + kept);
  const next = state.next && state.next.until.getTime() > nowMs ? state.next : null;
  if (next !== null && next.requestId !== requestId) {
    const after = Math.min(state.maximum, wanted + next.cost);
    return { state, answer: Math.max(SHORTEST_WAIT_MS, msUntil(state, after, nowMs)) };
  }
  const missingMs = msUntil(state, wanted, nowMs);
  if (missingMs === 0) return { state: { ...taken(state, cost, nowMs), next: null }, answer: 0 };
  const until = new Date(nowMs + missingMs + NEXT_GRACE_MS);
  return { state: { ...state, next: { requestId, cost, until } }, answer: missingMs };
}

/** Shopify's word counts; a request whose answer was lost is over all the same. */
export function settledPoints(
  state: PointsState | null,
  { cost, status }: { cost: number; status: ThrottleStatus | null },
  nowMs: number,
): PointsState | null {
  if (status === null) {
    return state && { ...state, underWay: Math.max(0, underWayAt(state, nowMs) - cost) };
  }
  return {
    maximum: status.maximumAvailable,
    restoreRate: status.restoreRate,
    available: status.currentlyAvailable,
    at: new Date(nowMs),
    underWay: state ? Math.max(0, underWayAt(state, nowMs) - cost) : 0,
    underWayUntil: state?.underWayUntil ?? new Date(nowMs),
    next: state?.next ?? null,
  };
}

function taken(state: PointsState, cost: number, nowMs: number): PointsState {
  return {
    ...state,
    underWay: underWayAt(state, nowMs) + cost,
    underWayUntil: new Date(nowMs + UNDER_WAY_MS),
  };
}

function underWayAt({ underWay, underWayUntil }: PointsState, nowMs: number): number {
  return underWayUntil.getTime() > nowMs ? underWay : 0;
}

/** Milliseconds until so many points are free. */
function msUntil(state: PointsState, points: number, nowMs: number): number {
  const { maximum, available, restoreRate, at } = state;
  const restored = (Math.max(0, nowMs - at.getTime()) / 1000) * restoreRate;
  const free = Math.min(maximum, available + restored) - underWayAt(state, nowMs);
  const missing = points - free;
  return missing > 0 && restoreRate > 0 ? Math.ceil((missing / restoreRate) * 1000) : 0;
}
