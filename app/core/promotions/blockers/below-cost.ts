import type { Variant } from '../../listing/listing';
import type { Money } from '../../listing/money';
import { nameOf } from '../../listing/variant-name';
import { defineBlocker } from '../blocker';
import { promotionPrices } from '../promotion-price';
import type { PromotionDiscount } from '../promotion';
import type { Rates } from '../rates';
import { discountsIn } from '../reach';
import { termsByBuyers } from '../terms';

/**
 * A price below what the unit cost the merchant, or nothing at all. Judged in the store's own currency, and for a price
 * that the merchant fixed for Canada there as well: one that is converted loses no more than its own.
 */
export const belowCost = defineBlocker({
  id: 'below-cost',
  overridable: true,
  messages: { below: 'blocking', free: 'blocking', unknown: 'notice', unknownRate: 'notice' },
  ofListing(plan, { listing: { variants } }, facts) {
    // The deepest: whatever takes off less leaves more.
    const [inCanada] = discountsIn('CA', plan, facts);
    const ofAll = termsByBuyers(plan).map(({ discount }) => discount);
    const priced = variants
      // Costs nothing already: no discount takes anything off.
      .filter(({ shopPrice }) => shopPrice.price.amount > 0)
      .flatMap((variant) => pricesOf(variant, { ofAll, inCanada }, facts.rates));
    const free = priced.find(({ after }) => after.amount === 0);
    if (free) {
      return [
        {
          message: 'free',
          data: named(free.variant),
          about: [free.variant.id, free.before.amount],
        },
      ];
    }
    const below = priced
      .filter(({ loss }) => loss !== null && loss > 0)
      .sort((a, b) => (b.loss ?? 0) - (a.loss ?? 0) || (a.variant.id < b.variant.id ? -1 : 1));
    const [worst] = below;
    if (worst?.cost) {
      return [
        {
          message: 'below',
          data: {
            ...named(worst.variant),
            price: worst.after,
            cost: worst.cost,
            ...costThere(worst),
            variants: variantsIn(below),
          },
          about: below.map(({ variant, after, cost }) =>
            [variant.id, after.amount, after.currency, cost?.amount].join(' '),
          ),
        },
      ];
    }
    const unknown = variantsIn(priced.filter(({ loss, place }) => loss === null && place === null));
    if (unknown > 0) return [{ message: 'unknown', data: { unknown, variants: variants.length } }];
    const unrated = variantsIn(priced.filter(({ loss }) => loss === null));
    return unrated > 0 ? [{ message: 'unknownRate', data: { variants: unrated } }] : [];
  },
});

interface JudgedPrice {
  variant: Variant;
  /** `null`: in the store's own currency. */
  place: 'CA' | null;
  before: Money;
  after: Money;
  cost: Money | null;
  /** What a unit of the cost's currency is in that of the price. `null`: not known. */
  rate: number | null;
  /** In the currency of the price; negative where something is earned. `null`: not known. */
  loss: number | null;
}

function pricesOf(
  variant: Variant,
  { ofAll, inCanada }: { ofAll: PromotionDiscount[]; inCanada: PromotionDiscount | undefined },
  rates: Rates,
): JudgedPrice[] {
  const cost = variant.inventory?.unitCost ?? null;
  const judged = (place: 'CA' | null, before: Money, after: Money | undefined): JudgedPrice => {
    const rate =
      cost?.currency === before.currency ? 1 : place === null ? null : (rates.CA ?? null);
    const loss =
      cost === null || rate === null || !after ? null : cost.amount * rate - after.amount;
    return { variant, place, before, after: after ?? before, cost, rate, loss };
  };
  const fixed = variant.hasFixedCanadianPrice ? variant.shownPrice?.CA?.price : undefined;
  const own = ofAll.map((discount) => {
    const { before, after } = promotionPrices(variant, discount, rates).shop;
    return judged(null, before, after);
  });
  // Costs nothing there already.
  if (!inCanada || !fixed || fixed.amount === 0) return own;
  return [...own, judged('CA', fixed, promotionPrices(variant, inCanada, rates).CA?.after)];
}

function variantsIn(priced: readonly JudgedPrice[]): number {
  return new Set(priced.map(({ variant }) => variant.id)).size;
}

/** What the cost is in the currency of the price, where that is another one. */
function costThere({ cost, rate, after }: JudgedPrice) {
  const converted = cost !== null && rate !== null && cost.currency !== after.currency;
  return {
    converted,
    costThere: converted
      ? { amount: Math.round(cost.amount * rate * 100) / 100, currency: after.currency }
      : after,
  };
}

function named(variant: Variant) {
  const name = nameOf(variant);
  return { named: name !== null, variant: name ?? '' };
}
