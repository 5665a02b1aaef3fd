import { AUDIENCES, type Audience } from '~/core/listing/audience';
import { SEVERITIES, type Severity } from '~/core/audit/outcome';
import { readiness } from '~/core/audit/readiness';
import type { Ports, StoreDomain, SyncRun } from './ports';
import type { HomeView, RuleCount, SyncView } from './views';

/** `mendFirst`: at most how many rules to put forward. */
export async function showHome(
  { stores, runs, listings, audits }: Pick<Ports, 'stores' | 'runs' | 'listings' | 'audits'>,
  store: StoreDomain,
  { mendFirst }: { mendFirst: number },
): Promise<HomeView> {
  const [record, latest, lastDone, counts, weights, ruleCounts] = await Promise.all([
    stores.find(store),
    runs.latest(store),
    runs.lastDone(store),
    listings.counts(store),
    audits.readiness(store),
    audits.ruleCounts(store),
  ]);
  const sellsTo = record?.facts?.sellsTo ?? AUDIENCES;
  return {
    sync: latest && viewOfSync(latest),
    lastSyncedAt: lastDone?.endedAt?.toISOString() ?? null,
    counts,
    audiences: AUDIENCES.filter((audience) => sellsTo.includes(audience)).map((audience) => ({
      audience,
      readiness: readiness(weights[audience]),
      openFindings: openFindingsOf(audience, ruleCounts),
    })),
    mendFirst: ruleCounts
      .filter(({ outcomes }) => outcomes.fail > 0)
      .sort((a, b) => gravity(a) - gravity(b) || b.outcomes.fail - a.outcomes.fail)
      .slice(0, mendFirst),
    unknown: ruleCounts
      .filter(({ outcomes }) => outcomes.unknown > 0)
      .sort((a, b) => b.outcomes.unknown - a.outcomes.unknown),
  };
}

export function viewOfSync(run: SyncRun): SyncView {
  return {
    runId: run.id,
    state: run.phase === 'done' || run.phase === 'failed' ? run.phase : 'running',
    phase: run.phase,
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

/** 0 for the gravest: by the findings that are open, since a rule's own severity may never have occurred. */
function gravity({ severity, openFindings }: RuleCount): number {
  const gravest = SEVERITIES.find((each) => openFindings[each] > 0) ?? severity;
  return SEVERITIES.indexOf(gravest);
}
