import type { SyncRun } from './ports';
import { LISTINGS_BY_PAGES, type SyncView } from './views';

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
    isExportDenied:
      run.phase === 'reading' && run.operationId === null && (run.total ?? 0) > LISTINGS_BY_PAGES,
    startedAt: run.startedAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
    failure: run.failure,
    missed: run.missed,
  };
}
