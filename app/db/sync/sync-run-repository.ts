import type { Prisma, SyncRun as SyncRunRow } from '../generated/client';
import { z } from 'zod';
import { SYNC_KINDS, SYNC_PHASES, type SyncKind, type SyncPhase } from '~/core/sync/sync-phases';
import { missedInAll, type MissedChanges } from '~/core/sync/missed-changes';
import type { Transaction } from '~/services/queue';
import type { BeginOptions, SyncProgress, SyncRun, SyncRunRepository } from '~/services/sync/ports';
import { inTransaction, type Database } from '../database';
import { UnknownStoreError, UnknownSyncRunError } from '../errors';
import { parseRow, parseRows, type EveryProperty } from '../rows';
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

const DATABASE = { tables: 'version()', row: z.object({ is_server: z.boolean() }) };

const HELD = {
  tables: 'store',
  row: z.object({ is_erasing: z.boolean(), sync_wished: z.boolean().nullable() }),
};
const BEGUN = { tables: 'sync_run', row: z.object({ id: z.string() }) };

const FIRST_PHASES = { sync: 'storeTexts', audit: 'auditing', changes: 'changes' } as const;

export class PostgresSyncRunRepository implements SyncRunRepository {
  constructor(private readonly database: Database) {}

  async begin(
    store: string,
    at: Date,
    kind: SyncKind = 'sync',
    { whole, cursor }: BeginOptions = { whole: true },
    ask?: (runId: string, within: Transaction) => Promise<void>,
  ): Promise<SyncRun | null> {
    const runId = await inTransaction(this.database.pool, async (client) => {
      // The store's row first, as everywhere.
      const held = await client.query(
        'SELECT erasing_since IS NOT NULL AS is_erasing, sync_wished FROM store WHERE domain = $1 FOR NO KEY UPDATE',
        [store],
      );
      const [its] = parseRows(HELD, store, held.rows);
      if (its === undefined) throw new UnknownStoreError(store);
      if (its.is_erasing) return null;
      const isWhole = whole || (kind === 'sync' && its.sync_wished === true);
      // The partial unique index knows whether one is under way.
      const { rows } = await client.query(
        `INSERT INTO sync_run (store, kind, phase, started_at, progressed_at, whole, cursor)
         VALUES ($1, $2, $3, $4, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id`,
        [store, kind, FIRST_PHASES[kind], at, isWhole, cursor],
      );
      const [begun] = parseRows(BEGUN, store, rows);
      if (begun === undefined) return null;
      await client.query(
        `UPDATE store SET version = version + 1, sync_wished = CASE WHEN $2 THEN NULL ELSE sync_wished END
         WHERE domain = $1`,
        [store, kind === 'sync'],
      );
      await ask?.(begun.id, client as unknown as Transaction);
      return begun.id;
    });
    return runId === null ? null : this.find(store, runId);
  }

  async wish(store: string, { whole }: { whole: boolean }): Promise<void> {
    await this.database.pool.query(
      'UPDATE store SET sync_wished = coalesce(sync_wished, false) OR $2 WHERE domain = $1',
      [store, whole],
    );
  }

  async wished(store: string): Promise<{ whole: boolean } | null> {
    const row = await this.database.prisma.store.findUnique({
      where: { domain: store },
      select: { syncWished: true },
    });
    const whole = row?.syncWished ?? null;
    return whole === null ? null : { whole };
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

  /** With each batch of a sync: by one statement, which Prisma would take three and more time for. */
  async advance(
    store: string,
    runId: string,
    change: SyncProgress,
    whileIn?: SyncPhase,
  ): Promise<boolean> {
    const cells = cellsOf(change);
    const changed = ['id = id', ...cells.map(([name], index) => `${name} = $${index + 4}`)];
    const phases = whileIn === undefined ? null : [whileIn, ...storedAlsoAs(whileIn)];
    const isIt = 'store = $1 AND id = $2 AND ($3::text[] IS NULL OR phase = ANY($3))';
    // The store's row first, as everywhere: who erases it holds it and wants the run's.
    const { rowCount } = await this.database.pool.query(
      `WITH touched AS (
         UPDATE store SET version = version + 1
         WHERE domain = $1 AND EXISTS (SELECT FROM sync_run WHERE ${isIt}) RETURNING domain)
       UPDATE sync_run SET ${changed.join(', ')} WHERE ${isIt} AND store = (SELECT domain FROM touched)`,
      [store, runId, phases, ...cells.map(([, cell]) => cell)],
    );
    if (rowCount === 0 && whileIn === undefined) throw new UnknownSyncRunError(store, runId);
    return rowCount !== 0;
  }

  async answersBesideWrites(): Promise<boolean> {
    const { rows } = await this.database.pool.query(
      `SELECT version() NOT LIKE '%PGlite%' AS is_server`,
    );
    return parseRow(DATABASE, null, rows[0]).is_server;
  }
}

const COLUMNS = [
  ['phase', 'phase'],
  ['operationId', 'operation_id'],
  ['cursor', 'cursor'],
  ['done', 'done'],
  ['total', 'total'],
  ['failure', 'failure'],
  ['settingsRevision', 'settings_revision'],
  ['whole', 'whole'],
  ['endedAt', 'ended_at'],
  ['progressedAt', 'progressed_at'],
] as const;

function cellsOf(change: SyncProgress): [column: string, cell: unknown][] {
  const cells = COLUMNS.flatMap(([name, column]): [string, unknown][] =>
    change[name] === undefined ? [] : [[column, change[name]]],
  );
  const { missed } = change;
  if (!missed) return cells;
  return [...cells, ['missed', missedInAll(missed)], ['missed_of', JSON.stringify(missed)]];
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

async function first(row: Promise<SyncRunRow | null>): Promise<SyncRun | null> {
  const found = await row;
  return found === null ? null : toSyncRun(found);
}

/** Of runs that a version before left under way: they read the products anew. */
const FORMER_PHASES: readonly string[] = ['customs', 'translations'];

function storedAlsoAs(phase: SyncPhase): readonly string[] {
  return phase === 'exporting' ? FORMER_PHASES : [];
}

function toSyncRun(row: SyncRunRow): SyncRun {
  const known = FORMER_PHASES.includes(row.phase)
    ? { ...row, phase: 'exporting', operationId: null, cursor: null }
    : row;
  const { missedOf, ...rest } = known;
  const { missedOf: missed, ...texts } = parseRow(TEXTS, row.store, { ...rest, missedOf });
  return { ...rest, ...texts, missed };
}
