import { WEEK_MS } from '~/core/days/milliseconds';
import { withStoreWeights, type ReadinessWeights } from '~/core/audit/readiness';
import { composeDigest, FIX_FIRST, MOST_NOT_JUDGED, type DigestFacts } from '~/core/digest/compose';
import type { Digest, DigestFinding } from '~/core/digest/digest';
import { EDIT_INDEPENDENT_RULES } from '~/core/digest/edit-independent';
import type { Audience } from '~/core/listing/audience';
import type { AuditPorts } from '../audit/ports';
import type { CataloguePorts } from '../catalogue/ports';
import type { PromotionPorts } from '../promotions/ports';
import { nextMilestone } from '../season/next-milestone';
import type { SeasonPorts } from '../season/ports';
import { audiencesOf } from '../store/audiences-of';
import type { StorePorts, StoreRecord } from '../store/ports';
import type { SyncPorts } from '../sync/ports';
import type { DigestPorts } from './ports';

/** Listings that edits broke which a digest names, and findings of each. [J] */
const BROKEN_LISTINGS = 5;
const FINDINGS_OF_BROKEN = 3;

export type DigestReading = AuditPorts &
  Pick<DigestPorts, 'digestFacts'> &
  CataloguePorts &
  Pick<PromotionPorts, 'promotions'> &
  SyncPorts &
  SeasonPorts &
  StorePorts;

/** For whom and since when; `readinessBefore`: as they were told then, `null`: never. */
export interface DigestQuery {
  since: Date;
  isoWeek: string;
  audiences: readonly Audience[];
  readinessBefore: Record<Audience, ReadinessWeights> | null;
}

/** Reads what a store's digests are made of at one instant; what several recipients share is read once. */
export class DigestReader {
  readonly #shared = new Map<string, Promise<unknown>>();

  constructor(
    private readonly ports: DigestReading,
    private readonly record: StoreRecord,
    private readonly now: Date,
  ) {}

  /** What the first audit found is no news of any week: before it has ended, nothing has changed. */
  async read(query: DigestQuery): Promise<{ digest: Digest; readiness: DigestFacts['readiness'] }> {
    const { domain } = this.record;
    const baselineAt = this.record.baselineAt ?? this.now;
    const since = query.since > baselineAt ? query.since : baselineAt;
    const audiences = audiencesOf(this.record).filter((each) => query.audiences.includes(each));
    const key = `${since.toISOString()} ${audiences.join()}`;
    const { ports, now } = this;
    const [
      readiness,
      store,
      lastRun,
      promotions,
      counts,
      mostHarmful,
      broken,
      milestone,
      unjudged,
    ] = await Promise.all([
      this.#once('readiness', () => this.#readiness()),
      this.#once('store', () => this.#storeFacts()),
      this.#once('run', () => ports.runs.lastDone(domain)),
      this.#once('promotions', () =>
        ports.promotions.within(domain, { from: now, to: new Date(now.getTime() + WEEK_MS) }),
      ),
      this.#once(`counts ${since.toISOString()}`, () =>
        ports.digestFacts.findingCounts(domain, since),
      ),
      this.#once(`harmful ${audiences.join()}`, () =>
        ports.digestFacts.mostHarmful(domain, audiences, FIX_FIRST),
      ),
      this.#once(`broken ${key}`, () =>
        ports.digestFacts.brokenByEdits(domain, {
          since,
          audiences,
          exceptRules: EDIT_INDEPENDENT_RULES,
          limit: BROKEN_LISTINGS,
          findingsPerListing: FINDINGS_OF_BROKEN,
        }),
      ),
      this.#once(`milestone ${audiences.join()}`, () =>
        nextMilestone(ports, domain, audiences, now),
      ),
      this.#once(`unjudged ${audiences.join()}`, () =>
        ports.digestFacts.notJudged(domain, audiences, MOST_NOT_JUDGED),
      ),
    ]);
    const digest = composeDigest({
      since,
      until: now,
      isoWeek: query.isoWeek,
      audiences,
      readiness,
      readinessBefore: query.readinessBefore,
      counts,
      ...store,
      mostHarmful,
      broken,
      promotions: promotions.map(({ id, plan }) => ({
        id,
        name: plan.name,
        startsAt: plan.startsAt,
        endsAt: plan.endsAt,
      })),
      milestone,
      notJudged: unjudged,
      catalogueReadAt: lastRun?.endedAt ?? null,
    });
    return { digest, readiness };
  }

  async #readiness(): Promise<Record<Audience, ReadinessWeights>> {
    const { audits, storeAudits, listings } = this.ports;
    const { domain } = this.record;
    const [weights, results, { listings: count }] = await Promise.all([
      audits.readiness(domain),
      storeAudits.results(domain),
      listings.counts(domain),
    ]);
    return withStoreWeights(weights, results, count);
  }

  async #storeFacts(): Promise<Pick<DigestFacts, 'storeFindings' | 'storeNotJudged'>> {
    const { storeAudits } = this.ports;
    const { domain } = this.record;
    const [findings, results] = await Promise.all([
      storeAudits.findings(domain),
      storeAudits.results(domain),
    ]);
    return {
      storeFindings: findings
        .filter(({ status }) => status === 'open')
        .map(({ rule, severity, audiences, message, field }): DigestFinding => ({
          listing: null,
          rule,
          severity,
          audiences,
          message,
          field,
        })),
      storeNotJudged: results.flatMap(({ rule, audiences, outcome, reason }) =>
        reason && (outcome === 'unknown' || outcome === 'error')
          ? [{ rule, audiences, reason }]
          : [],
      ),
    };
  }

  #once<T>(key: string, read: () => Promise<T>): Promise<T> {
    let shared = this.#shared.get(key) as Promise<T> | undefined;
    if (!shared) {
      shared = read();
      this.#shared.set(key, shared);
    }
    return shared;
  }
}
