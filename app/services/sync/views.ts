import type { SyncKind } from '~/core/sync/sync-phases';

export interface SyncView {
  runId: string;
  kind: SyncKind;
  state: 'running' | 'done' | 'failed';
  phase: string;
  done: number;
  total: number | null;
  startedAt: string;
  endedAt: string | null;
  failure: string | null;
}
