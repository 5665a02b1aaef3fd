import { fixKindOf, fixPageOf } from '~/core/changes/fixes';
import { withVariantValues } from '~/core/changes/variant-values';
import { DAY_MS } from '~/core/days/milliseconds';
import type { Listing, Variant } from '~/core/listing/listing';
import type { PriceHistory } from '~/core/prices/price-history';
import { wasPriceClaim, type PricePlace } from '~/core/prices/was-price-claim';
import { timeTest } from '~/core/prices/was-price-law';
import { adminAddress } from '~/core/store/admin-address';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, notDone, type Answer, type Gone } from '../answer';
import { listingJudge, readJudgeable, type JudgeableListing } from '../audit/judge-listings';
import type { AuditPorts } from '../audit/ports';
import type { CataloguePorts } from '../catalogue/ports';
import type { Clock, Logs, Shopify } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import { OutsideError } from '../outside-error';
import type { StorePorts } from '../store/ports';
import { said } from './save-and-judge';
import { variantTarget } from './save-variant-values';
import type { BornePrice, NotAnswered, PriceEvidenceView, WasPricesView } from './views';
import type { ShopifyWriting } from './write-batch';

type WasPricePorts = StorePorts &
  CataloguePorts &
  Pick<AuditPorts, 'audits'> &
  OrderPorts &
  Shopify<ShopifyWriting> &
  Clock &
  Logs;

type Judge = (variant: Variant, amount: number) => boolean;

/** Earlier prices that are tried, from the highest on. */
const TRIED = 5;
/** Variants for which an earlier price is looked for; more share theirs as a rule. */
const LOOKED_AT = 20;
/** Half a year in Canada, 90 days in the US: what the laws there look at. */
const LOOK_BACK_DAYS = { CA: 182, US: 90 } as const satisfies Record<PricePlace, number>;

/** Compare-at prices as Shopify has them now, each with what the price history bears. */
export async function showWasPrices(
  ports: WasPricePorts,
  store: StoreDomain,
  listingId: string,
): Promise<Answer<WasPricesView, Gone | NotAnswered>> {
  const record = await ports.stores.find(store);
  const [judgeable] = record ? await readJudgeable(ports, record, [listingId]) : [];
  if (!record || !judgeable) return GONE;
  const { listing } = judgeable;
  const claiming = listing.variants.filter(({ shopPrice }) => shopPrice.compareAt !== null);
  try {
    const { values } = await ports.shopify(store);
    const now = await values.readValues(
      claiming.map(({ id }) => variantTarget({ variantId: id, kind: 'compareAt' })),
    );
    const judge = listingJudge(record.settings, { now: ports.now(), onRuleError: noteIn(ports) });
    const isBorne: Judge = (variant, amount) => bears(judge, judgeable, variant, amount);
    const findings = await ports.audits.openFindings(store, [listingId]);
    return done({
      listingId,
      title: listing.title,
      currency: listing.variants[0]?.shopPrice.price.currency ?? '',
      variants: claiming.flatMap((variant, index) => {
        const read = now[index];
        if (!read) return [];
        const { id, title, sku, shopPrice } = variant;
        const borne =
          index < LOOKED_AT ? highestBorne(judgeable, variant, isBorne, ports.now()) : null;
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

function noteIn({ log }: Logs) {
  return (rule: string, error: unknown) => {
    log.error({ rule, err: error }, 'a rule threw');
  };
}

/** A rule about compare-at prices passes, and none of them fails or cannot tell. */
function bears(
  judge: ReturnType<typeof listingJudge>,
  judgeable: JudgeableListing,
  variant: Variant,
  amount: number,
): boolean {
  const listing = claimOf(judgeable.listing, variant, amount);
  const outcomes = judge({ ...judgeable, listing }).results.flatMap(({ rule, outcome }) =>
    fixKindOf(rule) === 'compareAt' && outcome !== 'notApplicable' ? [[rule, outcome]] : [],
  );
  return (
    outcomes.every(([, outcome]) => outcome === 'pass') &&
    outcomes.some(([rule]) => rule !== 'pointless-compare-at')
  );
}

/** The listing as if that variant alone were sold, with that compare-at price. */
function claimOf(listing: Listing, variant: Variant, amount: number): Listing {
  const typed = { variantId: variant.id, kind: 'compareAt' as const, value: String(amount) };
  return withVariantValues({ ...listing, variants: [variant] }, [typed]);
}

function highestBorne(
  { listing, surroundings }: JudgeableListing,
  variant: Variant,
  isBorne: Judge,
  now: Date,
): BornePrice | null {
  const { canadianPrices = [], americanPrices = [] } = surroundings;
  const earlier = earlierPrices(variant, [...canadianPrices, ...americanPrices]);
  const amount = earlier.slice(0, TRIED).find((each) => isBorne(variant, each));
  if (amount === undefined) return null;
  const [claiming = variant] = claimOf(listing, variant, amount).variants;
  return {
    amount,
    evidence: [
      ...evidenceIn('CA', claiming, canadianPrices, now),
      ...evidenceIn('US', claiming, americanPrices, now),
    ],
  };
}

/** In the store's own currency, above what is asked now, the highest first. */
function earlierPrices({ id, shopPrice }: Variant, prices: PriceHistory): number[] {
  const { amount: asked, currency } = shopPrice.price;
  const all = prices
    .filter(({ variantId }) => variantId === id)
    .flatMap((series) =>
      series.points.flatMap((point) => {
        const amount = series.currency === currency ? point.amount : point.shopAmount;
        return amount !== undefined && amount > asked ? [amount] : [];
      }),
    );
  return [...new Set(all)].sort((a, b) => b - a);
}

function evidenceIn(
  place: PricePlace,
  variant: Variant,
  prices: PriceHistory,
  now: Date,
): PriceEvidenceView[] {
  const claim = wasPriceClaim(variant, place, prices);
  if (claim === null || claim === 'unread' || !claim.series) return [];
  const days = LOOK_BACK_DAYS[place];
  const to = now.getTime();
  const { heldDays } = timeTest(claim, { from: to - days * DAY_MS, to }, (held) => held > 0);
  return [{ place, heldDays: Math.floor(heldDays), days }];
}
