import type pg from 'pg';
import type { Prisma, Store as StoreRow } from '../generated/client';
import { z } from 'zod';
import { settingsThatHold, type StoreSettings } from '~/core/audit/settings';
import type { RepeatedPhrases } from '~/core/listing/repeated-phrases';
import type { StoreFacts, StorePolicy } from '~/core/store/store-facts';
import type { Transaction } from '~/services/queue';
import type { StoreRecord, StoreRepository } from '~/services/store/ports';
import { changeStore } from '../catalogue/change-listings';
import { translatedTexts } from '../catalogue/snapshot';
import { analyzeGrown } from '../analyze';
import { inTransaction, type Database } from '../database';
import { UnknownStoreError } from '../errors';
import { oneOf } from '../named-listings';
import { parseRow, parseRows, type EveryProperty } from '../rows';
import { audiences } from '../shapes';
import { eraseInBatches } from './erase-in-batches';

const policy: z.ZodType<StorePolicy> = z.object({
  type: z.string(),
  bodyHtml: z.string(),
  french: translatedTexts.optional(),
} satisfies EveryProperty<StorePolicy>);

const facts: z.ZodType<StoreFacts> = z.object({
  name: z.string().optional(),
  currency: z.string(),
  primaryLocale: z.string(),
  publishedLocales: z.array(z.string()).optional(),
  timeZone: z.string().optional(),
  country: z.string().optional(),
  policies: z.array(policy).optional(),
  sellsTo: audiences,
} satisfies EveryProperty<StoreFacts>);

type StoredSettings = Omit<StoreSettings, 'readsPhotos'> & { readsPhotos?: boolean };

const settings: z.ZodType<StoredSettings> = z.object({
  rulesOff: z.array(z.string()),
  thresholds: z.record(z.string(), z.record(z.string(), z.number())),
  glossary: z.array(z.string()),
  audiences: audiences.nullable(),
  // Settings that were saved by a version before did not say.
  readsPhotos: z.boolean().optional(),
} satisfies EveryProperty<StoreSettings>);

/** What Prisma gives as any JSON. */
const JSON_COLUMNS = {
  tables: 'store',
  row: z.object({
    facts: facts.nullable(),
    settings: settings.nullable(),
    repeatedPhrases: z.record(z.string(), z.number()),
  }),
};

const ERASING = {
  tables: 'store',
  row: z.object({ erasing_since: z.date(), erasing_listings: z.number(), signed_in_at: z.date() }),
};

export class PostgresStoreRepository implements StoreRepository {
  /** `byDefault`: of stores that did not choose. */
  constructor(
    private readonly database: Database,
    private readonly byDefault: StoreSettings,
  ) {}

  async install(store: string, at: Date): Promise<StoreRecord> {
    const row = await this.database.prisma.store.upsert({
      where: { domain: store },
      create: { domain: store, installedAt: at, signedInAt: at },
      update: { signedInAt: at },
    });
    return toRecord(row, this.byDefault);
  }

  async loseAccess(store: string, at: Date): Promise<void> {
    await this.database.prisma.store.updateMany({
      where: { domain: store, accessLostAt: null },
      data: { accessLostAt: at },
    });
  }

  async regainAccess(store: string): Promise<void> {
    await this.database.prisma.store.updateMany({
      where: { domain: store },
      data: { accessLostAt: null },
    });
  }

  async find(store: string): Promise<StoreRecord | null> {
    const row = await this.database.prisma.store.findUnique({ where: { domain: store } });
    return row === null ? null : toRecord(row, this.byDefault);
  }

  async saveFacts(store: string, facts: StoreFacts): Promise<void> {
    const { count } = await this.database.prisma.store.updateMany({
      where: { domain: store },
      data: { facts: asJson(facts), version: { increment: 1 } },
    });
    if (count === 0) throw new UnknownStoreError(store);
  }

  async saveRepeatedPhrases(
    store: string,
    phrases: RepeatedPhrases,
    { of, outdated }: { of: string; outdated: string[] },
  ): Promise<void> {
    await changeStore(this.database.pool, store, async (client) => {
      await client.query(
        'UPDATE store SET repeated_phrases = $2, phrases_of = $3 WHERE domain = $1',
        [store, JSON.stringify(phrases), of],
      );
      await client.query(
        `UPDATE listing SET judged_on = NULL WHERE store = $1 AND id ${oneOf('$2')}`,
        [store, outdated],
      );
      // Pages show phrases by what listings are judged of them alone.
      return 0;
    });
  }

  async saveSettings(
    store: string,
    settings: StoreSettings,
    { at, by, of }: { at: Date; by: string; of?: number },
  ): Promise<boolean> {
    const { count } = await this.database.prisma.store.updateMany({
      where: { domain: store, ...(of !== undefined && { settingsRevision: of }) },
      data: {
        settings: { ...settings },
        settingsRevision: { increment: 1 },
        settingsSavedAt: at,
        settingsSavedBy: by,
        version: { increment: 1 },
      },
    });
    if (count === 0 && (await this.find(store)) === null) throw new UnknownStoreError(store);
    return count > 0;
  }

