import { isMarkedDown, type PriceSeries } from './price-history';
import { priceSteps, type PriceStep } from './price-steps';

/**
 * Why a price moved. `unknown`: by the merchant or the exchange rate; the price in the store's own currency was not read.
 * `original`: the price stood, and the original price beside it came, went or moved.
 */
export type PriceEventKind =
  'merchant' | 'exchangeRate' | 'markedDown' | 'backFromMarkdown' | 'original' | 'unknown';

export interface PriceEvent {
  at: number;
  kind: PriceEventKind;
  step: PriceStep;
}

/** What happened to a price, oldest first; the first price that is known is no event. `isFixed`: no exchange rate moves it. */
export function priceEvents(
  series: PriceSeries,
  now: Date,
  { isFixed = false }: { isFixed?: boolean } = {},
): PriceEvent[] {
  const steps = priceSteps(series, now);
  return steps.flatMap((step, index) => {
    const before = steps[index - 1];
    const kind = before && kindOf(before, step, isFixed);
    return kind ? [{ at: step.from, kind, step }] : [];
  });
}

function kindOf(before: PriceStep, after: PriceStep, isFixed: boolean): PriceEventKind | null {
  if (before.amount === after.amount)
    return before.compareAt === after.compareAt ? null : 'original';
  const isLower = after.amount < before.amount;
  if (isMarkedDown(after) && !isMarkedDown(before) && isLower) return 'markedDown';
  if (isMarkedDown(before) && !isMarkedDown(after) && !isLower) return 'backFromMarkdown';
  if (isFixed) return 'merchant';
  if (before.shopAmount === undefined || after.shopAmount === undefined) return 'unknown';
  return before.shopAmount === after.shopAmount ? 'exchangeRate' : 'merchant';
}
