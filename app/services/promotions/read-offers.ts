import { DAY_MS } from '~/core/days/milliseconds';
import { discountsNeeded } from '~/core/promotions/discount-parts';
import type { Offer, OfferCover } from '~/core/promotions/facts';
import { isSale, type PromotionPlan } from '~/core/promotions/promotion';
import { regionsInForce, regionsOfAll } from '~/core/promotions/reach';
import { isLookedUp, levelOf } from '~/core/promotions/scope';
import { codesOf } from '~/core/promotions/terms';
import type { MarketRegions } from '~/core/store/market';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock } from '../common-ports';
import { appliedPlan } from './applied-plan';
import { coverOfCollections, coverOf, type Covering } from './cover-of-collections';
import { coverOfPlan } from './cover-of-plan';
import type { LikeDiscounts } from './discount-ports';
import type {
  DiscountMarket,
  MarketSupport,
  Promotion,
  PromotionPorts,
  PromotionSummary,
} from './ports';

/** How far back other promotions lower the price of a listing, as far as any rule about "was" prices looks. */
const LOOK_BACK_MS = 182 * DAY_MS;

export type OfferPorts = Pick<PromotionPorts, 'promotions' | 'discounts' | 'collectionMembers'> &
  Clock;

interface Asked extends Covering {
  /** The one that the plan is of, where it is kept already. */
  promotion: Promotion | null;
  markets: DiscountMarket[] | null;
}

/** Everything else that lowers prices while the plan applies, or did before. `null`: discounts were not read yet. */
export async function readOffers(
  ports: OfferPorts,
  store: StoreDomain,
  plan: PromotionPlan,
  asked: Asked,
): Promise<Offer[] | null> {
  const { promotion, markets } = asked;
  if ((await ports.discounts.reading(store)) === null) return null;
  const window = windowOf(plan);
  const others = await ports.promotions.within(store, {
    from: window.lookBackFrom,
    to: window.to,
    cancelled: true,
  });
  const except = await ports.promotions.ownDiscounts(store, [
    ...(promotion ? [promotion.id] : []),
    ...others.map(({ id }) => id),
  ]);
  const discounts = await ports.discounts.within(store, window, { codes: codesOf(plan), except });
  const support = await ports.promotions.marketSupport(store);
  const offers = await Promise.all([
    ...others
      // The days that it has had so far count, whatever it is planned to be from now on.
      .filter(({ id, state }) => id !== promotion?.id || state === 'cancelled')
      .map((other) => offerOfPromotion(ports, store, other, { asked, support })),
    ...discounts.map((discount) => offerOfDiscount(ports, store, discount, { markets, asked })),
  ]);
  return offers.filter((offer) => offer !== null);
}

function windowOf({ startsAt, endsAt }: PromotionPlan) {
  const to = new Date(endsAt);
  const lookBackFrom = new Date(to.getTime() - LOOK_BACK_MS);
  return { from: new Date(startsAt), to, lookBackFrom };
}

/** `null`: it never lowered a price. */
async function offerOfPromotion(
  ports: OfferPorts,
  store: StoreDomain,
  promotion: PromotionSummary,
  { asked, support }: { asked: Asked; support: MarketSupport | null },
): Promise<Offer | null> {
  // One that is on its way into Shopify is going to apply.
  const inForce =
    promotion.state === 'cancelled'
      ? await appliedPlan(ports, store, promotion)
      : (promotion.scheduledPlan ?? promotion.plan);
  if (inForce === null) return null;
  const { trigger, startsAt, endsAt, combinesWith } = inForce;
  const now = ports.now();
  // What a sale asked so far is in the price history, of each listing and place, whatever became of it.
  const isBegun = isSale(inForce) && Date.parse(startsAt) < now.getTime();
  if (isBegun && Date.parse(endsAt) <= now.getTime()) return null;
  return {
    id: promotion.id,
    name: inForce.name,
    source: 'promotion',
    method: trigger.kind,
    codes: codesOf(inForce),
    startsAt: isBegun ? now.toISOString() : startsAt,
    plannedStart: promotion.waiting?.plannedStart ?? startsAt,
    endsAt,
    covers: await coverOfPlan(ports, store, { id: promotion.id, plan: inForce }, asked),
    regions: regionsInForce(inForce, {
      marketDiscounts: support?.supported ?? null,
      markets: asked.markets,
    }),
    isUnconditional: trigger.kind === 'automatic',
    level: levelOf(inForce),
    combinesWith,
    ...(isSale(inForce) && { isSale: true }),
    // Of listings that were looked up there are as many as there are discounts.
    discountCount: isLookedUp(inForce) ? promotion.discounts : discountsNeeded(inForce),
  };
}

async function offerOfDiscount(
  ports: OfferPorts,
  store: StoreDomain,
  discount: LikeDiscounts,
  { markets, asked }: { markets: DiscountMarket[] | null; asked: Asked },
): Promise<Offer> {
  const { id, title, method, kind, startsAt, endsAt, terms, alike } = discount;
  return {
    id,
    name: title,
    source: 'discount',
    method,
    codes: terms?.trigger.kind === 'code' ? [terms.trigger.code] : [],
    startsAt,
    endsAt,
    covers:
      kind === 'freeShipping'
        ? { kind: 'none' }
        : terms === null
          ? { kind: 'unknown' }
          : await coverOfItems(ports, store, terms.items, asked),
    regions: terms ? regionsOf(terms.buyers, markets) : null,
    isUnconditional: asksNothing(discount),
    level: terms?.items.kind === 'all' ? 'order' : 'product',
    combinesWith: terms?.combinesWith ?? NO_COMBINING,
    discountCount: alike,
  };
}

const NO_COMBINING = { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false };

/** Whether anybody gets it with any one item. Of another app's discount nobody can tell, so that it may be. */
function asksNothing({ kind, method, terms }: LikeDiscounts): boolean {
  if (method === 'code' || kind === 'buyXGetY') return false;
  if (terms === null) return true;
  const { value, buyers, conditions } = terms;
  return (
    buyers.kind !== 'chosen' &&
    (value.kind === 'percentage' || value.onEachItem) &&
    // Those who subscribe get it as well: nothing that is asked of others.
    conditions.every((condition) => condition === 'subscriptions')
  );
}

type Terms = NonNullable<LikeDiscounts['terms']>;

async function coverOfItems(
  ports: OfferPorts,
  store: StoreDomain,
  items: Terms['items'],
  covering: Covering,
): Promise<OfferCover> {
  switch (items.kind) {
    case 'all':
      return { kind: 'all' };
    case 'listings':
      return coverOf([...items.listingIds, ...items.variants.map(({ listingId }) => listingId)]);
    case 'collections':
      return coverOfCollections(ports, store, items.collectionIds, covering);
  }
}

/** `null`, everyone, wherever it is not known that it is fewer: chosen customers may live anywhere. */
function regionsOf(buyers: Terms['buyers'], markets: DiscountMarket[] | null): MarketRegions {
  if (buyers.kind !== 'markets' || markets === null) return null;
  return regionsOfAll(
    buyers.marketIds.map((id) => markets.find((market) => market.id === id) ?? { regions: null }),
  );
}
