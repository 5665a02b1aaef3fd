import { PostgresAuditRepository } from './db/audit-repository';
import type { Database } from './db/database';
import { PostgresListingRepository } from './db/listing-repository';
import { PostgresOrderRepository } from './db/order-repository';
import { PostgresStoreAuditRepository } from './db/store-audit-repository';
import { PostgresStoreRepository } from './db/store-repository';
import { PostgresSyncRunRepository } from './db/sync-run-repository';
import { PostgresWebhookRepository } from './db/webhook-repository';

export { connectDatabase, type Database } from './db/database';
export { openDatabase, type OpenDatabase } from './db/open-database';
export { EncryptedSessionStorage } from './db/session-storage';

export function createRepositories(database: Database) {
  return {
    stores: new PostgresStoreRepository(database),
    listings: new PostgresListingRepository(database),
    audits: new PostgresAuditRepository(database),
    orders: new PostgresOrderRepository(database),
    storeAudits: new PostgresStoreAuditRepository(database),
    syncRuns: new PostgresSyncRunRepository(database),
    webhooks: new PostgresWebhookRepository(database),
  };
}
