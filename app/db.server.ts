import { PostgresAuditRepository } from './db/audit-repository';
import type { Database } from './db/database';
import { PostgresFlowRepository } from './db/flow-repository';
import { PostgresBounceRepository } from './db/digest-bounces';
import { PostgresDigestFactsRepository } from './db/digest-facts';
import { PostgresOutboxRepository } from './db/digest-outbox';
import { PostgresRecipientRepository } from './db/digest-recipients';
import { PostgresDigestRepository } from './db/digest-repository';
import { PostgresListingRepository } from './db/listing-repository';
import { PostgresOrderRepository } from './db/order-repository';
import { PostgresPromotionRepository } from './db/promotion-repository';
import { PostgresPromotionSalesRepository } from './db/promotion-sales-repository';
import { PostgresSeasonRepository } from './db/season-repository';
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
    flow: new PostgresFlowRepository(database),
    orders: new PostgresOrderRepository(database),
    promotions: new PostgresPromotionRepository(database),
    promotionSales: new PostgresPromotionSalesRepository(database),
    seasons: new PostgresSeasonRepository(database),
    recipients: new PostgresRecipientRepository(database),
    digests: new PostgresDigestRepository(database),
    bounces: new PostgresBounceRepository(database),
    digestFacts: new PostgresDigestFactsRepository(database),
    outbox: new PostgresOutboxRepository(database),
    storeAudits: new PostgresStoreAuditRepository(database),
    syncRuns: new PostgresSyncRunRepository(database),
    webhooks: new PostgresWebhookRepository(database),
  };
}
