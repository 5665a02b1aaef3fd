import { bulkKindOf } from '~/core/changes/fixes';
import { findCauses } from '~/core/audit/causes';
import { storeTextsOf } from '~/core/audit/ignoring';
import { SEVERITIES, type Severity } from '~/core/audit/outcome';
import { readiness, withStoreWeights } from '~/core/audit/readiness';
import { STORE_TEXT_RULES } from '~/core/audit/registry';
import type { Audience } from '~/core/listing/audience';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import { viewOfFinding, withoutFailed } from '../audit/finding-view';
import type { AuditPorts, NewFindings, OpenCount, RuleCount } from '../audit/ports';
import type { FindingView } from '../audit/views';
import type { CataloguePorts } from '../catalogue/ports';
import type { Clock } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import { viewOfHistory } from '../orders/show-order-history';
import type { DigestPorts } from '../digest/ports';
import { notReadyView } from '../promotions/not-ready-view';
import type { PromotionPorts } from '../promotions/ports';
import { overdueMilestones } from '../season/milestone-progress';
import { nextMilestone } from '../season/next-milestone';
import type { SeasonPorts } from '../season/ports';
import { audiencesOf } from '../store/audiences-of';
import type { DeniedAccessPorts, StorePorts, StoreRecord } from '../store/ports';
import type { SyncPorts } from '../sync/ports';
import { viewOfSync } from '../sync/sync-view';
import { guideOf, type GuidePorts } from './guide';
import type { HomePorts } from './ports';
import { weekAgo } from './readiness-trend';
import { sinceVisit } from './since-visit';
import type { HomeView, StoreFrenchView, StoreResultView } from './views';

export interface HomeOptions {
  /** At most how many rules, and how many listings, to put forward. */
  fixFirst: number;
  /** Puts forward only what was found after the first complete audit. */
  since?: 'baseline';
  /** Somebody looks at home now, which the next visit is compared with. */
  isVisit?: boolean;
}

type ShowHomePorts = StorePorts &
  SyncPorts &
  CataloguePorts &
  AuditPorts &
  OrderPorts &
  SeasonPorts &
  Pick<PromotionPorts, 'standings' | 'promotions'> &
  DeniedAccessPorts &
  GuidePorts &
  HomePorts &
  Pick<DigestPorts, 'digestFacts'> &
  Clock;

export async function showHome(
  ports: ShowHomePorts,
  store: StoreDomain,
  { fixFirst, since, isVisit = false }: HomeOptions,
): Promise<HomeView> {
  const { stores, listings, audits, orders, standings, now } = ports;
  const record = await stores.find(store);
  const baselineAt = record?.baselineAt ?? null;
  const newSince = since === 'baseline' ? baselineAt : null;
  const audiences = audiencesOf(record);
  const mostHarmful = { sort: 'harm', direction: 'desc', state: 'findings' } as const;
  const [
    sync,
    standing,
    openCounts,
    ruleCounts,
    found,
    open,
    worst,
    milestone,
    history,
    ahead,
    guide,
    overdue,
    before,
    visit,
  ] = await Promise.all([
    syncOf(ports, store),
    standingOf(ports, store, record),
    audits.openCounts(store),
    audits.ruleCounts(store),
    newSince && audits.newFindings(store, newSince),
    audits.openByRule(store),
    listings.page(store, { ...mostHarmful, since, limit: fixFirst }),
    nextMilestone(ports, store, audiences, now()),
    orders.history(store),
    standings.ahead(store, now()),
    guideOf(ports, store, record),
    overdueMilestones(ports, store, record),
    weekAgo(ports, store, record),
    sinceVisit(ports, store, { isVisit, audiences }),
  ]);
  const { weights, storeOpen, ...whole } = standing;
  return {
    ...sync,
    ...whole,
    guide,
    audiences: audiences.map((audience) => ({
      audience,
      readiness: readiness(weights[audience]),
      weekAgo: before.readiness && {
        day: before.readiness.day,
        readiness: readiness(before.readiness.weights[audience]),
      },
      openFindings: openFindingsOf(audience, [...openCounts, ...storeOpen]),
    })),
    comparableFrom: before.comparableFrom,
    overdue,
    sinceVisit: visit,
    timeZone: timeZoneOf(record?.facts),
    baseline: baselineAt && { at: baselineAt.toISOString(), isApplied: newSince !== null },
    causes: findCauses(record?.facts ?? null, open),
    fixFirst: mostHarmfulOf(found ? onlyNew(ruleCounts, found) : ruleCounts)
      .slice(0, fixFirst)
      .map((each) => ({ ...each, bulkKind: bulkKindOf(each.rule) })),
    worstListings: worst.rows.map(({ id, title, openFindings }) => ({ id, title, openFindings })),
    unknown: ruleCounts
      .filter(({ outcomes }) => outcomes.unknown > 0)
      .sort((a, b) => b.outcomes.unknown - a.outcomes.unknown),
    nextMilestone: milestone,
    orders: viewOfHistory(history),
    promotionsNotReady: ahead.flatMap((promotion) => {
      const notReady = notReadyView(promotion, now());
      const { id, plan } = promotion;
      const timeZone = timeZoneOf(record?.facts);
      return notReady
        ? [{ id, name: plan.name, startsAt: plan.startsAt, timeZone, ...notReady }]
        : [];
    }),
  };
}

