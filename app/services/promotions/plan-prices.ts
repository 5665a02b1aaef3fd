import { salePlanner } from '~/core/promotions/sale/plan-sale';
import { MOST_SALE_LISTINGS } from '~/core/promotions/sale/sale-markets';
import { otherSalesOn } from '~/core/promotions/sale/other-sales';
import type { StoreDomain } from '~/core/store/store-domain';
import { refreshListings } from '../catalogue/refresh-listings';
import { areBeingPutBack } from './being-put-back';
import { orUndecided } from './unanswered';
import type { Promotion } from './ports';
import { findPlannable, readPlanningFacts, readShopifyFacts } from './read-planning-facts';
import type { SalePorts } from './sale-work';
import type { ListingPrice } from './sale-changes';
import type { LeftOut } from './sale-ports';

/** Listings that are read and planned at once. */
const PLANNED_TOGETHER = 50;

/**
 * The prices that a promotion lowers, as the store has them now, and what stays as it is. `null`: nothing is known of the
 * store, what is chosen cannot be read now, or another sale that is over has not put its prices back yet.
 */
export async function planPrices(
  ports: SalePorts,
  store: StoreDomain,
  promotion: Promotion,
): Promise<{ prices: ListingPrice[]; leftOut: LeftOut[] } | null> {
  const record = await findPlannable(ports, store);
  if (!record) return null;
  const { plan } = promotion;
  const known = await orUndecided(ports, store, async () => {
    const inShopify = await readShopifyFacts(ports, store, 'isThrown');
    return readPlanningFacts(ports, record, plan, { promotion, inShopify });
  });
  if (known === null) return null;
  const { facts, listingIds } = known;
  if (!facts.sale || facts.chosenListings === null) return null;
  const planVariant = salePlanner(plan, facts.sale, facts.store.country);
  const prices: ListingPrice[] = [];
  const leftOut: LeftOut[] = [];
  const planned = listingIds.slice(0, MOST_SALE_LISTINGS);
  const own = { promotionId: promotion.id, listingIds: planned };
  if (await areBeingPutBack(ports, store, own)) return null;
  for (const listingId of listingIds.slice(MOST_SALE_LISTINGS)) {
    leftOut.push({ listingId, variantId: '', why: 'tooMany', markets: [] });
  }
  for (let start = 0; start < planned.length; start += PLANNED_TOGETHER) {
    const ids = planned.slice(start, start + PLANNED_TOGETHER);
    for (const read of await refreshListings(ports, store, ids)) {
      if (read.status === 'rejected') throw read.reason;
    }
    for (const { id: listingId, variants } of await ports.promotionSales.waresOf(store, ids)) {
      const isOnOtherSale = otherSalesOn(plan, listingId, facts).length > 0;
      for (const variant of variants) {
        const { writes, refusal } = planVariant(variant);
        const left = isOnOtherSale ? { why: 'otherSale' as const, markets: [] } : refusal;
        if (left) leftOut.push({ listingId, variantId: variant.id, ...left });
        else prices.push(...writes.map((write) => ({ listingId, ...write })));
      }
    }
  }
  return { prices, leftOut };
}
