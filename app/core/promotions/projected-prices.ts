import type { Variant } from '../listing/listing';
import type { Money, Price } from '../listing/money';
import type { PriceSeries } from '../prices/price-history';
import { PricePoints, type PricePoint } from '../prices/price-points';
import { priceSteps, type PriceStep } from '../prices/price-steps';
import { DAY_MS } from '../days/milliseconds';
import { LOOK_GAP_MS, type TestPeriod } from '../prices/was-price-law';
import { promotionPrices, type PromotionPrice } from './promotion-price';
import type { PromotionDiscount } from './promotion';
import type { Rates } from './rates';

/** Below any reference price: an amount that only says "lower". */
const LOWERED: Omit<PricePoint, 'at'> = {
  amount: 0.001,
  compareAt: null,
  shopAmount: 0.001,
};

/** An amount of 0 stands for time of which no price is known. */
const UNKNOWN: Omit<PricePoint, 'at'> = { amount: 0, compareAt: null };

/**
 * What a price series is going to look like at `until` if nothing is changed but what is planned: the price of
 * the last look goes on, and discounts, which no price tells of, lower it while they last.
 */
export function projectedSeries(
  series: PriceSeries,
  options: { now: Date; until: number; lowered: readonly TestPeriod[] },
): PriceSeries {
  const { now, until, lowered } = options;
  const steps = priceSteps(series, now);
  const last = steps.at(-1);
  if (last) {
    const isCurrent = now.getTime() - last.to <= LOOK_GAP_MS;
    if (isCurrent) last.to = until;
    else steps.push({ ...last, from: now.getTime(), to: until });
  }
  const instants = [...steps, ...lowered]
    .flatMap(({ from, to }) => [from, to])
    .filter((instant) => instant < until)
    .sort((a, b) => a - b);
  let next = 0;
  const points = [...new Set(instants)].map((at): PricePoint => {
    while ((steps[next]?.to ?? Infinity) <= at) next += 1;
    const step = steps[next];
    const isLowered = lowered.some(({ from, to }) => at >= from && at < to);
    const price = isLowered ? LOWERED : step && step.from <= at ? priceOf(step) : UNKNOWN;
    return { at, ...price };
  });
  return { ...series, points: PricePoints.of(points), observedUntil: until };
}

function priceOf({ amount, compareAt, shopAmount, isImported }: PriceStep): Omit<PricePoint, 'at'> {
  return {
    amount,
    compareAt,
    ...(shopAmount !== undefined && { shopAmount }),
    ...(isImported && { isImported }),
  };
}

/** Days of a period within any of the stretches. */
export function daysWithin(period: TestPeriod, stretches: readonly TestPeriod[]): number {
  let ms = 0;
  let until = period.from;
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from)) {
    const start = Math.max(from, until);
    const end = Math.min(to, period.to);
    if (end <= start) continue;
    ms += end - start;
    until = end;
  }
  return ms / DAY_MS;
}

/**
 * The variant as buyers pay for it during the promotion: the lower price, and as the price before it what they are asked
 * today, or the "was" price that is shown already where that one is higher. Where an amount off cannot be converted, the
 * price is any lower one: which does not matter to the claim.
 */
export function promotedVariant(
  variant: Variant,
  discount: PromotionDiscount,
  rates: Rates,
): Variant {
  const { shopPrice, shownPrice } = variant;
  const after = promotionPrices(variant, discount, rates);
  const shown = (price: Price, found: PromotionPrice | undefined) =>
    promoted(price, found?.after ?? { ...price.price, amount: 0 });
  return {
    ...variant,
    shopPrice: promoted(shopPrice, after.shop.after),
    ...(shownPrice && {
      shownPrice: {
        ...(shownPrice.CA && { CA: shown(shownPrice.CA, after.CA) }),
        ...(shownPrice.US && { US: shown(shownPrice.US, after.US) }),
      },
    }),
  };
}

function promoted({ price, compareAt }: Price, after: Money): Price {
  const isHigher = compareAt !== null && compareAt.amount > price.amount;
  return { price: after, compareAt: isHigher ? compareAt : price };
}
