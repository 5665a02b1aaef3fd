import type { Ports, SyncRun } from '../ports';

export type SyncPorts = Pick<
  Ports,
  | 'stores'
  | 'listings'
  | 'audits'
  | 'orders'
  | 'storeAudits'
  | 'runs'
  | 'queue'
  | 'shopify'
  | 'now'
  | 'log'
>;

/** How many listings are held, written and judged together: the memory of a sync whatever the store's size. */
export const BATCH_SIZE = 250;

/** What is left to do once a phase has done what it can: more, at once, or in a while. */
export type StepResult = 'goOn' | 'pause' | { continueInSeconds: number };

/**
 * One phase of a run. It stores how far it got after every batch, may be stopped anywhere and begun again
 * from what it stored: doing a batch twice changes nothing.
 */
export type SyncPhaseStep = (
  ports: SyncPorts,
  run: SyncRun,
  signals: SyncSignals,
) => Promise<StepResult>;

export interface SyncSignals {
  /** Asked for between batches: leave the rest to a later job, since this process is about to stop. */
  shouldPause: () => boolean;
}

/** A tenth of the time already waited, so that a small store waits a second and a large one costs few looks. */
export function secondsUntilNextLook(startedAt: Date, now: Date): number {
  const waitedSeconds = (now.getTime() - startedAt.getTime()) / 1000;
  return Math.min(30, Math.max(1, Math.round(waitedSeconds / 10)));
}

/**
 * Stores the progress of a batch. False when the run is no longer where `run` says: superseded, carried on by
 * another process, or its store erased. A cursor must never reach a phase that it was not meant for.
 */
export async function storeProgress(
  { runs, now }: Pick<Ports, 'runs' | 'now'>,
  run: SyncRun,
  change: Parameters<Ports['runs']['advance']>[2],
): Promise<boolean> {
  const current = await runs.find(run.store, run.id);
  if (current === null || current.phase !== run.phase) return false;
  await runs.advance(run.store, run.id, { ...change, progressedAt: now() });
  return true;
}
