import type { Variant } from '../../listing/listing';
import type { Money } from '../../listing/money';

export type Margin =
  /** No variant's cost is known, or only in another currency. */
  | { kind: 'unknown' }
  | {
      kind: 'known';
      /** Of the variant that earns least, in percent of its price: no deeper discount sells it above its cost. */
      percent: number;
      price: Money;
      cost: Money;
      /** False where all variants of known cost earn about the same. */
      varies: boolean;
      /** Variants with a price of which the cost is known, of how many. */
      known: number;
      variants: number;
    };

export function marginOf(variants: readonly Variant[]): Margin {
  const priced = variants.filter(({ shopPrice }) => shopPrice.price.amount > 0);
  const known = priced.flatMap(({ shopPrice: { price }, inventory }) => {
    const cost = inventory?.unitCost;
    if (!cost || cost.currency !== price.currency) return [];
    return { percent: ((price.amount - cost.amount) / price.amount) * 100, price, cost };
  });
  const least = known.reduce<(typeof known)[number] | null>(
    (lowest, each) => (lowest === null || each.percent < lowest.percent ? each : lowest),
    null,
  );
  if (least === null) return { kind: 'unknown' };
  const varies = known.some(({ percent }) => percent - least.percent >= 1);
  return { kind: 'known', ...least, varies, known: known.length, variants: priced.length };
}
