import type { AuditPorts } from './audit/ports';
import type { CataloguePorts, ShopifyListings, ShopifyProductExport } from './catalogue/ports';
import type { ChangePorts, ShopifyValues } from './changes/ports';
import type { WorklistPorts } from './changes/worklist-ports';
import type { Clock, Logs, Shopify, Tables } from './common-ports';
import type { DigestPorts } from './digest/ports';
import type { FlowPorts, ShopifyFlow } from './flow/ports';
import type { HomePorts } from './home/ports';
import type { OrderFilePorts, OrderPorts, ShopifyOrders } from './orders/ports';
import type { PackingPorts } from './packing/ports';
import type { PhotoPorts, PhotoReaderPorts } from './photos/ports';
import type { PromotionPorts, ShopifyPromotions } from './promotions/ports';
import type { PricePorts } from './prices/ports';
import type { ShopifySales } from './promotions/sale-ports';
import type { Queues } from './queue';
import type { ReplyPorts } from './replies/ports';
import type { SeasonPorts } from './season/ports';
import type { HeldDataPorts } from './store/held-data-ports';
import type { ShopifyInstallation } from './store/installation-ports';
import type {
  DeniedAccessPorts,
  ShopifyStoreFacts,
  ShopifyStoreTexts,
  StorePorts,
  StoreTextPorts,
} from './store/ports';
import type { ShopifyChanges, SyncPorts } from './sync/ports';
import type { WebhookPorts } from './webhooks/ports';

/** Everything of Shopify's Admin API that some service needs of one store. */
export interface ShopifyStore
  extends
    ShopifyInstallation,
    ShopifyStoreFacts,
    ShopifyStoreTexts,
    ShopifyListings,
    ShopifyProductExport,
    ShopifyOrders,
    ShopifyChanges,
    ShopifyPromotions,
    ShopifySales,
    ShopifyFlow {
  /** What the app writes, one value at a time. */
  values: ShopifyValues;
}

/** All that services may reach, for the container and the jobs; a service names the ports that it needs. */
export interface Ports
  extends
    StorePorts,
    StoreTextPorts,
    DeniedAccessPorts,
    HeldDataPorts,
    CataloguePorts,
    AuditPorts,
    ChangePorts,
    WorklistPorts,
    OrderPorts,
    OrderFilePorts,
    PricePorts,
    SyncPorts,
    WebhookPorts,
    PackingPorts,
    PhotoPorts,
    PhotoReaderPorts,
    HomePorts,
    ReplyPorts,
    SeasonPorts,
    PromotionPorts,
    DigestPorts,
    FlowPorts,
    Queues,
    Clock,
    Logs,
    Tables,
    Shopify<ShopifyStore> {}
