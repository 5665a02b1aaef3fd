import type { Price } from '~/core/listing/money';
import { isSale, type PromotionPlan } from '~/core/promotions/promotion';
import { salePlanner, type SaleWrite } from '~/core/promotions/sale/plan-sale';
import type { StoreDomain } from '~/core/store/store-domain';
import type { PlanningFacts, PlanningPorts } from './read-planning-facts';
import type { SalePreviewLine, SalePreviewRow } from './sale-views';

/**
 * What each price of these listings is going to be. `null`: it is a discount, or Shopify did not say how prices hang
 * together.
 */
export async function previewSale(
  { promotionSales }: Pick<PlanningPorts, 'promotionSales'>,
  store: StoreDomain,
  plan: PromotionPlan,
  { facts, listingIds }: PlanningFacts,
): Promise<SalePreviewRow[] | null> {
  if (!isSale(plan) || !facts.sale) return null;
  const planVariant = salePlanner(plan, facts.sale, facts.store.country);
  const wares = await promotionSales.waresOf(store, listingIds);
  const byId = new Map(wares.map((ware) => [ware.id, ware]));
  return listingIds.flatMap((listingId) => {
    const ware = byId.get(listingId);
    if (!ware) return [];
    const planned = ware.variants.map(planVariant);
    return {
      id: ware.id,
      title: ware.title,
      lines: linesOf(planned.flatMap(({ writes }) => writes)),
      leftOut: planned.filter(({ refusal }) => refusal !== null).length,
    };
  });
}

/** Variants of the same prices share a line. */
function linesOf(writes: readonly SaleWrite[]): SalePreviewLine[] {
  const groups = Map.groupBy(writes, ({ markets, now, during }) =>
    JSON.stringify([markets, amountsOf(now), amountsOf(during)]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { markets, now, during } = first;
    return { markets, now, during, variants: group.length };
  });
}

function amountsOf({ price, compareAt }: Price): (number | string | null)[] {
  return [price.amount, price.currency, compareAt?.amount ?? null];
}
