import type { Variant } from '../../listing/listing';
import { nameOf } from '../../listing/variant-name';
import { defineBlocker } from '../blocker';
import { promotionPrices } from '../promotion-price';
import type { PromotionDiscount } from '../promotion';

/** A price below what the unit cost the merchant, or nothing at all. */
export const belowCost = defineBlocker({
  id: 'below-cost',
  overridable: true,
  messages: { below: 'blocking', free: 'blocking', unknown: 'notice' },
  ofListing({ discount }, { listing: { variants } }) {
    const priced = variants
      // Costs nothing already: no discount takes anything off.
      .filter(({ shopPrice }) => shopPrice.price.amount > 0)
      .map((variant) => pricedVariant(variant, discount));
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
            variants: below.length,
          },
          about: below.map(({ variant, after, cost }) =>
            [variant.id, after.amount, cost?.amount].join(' '),
          ),
        },
      ];
    }
    const unknown = priced.filter(({ loss }) => loss === null).length;
    return unknown > 0 ? [{ message: 'unknown', data: { unknown, variants: priced.length } }] : [];
  },
});

function pricedVariant(variant: Variant, discount: PromotionDiscount) {
  const { before, after } = promotionPrices(variant, discount).shop;
  const cost = variant.inventory?.unitCost ?? null;
  const isComparable = cost !== null && cost.currency === after.currency;
  return { variant, before, after, cost, loss: isComparable ? cost.amount - after.amount : null };
}

function named(variant: Variant) {
  const name = nameOf(variant);
  return { named: name !== null, variant: name ?? '' };
}
