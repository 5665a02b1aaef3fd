import type { Prisma, Store as StoreRow } from '../generated/client';
import { z } from 'zod';
import { settingsThatHold, type StoreSettings } from '~/core/audit/settings';
import type { RepeatedPhrases } from '~/core/listing/repeated-phrases';
import type { StoreFacts, StorePolicy } from '~/core/store/store-facts';
import type { StoreRecord, StoreRepository } from '~/services/store/ports';
import { changeStore } from '../catalogue/change-listings';
import { translatedTexts } from '../catalogue/snapshot';
import { analyzeGrown } from '../analyze';
import type { Database } from '../database';
import { UnknownStoreError } from '../errors';
import { oneOf } from '../named-listings';
import { parseRow, type EveryProperty } from '../rows';
import { audiences } from '../shapes';

/** How many listings or orders go at once: deleting a large store in one statement would hold up all other stores. */
const ERASED_AT_ONCE = 1_000;

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
    { at, by }: { at: Date; by: string },
  ): Promise<void> {
    const { count } = await this.database.prisma.store.updateMany({
      where: { domain: store },
      data: {
        settings: { ...settings },
        settingsRevision: { increment: 1 },
        settingsSavedAt: at,
        settingsSavedBy: by,
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new UnknownStoreError(store);
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

  async erase(store: string, at: Date): Promise<void> {
    const { prisma, pool } = this.database;
    // Sessions first: from here on nothing reaches Shopify in the store's name.
    await prisma.session.deleteMany({ where: { shop: store } });
    const eraseAll = async (table: 'listing' | 'shop_order'): Promise<number> => {
      let erased = 0;
      for (;;) {
        const { rowCount } = await pool.query(
          `DELETE FROM ${table} WHERE store = $1 AND id IN (SELECT id FROM ${table} WHERE store = $1 LIMIT $2)`,
          [store, ERASED_AT_ONCE],
        );
        if (!rowCount) return erased;
        erased += rowCount;
      }
    };
    await eraseAll('shop_order');
    const listings = await eraseAll('listing');
    await prisma.$transaction([
      prisma.session.deleteMany({ where: { shop: store } }),
      prisma.store.deleteMany({ where: { domain: store } }),
      prisma.erasure.create({ data: { store, erasedAt: at, listings } }),
    ]);
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
  };
}

/** Interfaces lack the index signature that Prisma's JSON type asks for; facts are plain JSON by contract. */
function asJson(facts: StoreFacts): Prisma.InputJsonObject {
  return facts as unknown as Prisma.InputJsonObject;
}
