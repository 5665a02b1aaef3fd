import type { Variant } from '../../listing/listing';
import type { Money } from '../../listing/money';
import { nameOf } from '../../listing/variant-name';
import { defineBlocker } from '../blocker';
import { promotionPrices } from '../promotion-price';
import type { PromotionDiscount } from '../promotion';
import type { Rates } from '../rates';
import { placesReached } from '../reach';

/**
 * A price below what the unit cost the merchant, or nothing at all. Judged in the store's own currency, and for a price
 * that the merchant fixed for Canada there as well: one that is converted loses no more than its own.
 */
export const belowCost = defineBlocker({
  id: 'below-cost',
  overridable: true,
  messages: { below: 'blocking', free: 'blocking', unknown: 'notice', unknownRate: 'notice' },
  ofListing(plan, { listing: { variants } }, facts) {
    const inCanada = placesReached(plan, facts).includes('CA');
    const priced = variants
      // Costs nothing already: no discount takes anything off.
      .filter(({ shopPrice }) => shopPrice.price.amount > 0)
      .flatMap((variant) => pricesOf(variant, plan.discount, { rates: facts.rates, inCanada }));
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
            variants: new Set(below.map(({ variant }) => variant.id)).size,
          },
          about: below.map(({ variant, after, cost }) =>
            [variant.id, after.amount, after.currency, cost?.amount].join(' '),
          ),
        },
      ];
    }
    const unknown = priced.filter(({ loss, place }) => loss === null && place === null).length;
    if (unknown > 0) return [{ message: 'unknown', data: { unknown, variants: variants.length } }];
    const unrated = priced.filter(({ loss }) => loss === null).length;
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
  discount: PromotionDiscount,
  { rates, inCanada }: { rates: Rates; inCanada: boolean },
): JudgedPrice[] {
  const { shop, CA } = promotionPrices(variant, discount, rates);
  const cost = variant.inventory?.unitCost ?? null;
  const judged = (place: 'CA' | null, before: Money, after: Money | undefined): JudgedPrice => {
    const rate =
      cost?.currency === before.currency ? 1 : place === null ? null : (rates.CA ?? null);
    const loss =
      cost === null || rate === null || !after ? null : cost.amount * rate - after.amount;
    return { variant, place, before, after: after ?? before, cost, rate, loss };
  };
  const fixed = variant.hasFixedCanadianPrice ? variant.shownPrice?.CA?.price : undefined;
  const own = judged(null, shop.before, shop.after);
  // Costs nothing there already.
  return inCanada && fixed && fixed.amount > 0 ? [own, judged('CA', fixed, CA?.after)] : [own];
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
