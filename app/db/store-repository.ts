import type { Prisma } from '@prisma/client';
import { z } from 'zod';
import { AUDIENCES } from '~/core/listing/audience';
import type { StoreFacts } from '~/core/listing/store-facts';
import type { StoreRecord, StoreRepository } from '~/services/ports';
import type { Database } from './database';
import { UnknownStoreError } from './errors';

/** How many listings go at once: deleting a large store in one statement would hold up all other stores. */
const ERASED_AT_ONCE = 1_000;

const storedFacts: z.ZodType<StoreFacts> = z.object({
  currency: z.string(),
  primaryLocale: z.string(),
  publishedLocales: z.array(z.string()).optional(),
  timeZone: z.string().optional(),
  sellsTo: z.array(z.enum(AUDIENCES)),
});

export class PostgresStoreRepository implements StoreRepository {
  constructor(private readonly database: Database) {}

  async install(store: string, at: Date): Promise<StoreRecord> {
    const row = await this.database.prisma.store.upsert({
      where: { domain: store },
      create: { domain: store, installedAt: at },
      update: {},
    });
    return toRecord(row);
  }

  async find(store: string): Promise<StoreRecord | null> {
    const row = await this.database.prisma.store.findUnique({ where: { domain: store } });
    return row === null ? null : toRecord(row);
  }

  async saveFacts(store: string, facts: StoreFacts): Promise<void> {
    const { count } = await this.database.prisma.store.updateMany({
      where: { domain: store },
      data: { facts: asJson(facts), version: { increment: 1 } },
    });
    if (count === 0) throw new UnknownStoreError(store);
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
    let listings = 0;
    for (;;) {
      const { rowCount } = await pool.query(
        'DELETE FROM listing WHERE store = $1 AND id IN (SELECT id FROM listing WHERE store = $1 LIMIT $2)',
        [store, ERASED_AT_ONCE],
      );
      if (!rowCount) break;
      listings += rowCount;
    }
    await prisma.$transaction([
      prisma.session.deleteMany({ where: { shop: store } }),
      prisma.store.deleteMany({ where: { domain: store } }),
      prisma.erasure.create({ data: { store, erasedAt: at, listings } }),
    ]);
  }
}

function toRecord(row: {
  domain: string;
  installedAt: Date;
  facts: Prisma.JsonValue;
}): StoreRecord {
  return {
    domain: row.domain,
    installedAt: row.installedAt,
    facts: row.facts === null ? null : storedFacts.parse(row.facts),
  };
}

/** Interfaces lack the index signature that Prisma's JSON type asks for; facts are plain JSON by contract. */
function asJson(facts: StoreFacts): Prisma.InputJsonObject {
  return facts as unknown as Prisma.InputJsonObject;
}
