import type { ReadinessWeights } from '~/core/audit/readiness';
import type { Audience } from '~/core/listing/audience';
import type { StoreDomain } from '~/core/store/store-domain';

/** How ready a store was on a day of its own (`YYYY-MM-DD`), as its first complete audit found. */
export interface ReadinessDay {
  day: string;
  weights: Record<Audience, ReadinessWeights>;
}

export interface ReadinessDayRepository {
  /** What is kept of that day already stays; days before `oldest` are forgotten. */
  keep(store: StoreDomain, readiness: ReadinessDay, oldest: string): Promise<void>;
  /** The last one kept from the first day to the second, both included; `null`: none. */
  within(store: StoreDomain, from: string, to: string): Promise<ReadinessDay | null>;
  /** The first day that is kept; `null`: none. */
  first(store: StoreDomain): Promise<string | null>;
}

export interface HomeVisitRepository {
  /**
   * That home is looked at now. Answers when the visit before this one ended, and begins a visit when it was not looked at
   * for so long; `null`: there was none before.
   */
  note(store: StoreDomain, now: Date, endsAfterMs: number): Promise<Date | null>;
  /** When the visit before this one ended, as noted; `null`: there was none. */
  before(store: StoreDomain): Promise<Date | null>;
}

export interface HomePorts {
  readinessDays: ReadinessDayRepository;
  homeVisits: HomeVisitRepository;
}