  async markOutdated(store: string): Promise<void> {
    await this.database.prisma.store.updateMany({
      where: { domain: store },
      data: { settingsRevision: { increment: 1 } },
    });
  }

  async markBaseline(store: string, at: Date): Promise<void> {
    const { count } = await this.database.prisma.store.updateMany({
      where: { domain: store, baselineAt: null },
      data: { baselineAt: at, version: { increment: 1 } },
    });
    // A first sync fills tables from nothing: pages are not to wait until autovacuum looks.
    if (count > 0) await analyzeGrown(this.database.pool);
  }

  async removeGuide(store: string, at: Date): Promise<void> {
    await this.database.prisma.store.updateMany({
      where: { domain: store, guideRemovedAt: null },
      data: { guideRemovedAt: at, version: { increment: 1 } },
    });
  }

  async version(store: string): Promise<string> {
    const row = await this.database.prisma.store.findUnique({
      where: { domain: store },
      select: { version: true },
    });
    return String(row?.version ?? 0);
  }

  async beginErasing(
    store: string,
    at: Date,
    ask?: (within: Transaction) => Promise<void>,
  ): Promise<boolean> {
    return inTransaction(this.database.pool, async (client) => {
      const { rowCount } = await client.query(
        `UPDATE store SET erasing_since = $2, version = version + 1,
           erasing_listings = coalesce(erasing_listings, (SELECT count(*) FROM listing WHERE store = $1))
         WHERE domain = $1`,
        [store, at],
      );
      if (rowCount === 0) return false;
      // From here on nothing reaches Shopify in the store's name, and no run goes on reading.
      await client.query('DELETE FROM "Session" WHERE shop = $1', [store]);
      await client.query('DELETE FROM sync_run WHERE store = $1', [store]);
      await ask?.(client as unknown as Transaction);
      return true;
    });
  }

  async erase(store: string, at: Date): Promise<void> {
    const { pool } = this.database;
    const marked = await pool.query(
      'SELECT 1 FROM store WHERE domain = $1 AND erasing_since IS NOT NULL',
      [store],
    );
    if (marked.rowCount === 0 && !(await this.beginErasing(store, at))) return;
    await eraseInBatches(pool, store);
    await inTransaction(pool, (client) => endErasing(client, store, at));
  }
}

/** Deletes what is left, and keeps the proof. Who signed in since it began finds the store installed anew. */
async function endErasing(client: pg.PoolClient, store: string, at: Date): Promise<void> {
  const { rows } = await client.query(
    'SELECT erasing_since, erasing_listings, signed_in_at FROM store WHERE domain = $1 FOR UPDATE',
    [store],
  );
  const [erasing] = parseRows(ERASING, store, rows);
  // Another process was faster.
  if (erasing === undefined) return;
  const { erasing_since: since, erasing_listings: listings, signed_in_at: signedInAt } = erasing;
  const isAnew = signedInAt > since;
  if (!isAnew) await client.query('DELETE FROM "Session" WHERE shop = $1', [store]);
  await client.query('DELETE FROM store WHERE domain = $1', [store]);
  await client.query('INSERT INTO erasure (store, erased_at, listings) VALUES ($1, $2, $3)', [
    store,
    at,
    listings,
  ]);
  if (isAnew) {
    await client.query(
      'INSERT INTO store (domain, installed_at, signed_in_at) VALUES ($1, $2, $2)',
      [store, signedInAt],
    );
  }
}

function toRecord(row: StoreRow, byDefault: StoreSettings): StoreRecord {
  const { settingsSavedAt: at, settingsSavedBy: by } = row;
  const { facts, settings, repeatedPhrases } = parseRow(JSON_COLUMNS, row.domain, row);
  return {
    domain: row.domain,
    installedAt: row.installedAt,
    signedInAt: row.signedInAt,
    accessLostAt: row.accessLostAt,
    facts,
    settings: settings === null ? byDefault : settingsThatHold({ ...byDefault, ...settings }),
    settingsRevision: row.settingsRevision,
    settingsSaved: at === null || by === null ? null : { at, by },
    baselineAt: row.baselineAt,
    guideRemovedAt: row.guideRemovedAt,
    repeatedPhrases,
    phrasesOf: row.phrasesOf,
    erasingSince: row.erasingSince,
  };
}

/** Interfaces lack the index signature that Prisma's JSON type asks for; facts are plain JSON by contract. */
function asJson(facts: StoreFacts): Prisma.InputJsonObject {
  return facts as unknown as Prisma.InputJsonObject;
}