async function syncOf(
  { runs, deniedAccess }: SyncPorts & DeniedAccessPorts,
  store: StoreDomain,
): Promise<Pick<HomeView, 'sync' | 'lastSyncedAt' | 'lastMissed' | 'denied'>> {
  const [latest, lastDone] = await Promise.all([runs.latest(store), runs.lastDone(store)]);
  const readSince = (lastDone?.startedAt.getTime() ?? 0) - NOTED_EVERY_MS;
  return {
    sync: latest && viewOfSync(latest),
    lastSyncedAt: lastDone?.endedAt?.toISOString() ?? null,
    lastMissed: lastDone?.missed ?? null,
    denied: await deniedAccess.since(store, new Date(Math.max(0, readSince))),
  };
}

/** What is denied is not noted more often; what a sync that ended did not meet is denied no more. */
const NOTED_EVERY_MS = 60_000;

/** How the catalogue stands, and the store as a whole, which counts in each audience's weights. */
async function standingOf(
  { listings, audits, storeAudits }: CataloguePorts & AuditPorts,
  store: StoreDomain,
  record: StoreRecord | null,
) {
  const [counts, weights, findings, results] = await Promise.all([
    listings.counts(store),
    audits.readiness(store),
    storeAudits.findings(store),
    storeAudits.results(store),
  ]);
  const unresolved = findings
    .filter(({ status }) => status !== 'resolved')
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
    .map((finding) => {
      const hasText = typeof storeTextsOf(finding, record?.facts ?? null) === 'string';
      return viewOfFinding(finding, { hasText });
    });
  const notFailed = withoutFailed(results);
  return {
    counts,
    weights: withStoreWeights(weights, results, counts.listings),
    storeOpen: findings
      .filter(({ status }) => status === 'open')
      .map(({ audiences, severity }) => ({ audiences, severity, findings: 1 })),
    storeFindings: unresolved.filter(({ rule }) => !STORE_TEXT_RULES.has(rule)),
    storeFrench: storeFrenchOf(unresolved, notFailed),
    storeResults: notFailed.filter(({ rule }) => !STORE_TEXT_RULES.has(rule)),
  };
}

/** What a buyer in Quebec meets beside listings, of everything that is said of the store. */
function storeFrenchOf(
  unresolved: readonly FindingView[],
  notFailed: readonly StoreResultView[],
): StoreFrenchView {
  const found = unresolved.filter(({ rule }) => STORE_TEXT_RULES.has(rule));
  const open = found.filter(({ status }) => status === 'open');
  // Gravest first, as they come.
  const groups = Map.groupBy(open, ({ rule }) => rule);
  return {
    groups: [...groups].map(([rule, findings]) => ({
      rule,
      severity: findings[0]?.severity ?? 'low',
      findings,
    })),
    ignored: found.filter(({ status }) => status === 'ignored'),
    notJudged: notFailed
      .filter(({ rule, outcome }) => STORE_TEXT_RULES.has(rule) && outcome === 'unknown')
      .map(({ rule, reason }) => ({ rule, reason })),
  };
}

function mostHarmfulOf(ruleCounts: RuleCount[]): RuleCount[] {
  return ruleCounts
    .filter(({ outcomes }) => outcomes.fail > 0)
    .sort((a, b) => b.harm - a.harm || b.outcomes.fail - a.outcomes.fail);
}

/** Of listings and of the store; a finding counts for those whom it concerns, who may be fewer than its rule's. */
function openFindingsOf(audience: Audience, counts: OpenCount[]): Record<Severity, number> {
  const sum: Record<Severity, number> = { high: 0, medium: 0, low: 0 };
  for (const { audiences, severity, findings } of counts)
    if (audiences.includes(audience)) sum[severity] += findings;
  return sum;
}

/** Counts of what is new; a rule's harm in proportion to its listings, since it is kept for all of them. */
function onlyNew(ruleCounts: RuleCount[], found: NewFindings[]): RuleCount[] {
  return found.flatMap(({ rule, listings, openFindings }) => {
    const all = ruleCounts.find((each) => each.rule === rule);
    if (all === undefined) return [];
    const { outcomes } = all;
    return [
      {
        ...all,
        severity: SEVERITIES.find((severity) => openFindings[severity] > 0) ?? all.severity,
        outcomes: { ...outcomes, fail: listings },
        openFindings,
        harm: outcomes.fail === 0 ? 0 : (all.harm * listings) / outcomes.fail,
      },
    ];
  });
}
