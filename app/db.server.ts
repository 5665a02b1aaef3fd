import { DEFAULT_SETTINGS } from './core/audit/settings';
import { PostgresAuditRepository } from './db/audit/audit-repository';
import { PostgresChangeRepository } from './db/changes/change-repository';
import type { Database } from './db/database';
import { PostgresFlowRepository } from './db/flow/flow-repository';
import { PostgresBounceRepository } from './db/digest/bounce-repository';
import { PostgresDigestFactsRepository } from './db/digest/digest-facts';
import { PostgresOutboxRepository } from './db/digest/outbox-repository';
import { PostgresRecipientRepository } from './db/digest/recipient-repository';
import { PostgresDigestRepository } from './db/digest/digest-repository';
import { PostgresListingRepository } from './db/catalogue/listing-repository';
import { PostgresHomeVisitRepository } from './db/home/home-visit-repository';
import { PostgresReadinessDayRepository } from './db/home/readiness-day-repository';
import { PostgresPackingRepository } from './db/packing/packing-repository';
import { PostgresOrderRepository } from './db/orders/order-repository';
import { PostgresPhotoRepository } from './db/photos/photo-repository';
import { PostgresPriceImportRepository } from './db/prices/price-import-repository';
import { PostgresCollectionMemberRepository } from './db/promotions/collection-member-repository';
import { PostgresComputationRepository } from './db/promotions/computation-repository';
import { PostgresDiscountRepository } from './db/promotions/discount-repository';
import { PostgresPromotionRepository } from './db/promotions/promotion-repository';
import { PostgresSaleRunRepository } from './db/promotions/sale-run-repository';
import { PostgresStandingRepository } from './db/promotions/standing-repository';
import { PostgresPromotionSalesRepository } from './db/promotions/promotion-sales-repository';
import { PostgresReplyRepository } from './db/replies/reply-repository';
import { PostgresSeasonRepository } from './db/season/season-repository';
import { PostgresStoreAuditRepository } from './db/audit/store-audit-repository';
import { PostgresDeniedAccessRepository } from './db/store/denied-access-repository';
import { PostgresHeldDataRepository } from './db/store/held-data-repository';
import { PostgresPointsRepository } from './db/store/points-repository';
import { PostgresStoreRepository } from './db/store/store-repository';
import { PostgresStoreTextRepository } from './db/store/store-text-repository';
import { PostgresSyncRunRepository } from './db/sync/sync-run-repository';
import { PostgresWebhookRepository } from './db/webhooks/webhook-repository';

export { connectDatabase, type Database } from './db/database';
export { databaseState, MigrationError, pendingMigrations } from './db/migrate';
export { openDatabase, type OpenDatabase } from './db/open-database';
export { readQueueFigures, type QueueFigures } from './db/operations/queue-figures';
export { readKeyUse, rotateKeys } from './db/sessions/rotate-keys';
export { exportData, sumData } from './db/transfer/export-data';
export { importData, readSums, TransferError } from './db/transfer/import-data';
export { EncryptedSessionStorage } from './db/sessions/session-storage';

/** `readsPhotos`: of stores that did not choose. */
export function createRepositories(database: Database, { readsPhotos = true } = {}) {
  return {
    stores: new PostgresStoreRepository(database, { ...DEFAULT_SETTINGS, readsPhotos }),
    listings: new PostgresListingRepository(database),
    audits: new PostgresAuditRepository(database),
    changes: new PostgresChangeRepository(database),
    flow: new PostgresFlowRepository(database),
    orders: new PostgresOrderRepository(database),
    priceImports: new PostgresPriceImportRepository(database),
    packing: new PostgresPackingRepository(database),
    photos: new PostgresPhotoRepository(database),
    readinessDays: new PostgresReadinessDayRepository(database),
    homeVisits: new PostgresHomeVisitRepository(database),
    promotions: new PostgresPromotionRepository(database),
    standings: new PostgresStandingRepository(database),
    saleRuns: new PostgresSaleRunRepository(database),
    discounts: new PostgresDiscountRepository(database),
    collectionMembers: new PostgresCollectionMemberRepository(database),
    computations: new PostgresComputationRepository(database),
    promotionSales: new PostgresPromotionSalesRepository(database),
    replies: new PostgresReplyRepository(database),
    seasons: new PostgresSeasonRepository(database),
    recipients: new PostgresRecipientRepository(database),
    digests: new PostgresDigestRepository(database),
    bounces: new PostgresBounceRepository(database),
    digestFacts: new PostgresDigestFactsRepository(database),
    outbox: new PostgresOutboxRepository(database),
    storeTexts: new PostgresStoreTextRepository(database),
    storeAudits: new PostgresStoreAuditRepository(database),
    deniedAccess: new PostgresDeniedAccessRepository(database),
    heldData: new PostgresHeldDataRepository(database),
    points: new PostgresPointsRepository(database),
    syncRuns: new PostgresSyncRunRepository(database),
    webhooks: new PostgresWebhookRepository(database),
  };
}
