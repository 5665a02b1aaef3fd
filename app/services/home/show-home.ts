import { findCauses } from '~/core/audit/causes';
import { storeTextsOf } from '~/core/audit/ignoring';
import { SEVERITIES, type Severity } from '~/core/audit/outcome';
import { readiness, withStoreWeights } from '~/core/audit/readiness';
import type { Audience } from '~/core/listing/audience';
import type { StoreDomain } from '~/core/store/store-domain';
import { viewOfFinding } from '../audit/finding-view';
import type { AuditPorts, NewFindings, RuleCount } from '../audit/ports';
import type { CataloguePorts } from '../catalogue/ports';
import type { Clock } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import { viewOfHistory } from '../orders/show-order-history';
import { nextMilestone } from '../season/next-milestone';
import type { SeasonPorts } from '../season/ports';
import { audiencesOf } from '../store/audiences-of';
import type { StorePorts } from '../store/ports';
import type { SyncPorts, SyncRun } from '../sync/ports';
import type { SyncView } from '../sync/views';
import type { HomeView } from './views';

export interface HomeOptions {
  /** At most how many rules, and how many listings, to put forward. */
  fixFirst: number;
  /** Puts forward only what was found after the first complete audit. */
  since?: 'baseline';
}

export async function showHome(
  {
    stores,
    runs,
    listings,
    audits,
    orders,
    storeAudits,
    seasons,
    now,
  }: StorePorts & SyncPorts & CataloguePorts & AuditPorts & OrderPorts & SeasonPorts & Clock,
  store: StoreDomain,
  { fixFirst, since }: HomeOptions,
): Promise<HomeView> {
  const [record, latest, lastDone, counts, weights, ruleCounts, open, worst] = await Promise.all([
    stores.find(store),
    runs.latest(store),
    runs.lastDone(store),
    listings.counts(store),
    audits.readiness(store),
    audits.ruleCounts(store),
    audits.openByRule(store),
    listings.page(store, {
      sort: 'harm',
      direction: 'desc',
      state: 'findings',
      since,
      limit: fixFirst,
    }),
  ]);
  const audiences = audiencesOf(record);
  const [history, storeFindings, storeResults, milestone] = await Promise.all([
    orders.history(store),
    storeAudits.findings(store),
    storeAudits.results(store),
    nextMilestone({ stores, seasons }, store, audiences, now()),
  ]);
  const wholeWeights = withStoreWeights(weights, storeResults, counts.listings);
  const baselineAt = record?.baselineAt ?? null;
  const isNewOnly = since === 'baseline' && baselineAt !== null;
  const toFix = isNewOnly
    ? onlyNew(ruleCounts, await audits.newFindings(store, baselineAt))
    : ruleCounts;
  return {
    sync: latest && viewOfSync(latest),
    lastSyncedAt: lastDone?.endedAt?.toISOString() ?? null,
    counts,
    audiences: audiences.map((audience) => ({
      audience,
      readiness: readiness(wholeWeights[audience]),
      openFindings: openFindingsOf(audience, ruleCounts),
    })),
    baseline: baselineAt && { at: baselineAt.toISOString(), isApplied: isNewOnly },
    causes: findCauses(record?.facts ?? null, open),
    fixFirst: toFix
      .filter(({ outcomes }) => outcomes.fail > 0)
      .sort((a, b) => b.harm - a.harm || b.outcomes.fail - a.outcomes.fail)
      .slice(0, fixFirst),
    worstListings: worst.rows.map(({ id, title, openFindings }) => ({ id, title, openFindings })),
    unknown: ruleCounts
      .filter(({ outcomes }) => outcomes.unknown > 0)
      .sort((a, b) => b.outcomes.unknown - a.outcomes.unknown),
    storeFindings: storeFindings
      .filter(({ status }) => status !== 'resolved')
      .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
      .map((finding) =>
        viewOfFinding(finding, {
          hasText: typeof storeTextsOf(finding, record?.facts ?? null) === 'string',
        }),
      ),
    storeResults: storeResults
      .filter(({ outcome }) => outcome !== 'fail')
      .map(({ rule, audiences, severity, outcome, reason }) => ({
        rule,
        audiences,
        severity,
        outcome,
        reason,
      })),
    nextMilestone: milestone,
    orders: viewOfHistory(history),
  };
}

export function viewOfSync(run: SyncRun): SyncView {
  const progress =
    run.phase === 'done' || run.phase === 'failed'
      ? { state: run.phase, phase: null }
      : { state: 'running' as const, phase: run.phase };
  return {
    runId: run.id,
    kind: run.kind,
    ...progress,
    done: run.done,
    total: run.total,
    startedAt: run.startedAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
    failure: run.failure,
  };
}

function openFindingsOf(audience: Audience, ruleCounts: RuleCount[]): Record<Severity, number> {
  const sum: Record<Severity, number> = { high: 0, medium: 0, low: 0 };
  for (const { audiences, openFindings } of ruleCounts) {
    if (!audiences.includes(audience)) continue;
    for (const severity of SEVERITIES) sum[severity] += openFindings[severity];
  }
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
