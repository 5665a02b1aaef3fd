import { fixPageOf } from '~/core/changes/fixes';
import { adminAddress } from '~/core/store/admin-address';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, notDone, type Answer, type Gone } from '../answer';
import { readJudgeable, withPricesHeld } from '../audit/judge-listings';
import type { AuditPorts } from '../audit/ports';
import type { CataloguePorts } from '../catalogue/ports';
import type { Clock, Logs, Shopify } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import { OutsideError } from '../outside-error';
import type { StorePorts } from '../store/ports';
import { wasPriceJudge } from './bear-was-prices';
import { said } from './save-and-judge';
import { variantTarget } from './save-variant-values';
import type { NotAnswered, WasPricesView } from './views';
import type { ShopifyWriting } from './write-batch';

type WasPricePorts = StorePorts &
  CataloguePorts &
  Pick<AuditPorts, 'audits'> &
  OrderPorts &
  Shopify<ShopifyWriting> &
  Clock &
  Logs;

/** Variants for which an earlier price is looked for; more share theirs as a rule. */
const LOOKED_AT = 20;

/** Compare-at prices as Shopify has them now, each with what the price history bears. */
export async function showWasPrices(
  ports: WasPricePorts,
  store: StoreDomain,
  listingId: string,
): Promise<Answer<WasPricesView, Gone | NotAnswered>> {
  const record = await ports.stores.find(store);
  const [read] = record ? await readJudgeable(ports, record, [listingId]) : [];
  if (!record || !read) return GONE;
  const judgeable = withPricesHeld(read);
  const { listing } = judgeable;
  const claiming = listing.variants.filter(({ shopPrice }) => shopPrice.compareAt !== null);
  try {
    const { values } = await ports.shopify(store);
    const now = await values.readValues(
      claiming.map(({ id }) => variantTarget({ variantId: id, kind: 'compareAt' })),
    );
    const judge = wasPriceJudge(ports, record);
    const findings = await ports.audits.openFindings(store, [listingId]);
    return done({
      listingId,
      title: listing.title,
      currency: listing.variants[0]?.shopPrice.price.currency ?? '',
      variants: claiming.flatMap((variant, index) => {
        const read = now[index];
        if (!read) return [];
        const { id, title, sku, shopPrice } = variant;
        const borne = index < LOOKED_AT ? judge.highestBorne(judgeable, variant) : null;
        const shown = { compareAt: read.value };
        return [{ id, title, sku, values: shown, price: shopPrice.price.amount, borne }];
      }),
      findings: findings
        .filter(({ status, rule }) => status === 'open' && fixPageOf(rule) === 'was-price')
        .map(said),
      productUrl: adminAddress(store, 'products', listingId),
    });
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    return notDone({ why: 'notAnswered', kind: error.kind });
  }
}
