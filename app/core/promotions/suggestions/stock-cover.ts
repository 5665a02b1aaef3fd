import { overstockBeforeSeasonEnd } from '../../audit/rules/overstock-before-season-end';
import { dayNumber } from '../../days/day-number';
import { projectedSales } from '../../calendar/projected-sales';
import { thresholdsOf } from '../thresholds';
import type { CandidateFacts, StockCover, SuggestionContext } from './suggestion';

/** Variants whose stock is not tracked never run out, and their sales are not counted against the others' stock. */
export function stockCoverOf(
  { listing: { variants }, sales }: Pick<CandidateFacts, 'listing' | 'sales'>,
  {
    today,
    start,
    end,
    thresholds,
  }: Pick<SuggestionContext, 'today' | 'start' | 'end' | 'thresholds'>,
): StockCover {
  if (variants.length === 0 || variants.some(({ stock }) => stock === undefined)) {
    return { kind: 'notRead' };
  }
  const tracked = variants.filter(({ stock }) => typeof stock === 'number');
  if (tracked.length === 0) return { kind: 'notTracked' };
  const units = tracked.reduce((sum, { stock }) => sum + Math.max(0, stock ?? 0), 0);
  const ids = new Set<string | null>(tracked.map(({ id }) => id));
  const { rateDays, minimumUnitsForPattern } = thresholdsOf(overstockBeforeSeasonEnd, {
    thresholds,
  });
  const projected =
    sales &&
    projectedSales(
      { ...sales, days: sales.days.filter(({ variantId }) => ids.has(variantId)) },
      { today, end, rateDays, minimumUnitsForPattern },
    );
  const weeksUntil = (day: string) => Math.max(0, dayNumber(day) - dayNumber(today)) / 7;
  const weeksLeft = weeksUntil(end);
  const weeks = projected && projected.units > 0 ? (units / projected.units) * weeksLeft : null;
  return { kind: 'known', units, projected, weeks, weeksLeft, weeksBefore: weeksUntil(start) };
}
