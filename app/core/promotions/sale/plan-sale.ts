import type { Variant } from '../../listing/listing';
import type { Price } from '../../listing/money';
import type { PricePlace } from '../../prices/was-price-claim';
import type { PlannedTerms } from '../terms';
import {
  discountIn,
  saleReach,
  type FixedPrices,
  type SaleFacts,
  type SaleMarket,
  type SaleReach,
} from './sale-markets';
import { salePrice, type NoSalePrice } from './sale-price';

/** One price that is to be lowered. */
export interface SaleWrite {
  variantId: string;
  /** The price list in which it is fixed; `null`: the variant's own price. */
  priceListId: string | null;
  /** Markets that are sold to by it. */
  markets: string[];
  /** `null`: nothing is fixed in that list, and the price follows the variant's own. */
  before: Price | null;
  /** What these buyers are asked before. */
  now: Price;
  during: Price;
}

/** Why none of a variant's prices is lowered. */
export type SaleRefusal =
  /** These markets' price follows one that would be lowered, and they are not part of the promotion. */
  | { why: 'follows'; markets: string[] }
  /** These markets have no price list in which a price of their own could be fixed. */
  | { why: 'noPriceList'; markets: string[] }
  /** What these markets' buyers are asked is not known. */
  | { why: 'unknownPrice'; markets: string[] }
  | { why: NoSalePrice; markets: string[] };

export type PlannedVariant =
  { writes: SaleWrite[]; refusal: null } | { writes: []; refusal: SaleRefusal };

export type SalePlan = PlannedTerms;

type PricedVariant = Pick<Variant, 'id' | 'shopPrice' | 'shownPrice'>;

/** Makes sale prices of variants, of each all that the promotion is for or none. */
export function salePlanner(
  plan: SalePlan,
  facts: Pick<SaleFacts, 'markets' | 'fixed'>,
  country: string | undefined,
): (variant: PricedVariant) => PlannedVariant {
  const reach = saleReach(plan, facts, country);
  return (variant) => planVariant(variant, { plan, reach, fixed: facts.fixed });
}

interface Planning {
  plan: SalePlan;
  reach: SaleReach;
  fixed: FixedPrices;
}

function planVariant(variant: PricedVariant, planning: Planning): PlannedVariant {
  const { plan, reach } = planning;
  const { home, meant, others } = reach;
  const follows = (market: SaleMarket) => fixedPrice(variant, market, planning) === null;
  // A store whose own country is in no market, or not known, sells at the variants' own prices to whom it is meant for.
  const lowersOwn =
    home === null ? plan.reach === 'allBuyers' : meant.includes(home) && follows(home);
  const ownDiscount = discountIn(plan, home);
  const isSame = (market: SaleMarket) =>
    JSON.stringify(discountIn(plan, market)) === JSON.stringify(ownDiscount);
  const goesAlong = (market: SaleMarket) => lowersOwn && follows(market) && isSame(market);
  const own = lowersOwn ? meant.filter(goesAlong) : [];
  const apart = meant.filter((market) => !own.includes(market));
  const lists = new Set(apart.flatMap(({ priceList }) => priceList?.id ?? []));
  const dragged = others.filter(
    (market) =>
      (lowersOwn && follows(market)) ||
      (market.priceList !== null && lists.has(market.priceList.id)),
  );
  if (dragged.length > 0) return refusal('follows', dragged);
  const listless = apart.filter(({ priceList }) => priceList === null);
  if (listless.length > 0) return refusal('noPriceList', listless);
  return together([
    ...(lowersOwn ? [ownWrite(variant, own, planning)] : []),
    ...[...lists].map((list) =>
      listWrite(
        variant,
        apart.filter(({ priceList }) => priceList?.id === list),
        planning,
      ),
    ),
  ]);
}

type Planned = { write: SaleWrite } | { refusal: SaleRefusal };

function together(planned: Planned[]): PlannedVariant {
  const refused = planned.find((each) => 'refusal' in each);
  if (refused) return { writes: [], refusal: refused.refusal };
  return { writes: planned.flatMap((each) => ('write' in each ? each.write : [])), refusal: null };
}

function ownWrite(
  variant: PricedVariant,
  markets: SaleMarket[],
  { plan, reach }: Planning,
): Planned {
  const { shopPrice } = variant;
  return written(variant, shopPrice, markets, {
    discount: discountIn(plan, reach.home),
    priceListId: null,
    before: shopPrice,
  });
}

function listWrite(variant: PricedVariant, markets: SaleMarket[], planning: Planning): Planned {
  const [market] = markets;
  if (!market?.priceList) return { refusal: { why: 'noPriceList', markets: namesOf(markets) } };
  const before = fixedPrice(variant, market, planning);
  const now = before ?? shownIn(variant, market);
  if (now === null) return { refusal: { why: 'unknownPrice', markets: namesOf(markets) } };
  return written(variant, now, markets, {
    discount: discountIn(planning.plan, market),
    priceListId: market.priceList.id,
    before,
  });
}

function written(
  { id }: PricedVariant,
  now: Price,
  markets: SaleMarket[],
  {
    discount,
    ...where
  }: Pick<SaleWrite, 'priceListId' | 'before'> & { discount: SalePlan['discount'] },
): Planned {
  const sale = salePrice(now, discount);
  const names = namesOf(markets);
  return 'why' in sale
    ? { refusal: { why: sale.why, markets: names } }
    : { write: { variantId: id, markets: names, now, during: sale.during, ...where } };
}

function fixedPrice(
  { id }: PricedVariant,
  { priceList }: SaleMarket,
  { fixed }: Planning,
): Price | null {
  return (priceList && fixed.get(priceList.id)?.get(id)) ?? null;
}

/** What is converted for a country is known of Canada and the US alone. */
function shownIn({ shownPrice }: PricedVariant, { regions, priceList }: SaleMarket): Price | null {
  const countries = new Set((regions ?? []).map(({ country }) => country));
  const [country] = countries;
  const place: PricePlace | null = country === 'CA' || country === 'US' ? country : null;
  const shown = countries.size === 1 && place !== null ? shownPrice?.[place] : undefined;
  return shown && shown.price.currency === priceList?.currency ? shown : null;
}

function refusal(why: SaleRefusal['why'], markets: SaleMarket[]): PlannedVariant {
  return { writes: [], refusal: { why, markets: namesOf(markets) } };
}

function namesOf(markets: readonly SaleMarket[]): string[] {
  return [...new Set(markets.map(({ name }) => name))].sort();
}
