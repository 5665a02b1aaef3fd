import type { Prisma, SyncRun as SyncRunRow } from '../generated/client';
import { z } from 'zod';
import { SYNC_KINDS, SYNC_PHASES, type SyncKind } from '~/core/sync/sync-phases';
import { missedInAll, type MissedChanges } from '~/core/sync/missed-changes';
import type { SyncRun, SyncRunRepository } from '~/services/sync/ports';
import type { Database } from '../database';
import { UnknownStoreError, UnknownSyncRunError } from '../errors';
import { parseRow, type EveryProperty } from '../rows';
import { messageId } from '../shapes';

/** What Prisma gives as text. */
const TEXTS = {
  tables: 'sync_run',
  row: z.object({
    kind: z.enum(SYNC_KINDS),
    phase: z.enum(SYNC_PHASES),
    failure: messageId.nullable(),
    // A version before counted products alone.
    missedOf: z
      .object({
        products: z.number(),
        removed: z.number(),
        discounts: z.number().nullable(),
        facts: z.number(),
      } satisfies EveryProperty<MissedChanges>)
      .nullable(),
  }),
};

const FIRST_PHASES = { sync: 'storeTexts', audit: 'auditing', changes: 'changes' } as const;

export class PostgresSyncRunRepository implements SyncRunRepository {
  constructor(private readonly database: Database) {}

  async begin(
    store: string,
    at: Date,
    kind: SyncKind = 'sync',
    { whole } = { whole: true },
  ): Promise<SyncRun | null> {
    return this.database.prisma.$transaction(async (transaction) => {
      await touch(transaction, store);
      // The partial unique index decides between two that begin at once.
      const [begun] = await transaction.syncRun.createManyAndReturn({
        data: [{ store, kind, phase: FIRST_PHASES[kind], startedAt: at, progressedAt: at, whole }],
        skipDuplicates: true,
      });
      return begun === undefined ? null : toSyncRun(begun);
    });
  }

  async find(store: string, runId: string): Promise<SyncRun | null> {
    return first(this.database.prisma.syncRun.findFirst({ where: { store, id: runId } }));
  }

  async latest(store: string, kind?: SyncKind): Promise<SyncRun | null> {
    return first(
      this.database.prisma.syncRun.findFirst({
        where: { store, kind },
        orderBy: { startedAt: 'desc' },
      }),
    );
  }

  async recent(store: string, limit: number): Promise<SyncRun[]> {
    const rows = await this.database.prisma.syncRun.findMany({
      where: { store },
      orderBy: { startedAt: 'desc' },
      take: limit,
    });
    return rows.map(toSyncRun);
  }

  async lastDone(store: string): Promise<SyncRun | null> {
    return lastDoneOf(this.database, store, {});
  }

  async doneBefore(
    store: string,
    startedBefore: Date,
    { whole }: { whole?: true } = {},
  ): Promise<SyncRun | null> {
    return lastDoneOf(this.database, store, { startedAt: { lt: startedBefore }, whole });
  }

  async advance(
    store: string,
    runId: string,
    change: Parameters<SyncRunRepository['advance']>[2],
  ): Promise<void> {
    await this.database.prisma.$transaction(async (transaction) => {
      await touch(transaction, store);
      const { phase, operationId, cursor, done, total, failure, endedAt, progressedAt } = change;
      const { settingsRevision, missed, whole } = change;
      const { count } = await transaction.syncRun.updateMany({
        where: { store, id: runId },
        data: {
          phase,
          operationId,
          cursor,
          done,
          total,
          failure,
          settingsRevision,
          ...(missed && { missed: missedInAll(missed), missedOf: { ...missed } }),
          whole,
          endedAt,
          progressedAt,
        },
      });
      if (count === 0) throw new UnknownSyncRunError(store, runId);
    });
  }
}

function lastDoneOf(
  { prisma }: Database,
  store: string,
  where: Prisma.SyncRunWhereInput,
): Promise<SyncRun | null> {
  return first(
    prisma.syncRun.findFirst({
      where: { ...where, store, kind: 'sync', phase: 'done' },
      orderBy: { startedAt: 'desc' },
    }),
  );
}

/** Pages show how far the sync is. */
async function touch(transaction: Prisma.TransactionClient, store: string): Promise<void> {
  const { count } = await transaction.store.updateMany({
    where: { domain: store },
    data: { version: { increment: 1 } },
  });
  if (count === 0) throw new UnknownStoreError(store);
}

async function first(row: Promise<SyncRunRow | null>): Promise<SyncRun | null> {
  const found = await row;
  return found === null ? null : toSyncRun(found);
}

/** Of runs that a version before left under way: they read the products anew. */
const FORMER_PHASES: readonly string[] = ['customs', 'translations'];

function toSyncRun(row: SyncRunRow): SyncRun {
  const known = FORMER_PHASES.includes(row.phase)
    ? { ...row, phase: 'exporting', operationId: null, cursor: null }
    : row;
  const { missedOf, ...rest } = known;
  const { missedOf: missed, ...texts } = parseRow(TEXTS, row.store, { ...rest, missedOf });
  return { ...rest, ...texts, missed };
}
