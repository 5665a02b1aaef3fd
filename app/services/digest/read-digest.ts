import { WEEK_MS } from '~/core/days/milliseconds';
import { withStoreWeights, type ReadinessWeights } from '~/core/audit/readiness';
import {
  composeDigest,
  FINDINGS_LOOKED_AT,
  type DigestFacts,
  type PromotionDates,
} from '~/core/digest/compose';
import type { Digest, DigestFinding, Told } from '~/core/digest/digest';
import { EDIT_INDEPENDENT_RULES } from '~/core/digest/edit-independent';
import type { Audience } from '~/core/listing/audience';
import type { AuditPorts, StoredFinding } from '../audit/ports';
import type { CataloguePorts } from '../catalogue/ports';
import type { OrderPorts } from '../orders/ports';
import { notReadyView } from '../promotions/not-ready-view';
import type { PromotionPorts, PromotionSummary } from '../promotions/ports';
import { nextMilestone } from '../season/next-milestone';
import type { SeasonPorts } from '../season/ports';
import { audiencesOf } from '../store/audiences-of';
import type { StorePorts, StoreRecord } from '../store/ports';
import type { SyncPorts } from '../sync/ports';
import type { DigestPorts } from './ports';
import { withSales } from './with-sales';

/** Listings that edits broke which a digest names, and findings of each. [J] */
const BROKEN_LISTINGS = 5;
const FINDINGS_OF_BROKEN = 3;
/** Rules that could not be judged; more than there are. */
const NOT_JUDGED_LOOKED_AT = 100;

export type DigestReading = AuditPorts &
  Pick<DigestPorts, 'digestFacts'> &
  CataloguePorts &
  Pick<PromotionPorts, 'promotions' | 'standings'> &
  SyncPorts &
  OrderPorts &
  SeasonPorts &
  StorePorts;

/** For whom and since when; `readinessBefore` and `told`: what they were told then, `null`: never anything. */
export interface DigestQuery {
  since: Date;
  isoWeek: string;
  audiences: readonly Audience[];
  readinessBefore: Record<Audience, ReadinessWeights> | null;
  told: Told | null;
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
    const baselineAt = this.record.baselineAt ?? this.now;
    const since = query.since > baselineAt ? query.since : baselineAt;
    const audiences = audiencesOf(this.record).filter((each) => query.audiences.includes(each));
    const [ofStore, ofAudiences, counts, ofPeriod] = await Promise.all([
      this.#once('store', () => this.#factsOfStore()),
      this.#once(`audiences ${audiences.join()}`, () => this.#factsOf(audiences)),
      this.#once(`counts ${since.toISOString()}`, () =>
        this.ports.digestFacts.findingCounts(this.record.domain, since),
      ),
      this.#once(`period ${since.toISOString()} ${audiences.join()}`, () =>
        this.#factsOfPeriod(since, audiences),
      ),
    ]);
    const { isoWeek, readinessBefore, told } = query;
    const composed = composeDigest({
      since,
      until: this.now,
      isoWeek,
      audiences,
      readinessBefore,
      told,
      ...ofStore,
      ...ofAudiences,
      ...ofPeriod,
      counts,
    });
    const digest = await withSales(this.ports, this.record, composed);
    return { digest, readiness: ofStore.readiness };
  }

  /** The same for every recipient. */
  async #factsOfStore() {
    const { now, record } = this;
    const { audits, storeAudits, listings, promotions, standings, runs } = this.ports;
    const { domain } = record;
    const inAWeek = new Date(now.getTime() + WEEK_MS);
    const [weights, { listings: count }, findings, results, nearby, ahead, lastRun] =
      await Promise.all([
        audits.readiness(domain),
        listings.counts(domain),
        storeAudits.findings(domain),
        storeAudits.results(domain),
        promotions.within(domain, { from: now, to: inAWeek }),
        standings.ahead(domain, now),
        runs.lastDone(domain),
      ]);
    return {
      readiness: withStoreWeights(weights, results, count),
      storeFindings: findings
        .filter(({ status }) => status === 'open')
        .map((finding) => ({ finding: asDigestFinding(finding), openedAt: finding.openedAt })),
      storeNotJudged: results.flatMap(({ rule, audiences, outcome, reason }) =>
        reason && (outcome === 'unknown' || outcome === 'error')
          ? [{ rule, audiences, reason }]
          : [],
      ),
      promotions: promotionsOf([...nearby, ...ahead], now),
      catalogueReadAt: lastRun?.endedAt ?? null,
    };
  }

  async #factsOf(audiences: readonly Audience[]) {
    const { ports, now, record } = this;
    const [mostHarmful, milestone, notJudged] = await Promise.all([
      ports.digestFacts.mostHarmful(record.domain, {
        audiences,
        openedAfter: null,
        limit: FINDINGS_LOOKED_AT,
      }),
      nextMilestone(ports, record.domain, audiences, now),
      ports.digestFacts.notJudged(record.domain, audiences, NOT_JUDGED_LOOKED_AT),
    ]);
    return { mostHarmful, milestone, notJudged };
  }

  async #factsOfPeriod(since: Date, audiences: readonly Audience[]) {
    const { digestFacts } = this.ports;
    const store = this.record.domain;
    const [broken, resolved, opened] = await Promise.all([
      digestFacts.brokenByEdits(store, {
        since,
        audiences,
        exceptRules: EDIT_INDEPENDENT_RULES,
        limit: BROKEN_LISTINGS,
        findingsPerListing: FINDINGS_OF_BROKEN,
      }),
      digestFacts.resolved(store, { since, audiences }),
      digestFacts.mostHarmful(store, { audiences, openedAfter: since, limit: FINDINGS_LOOKED_AT }),
    ]);
    return { broken, resolved, opened };
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

/** Each once: those of the week, and those that are not ready whenever they start. */
function promotionsOf(found: readonly PromotionSummary[], now: Date): PromotionDates[] {
  const each = new Map(found.map((promotion) => [promotion.id, promotion]));
  return [...each.values()].map((promotion) => {
    const { id, plan } = promotion;
    const notReady = notReadyView(promotion, now);
    return {
      id,
      name: plan.name,
      startsAt: plan.startsAt,
      endsAt: plan.endsAt,
      isNotReady: notReady !== null,
      plannedStart: notReady?.plannedStart ?? null,
    };
  });
}

function asDigestFinding(finding: StoredFinding): DigestFinding {
  const { rule, severity, audiences, message, field } = finding;
  return { listing: null, rule, severity, audiences, message, field };
}
