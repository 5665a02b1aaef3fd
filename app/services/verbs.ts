import { auditVerbs } from './audit/verbs';
import { borderVerbs } from './border/verbs';
import { catalogueVerbs } from './catalogue/verbs';
import { changeVerbs } from './changes/verbs';
import { digestVerbs } from './digest/verbs';
import { flowVerbs } from './flow/verbs';
import { homeVerbs } from './home/verbs';
import { orderVerbs } from './orders/verbs';
import { priceVerbs } from './prices/verbs';
import { packingVerbs } from './packing/verbs';
import { productPageVerbs } from './product-page/verbs';
import { promotionVerbs, suggestionVerbs } from './promotions/verbs';
import { replyVerbs } from './replies/verbs';
import { seasonVerbs } from './season/verbs';
import { settingsVerbs } from './settings/verbs';
import { storeVerbs } from './store/verbs';
import { syncVerbs } from './sync/verbs';
import { webhookVerbs } from './webhooks/verbs';

/** Every use case, by room: what routes may call once the container has bound it. */
export const VERBS = {
  store: storeVerbs,
  home: homeVerbs,
  catalogue: catalogueVerbs,
  audit: auditVerbs,
  changes: changeVerbs,
  sync: syncVerbs,
  settings: settingsVerbs,
  orders: orderVerbs,
  prices: priceVerbs,
  packing: packingVerbs,
  border: borderVerbs,
  replies: replyVerbs,
  season: seasonVerbs,
  promotions: promotionVerbs,
  suggestions: suggestionVerbs,
  digest: digestVerbs,
  productPage: productPageVerbs,
  flow: flowVerbs,
  webhooks: webhookVerbs,
};
