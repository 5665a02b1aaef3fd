import { dayNumber } from '../../days/day-number';
import { projectedSales } from '../../calendar/projected-sales';
import type { SeasonMark } from '../../calendar/season-mark';
import { storeDay } from '../../days/store-day';
import { timeZoneOf } from '../../store/time-zone';
import type { Finding, Outcome } from '../outcome';
import { failOrPass } from '../outcomes';
import { defineRule } from '../rule';

/** Stock that the rest of a season is not going to sell: whoever misses the season marks down. */
export const overstockBeforeSeasonEnd = defineRule({
  id: 'overstock-before-season-end',
  audiences: ['US', 'CA', 'QC'],
  severity: 'medium',
  gravest: 'medium',
  group: 'seasons',
  weight: 3,
  certainty: 0.6,
  opensBy: 'time',
  explainedBy: null,
  promotion: 'none',
  needs: ['variants', 'seasons'],
  uses: ['sales', 'store'],
  settings: {
    daysLeft: { default: 14, min: 1, max: 60, unit: 'days', source: '[J] two weeks' },
    rateDays: { default: 28, min: 7, max: 90, unit: 'days', source: '[J] four whole weeks' },
    minimumUnitsForPattern: {
      default: 10,
      min: 1,
      max: 1000,
      unit: 'units',
      source: '[J] fewer units tell nothing about last year’s season',
    },
  },
  judge({ variants, seasons, sales, store }, { now, settings, audiences }): Outcome {
    const today = storeDay(now, timeZoneOf(store));
    const ending = seasons.filter(
      ({ audience, end }) =>
        audiences.includes(audience) && isWithin(settings.daysLeft, today, end),
    );
    if (ending.length === 0) {
      return {
        outcome: 'notApplicable',
        reason: { id: 'reason.noSeasonEnding', data: { days: settings.daysLeft } },
      };
    }
    if (variants.length === 0 || variants.some(({ stock }) => stock === undefined)) {
      return { outcome: 'unknown', reason: { id: 'reason.stockNotRead', data: {} } };
    }
    const tracked = variants.flatMap(({ stock }) => (typeof stock === 'number' ? [stock] : []));
    if (tracked.length === 0) {
      return { outcome: 'notApplicable', reason: { id: 'reason.stockNotTracked', data: {} } };
    }
    const stock = tracked.reduce((sum, units) => sum + Math.max(0, units), 0);
    if (stock === 0) return { outcome: 'pass' };
    if (!sales) return { outcome: 'unknown', reason: { id: 'reason.missing.sales', data: {} } };
    const findings: Finding[] = [];
    for (const [end, marks] of byEnd(ending)) {
      const projected = projectedSales(sales, { today, end, ...settings });
      if (!projected) {
        return {
          outcome: 'unknown',
          reason: { id: 'reason.recentSalesNotRead', data: { days: settings.rateDays } },
        };
      }
      // Half a unit is what rounding hides; nobody marks down for that.
      if (stock <= projected.units + 0.5) continue;
      const [first] = marks;
      if (!first) continue;
      const concerned = AUDIENCE_ORDER.filter((each) =>
        marks.some(({ audience }) => audience === each),
      );
      findings.push({
        key: `${first.season}.${concerned.join('+')}`,
        message: {
          id: 'rule.overstock-before-season-end.overstock',
          data: {
            season: first.season,
            stock,
            projected: Math.round(projected.units),
            over: stock - Math.round(projected.units),
            days: dayNumber(end) - dayNumber(today),
            recentUnits: projected.recentUnits,
            rateDays: settings.rateDays,
            hasSeasonPattern: projected.hasSeasonPattern,
          },
        },
        field: 'variants.stock',
        severity: 'medium',
        audiences: concerned,
      });
    }
    return failOrPass(findings);
  },
});

const AUDIENCE_ORDER = ['US', 'CA', 'QC'] as const;

function isWithin(days: number, today: string, end: string): boolean {
  const left = dayNumber(end) - dayNumber(today);
  return left >= 0 && left <= days;
}

/** Audiences whose season ends on the same day share one finding: they share the stock. */
function byEnd(marks: SeasonMark[]): [string, SeasonMark[]][] {
  const groups = new Map<string, SeasonMark[]>();
  for (const mark of marks) {
    const key = `${mark.end} ${mark.season}`;
    groups.set(key, [...(groups.get(key) ?? []), mark]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, group]) => [key.slice(0, 10), group]);
}
