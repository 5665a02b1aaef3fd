import type { JobWithMetadata, PgBoss } from 'pg-boss';
import { z } from 'zod';
import { DAY_MS } from '~/core/days/milliseconds';
import { OUTSIDE_ERROR_KINDS, type FailureKind } from '~/services/outside-error';
import type { JobContext, JobFailure } from './job';
import { JOBS } from './registry';

/** Keeps jobs that were given up, until somebody replays or drops them. */
export const GIVEN_UP = 'given-up-job';
/** Looks for those whose cause may be gone. */
export const REPLAY = 'replay-given-up';
/** After a month what a job was about has long been read again. */
export const KEPT_SECONDS = (30 * DAY_MS) / 1000;

const HOUR_MS = DAY_MS / 24;

const KINDS = [...OUTSIDE_ERROR_KINDS, 'unexpected'] as const satisfies FailureKind[];

/** What an earlier version kept may lack what this one writes. */
const keptSchema = z.object({
  job: z.string(),
  payload: z.unknown(),
  kind: z.enum(KINDS).catch('unexpected'),
  message: z.string().catch(''),
  /** How often it was given up before, and replayed since. */
  replays: z.number().int().nonnegative().catch(0),
});

/** A job that was given up, and why. */
export interface GivenUpJob {
  id: string;
  job: string;
  payload: unknown;
  failure: JobFailure;
  givenUpAt: Date;
  replays: number;
}

/** How long after it was given up a job is tried again by itself; then it waits for an operator. */
const REPLAYED_AFTER_MS = [HOUR_MS / 4, HOUR_MS, 4 * HOUR_MS, 12 * HOUR_MS, 24 * HOUR_MS];

/** Trying these again could not help, whatever happens meanwhile. */
const FINAL: readonly FailureKind[] = ['gone', 'refused', 'unreadable', 'invalid'];

/** Keeps a job that was given up; an identical one that is kept already stands for both. */
export async function keepGivenUp(
  boss: PgBoss,
  { job, payload, failure }: { job: string; payload: unknown; failure: JobFailure },
): Promise<void> {
  const key = keyOf(job, payload);
  // Those that were replayed are cancelled entries of the same key.
  const before = await boss.findJobs(GIVEN_UP, { key });
  const replays = before.filter(({ state }) => state === 'cancelled').length;
  await boss.insert(GIVEN_UP, [
    {
      data: { job, payload, ...failure, replays },
      singletonKey: key,
      deleteAfterSeconds: KEPT_SECONDS,
    },
  ]);
}

/** The longest given up first. */
export async function listGivenUp(boss: PgBoss): Promise<GivenUpJob[]> {
  const kept = await boss.findJobs<unknown>(GIVEN_UP, { queued: true });
  return kept
    .flatMap(givenUpOf)
    .sort((one, other) => one.givenUpAt.getTime() - other.givenUpAt.getTime());
}

/** Puts a job into its queue again. False: no job of this version is called so. */
export async function replayGivenUp(boss: PgBoss, given: GivenUpJob): Promise<boolean> {
  const definition = JOBS.find(({ name }) => name === given.job);
  const request = definition?.requestOf(given.payload) ?? null;
  if (request === null) return false;
  await boss.insert(given.job, [request]);
  await boss.cancel(GIVEN_UP, given.id);
  return true;
}

/** Forgets a job that was given up. */
export async function dropGivenUp(boss: PgBoss, { id }: GivenUpJob): Promise<void> {
  await boss.deleteJob(GIVEN_UP, id);
}

/** Replays those whose cause may be gone: a store that lets the app in again, a database or a server that is back. */
export async function replayWhatMayWork(
  boss: PgBoss,
  { ports: { stores, now, log } }: Pick<JobContext, 'ports'>,
): Promise<void> {
  for (const given of await listGivenUp(boss)) {
    if (!isDue(given, now())) continue;
    const store = storeOf(given.payload);
    if (store !== null && given.job !== 'erase-store') {
      const record = await stores.find(store);
      if (record === null) {
        await dropGivenUp(boss, given);
        continue;
      }
      // Erasing asks nothing of Shopify.
      if (record.accessLostAt !== null && given.job !== 'erase-orders') continue;
    }
    await replayGivenUp(boss, given);
    log.info(
      { job: given.job, store, kind: given.failure.kind },
      'a job that was given up is tried again',
    );
  }
}

function isDue({ job, failure, givenUpAt, replays }: GivenUpJob, now: Date): boolean {
  const waits = REPLAYED_AFTER_MS[replays];
  if (waits === undefined || FINAL.includes(failure.kind)) return false;
  if (JOBS.find(({ name }) => name === job)?.isReplayed !== true) return false;
  return now.getTime() - givenUpAt.getTime() >= waits;
}

function givenUpOf({ id, data, createdOn }: JobWithMetadata<unknown>): GivenUpJob[] {
  const kept = keptSchema.safeParse(data);
  if (!kept.success) return [];
  const { job, payload, kind, message, replays } = kept.data;
  return [{ id, job, payload, failure: { kind, message }, givenUpAt: createdOn, replays }];
}

/** Payloads that say the same are one job, in whatever order their properties stand. */
function keyOf(job: string, payload: unknown): string {
  const parts = z.record(z.string(), z.unknown()).safeParse(payload).data ?? {};
  return `${job} ${JSON.stringify(Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1)))}`;
}

const ofStore = z.object({ store: z.string() });

function storeOf(payload: unknown): string | null {
  return ofStore.safeParse(payload).data?.store ?? null;
}
