import { projectedSales } from '../../calendar/projected-sales';
import { overstockBeforeSeasonEnd } from '../../audit/rules/overstock-before-season-end';
import { addDays, storeDay } from '../../days/store-day';
import { timeZoneOf } from '../../store/time-zone';
import { defineBlocker } from '../blocker';
import { datesDecided } from '../dates-decided';
import { thresholdsOf } from '../thresholds';

/**
 * What the promotion's own days are going to sell, at the rate of the last weeks and with last year's season, is
 * more than there is. Where only what sells before it begins eats up the stock, a notice says so: there is time
 * to restock. What the promotion itself adds is not known, and not counted. Variants whose stock is not tracked
 * never run out.
 */
export const stockTooLow = defineBlocker({
  id: 'stock-too-low',
  overridable: true,
  messages: {
    soldOut: 'blocking',
    low: 'blocking',
    restock: 'notice',
    stockUnknown: 'notice',
    salesUnknown: 'notice',
  },
  ofListing(plan, { listing: { variants }, sales }, facts) {
    if (variants.length === 0 || variants.some(({ stock }) => stock === undefined)) {
      return [{ message: 'stockUnknown' }];
    }
    const tracked = variants.filter(({ stock }) => typeof stock === 'number');
    if (tracked.length === 0) return [];
    const stock = tracked.reduce((sum, each) => sum + Math.max(0, each.stock ?? 0), 0);
    if (stock === 0 && tracked.length === variants.length) return [{ message: 'soldOut' }];
    const { rateDays, minimumUnitsForPattern } = thresholdsOf(overstockBeforeSeasonEnd, facts);
    const timeZone = timeZoneOf(facts.store);
    const ids = new Set<string | null>(tracked.map(({ id }) => id));
    const sold = sales && {
      ...sales,
      days: sales.days.filter(({ variantId }) => ids.has(variantId)),
    };
    const today = storeDay(facts.now, timeZone);
    const until = (end: string) =>
      sold && projectedSales(sold, { today, end, rateDays, minimumUnitsForPattern });
    const all = until(storeDay(new Date(Date.parse(plan.endsAt) - 1), timeZone));
    const before = until(addDays(storeDay(new Date(plan.startsAt), timeZone), -1));
    if (!all || !before) return [{ message: 'salesUnknown', data: { days: rateDays } }];
    const during = Math.max(0, all.units - before.units);
    // Half a unit is what rounding hides.
    if (all.units <= stock + 0.5) return [];
    const data = {
      stock,
      during: Math.round(during),
      projected: Math.round(all.units),
      recentUnits: all.recentUnits,
      rateDays,
      hasSeasonPattern: all.hasSeasonPattern,
    };
    return [
      during > stock + 0.5
        ? { message: 'low', data, about: datesDecided(plan, facts) }
        : { message: 'restock', data },
    ];
  },
});
