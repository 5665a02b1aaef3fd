import { judgeReturns } from '../../returns/judge-returns';
import { reasonKey, reasonName } from '../../returns/return-reason';
import { returnCounts } from '../../returns/return-counts';
import { storeDay } from '../../days/store-day';
import { timeZoneOf } from '../../store/time-zone';
import type { Outcome } from '../outcome';
import { defineRule } from '../rule';

const SIMULATED = 'precision and recall in a simulation, on the rule’s page';

/**
 * Comes back more often than the store's own mean explains. Categories differ widely (16.9% of US sales came
 * back in 2024, NRF), so the store is compared with itself. Wilson's lower bound gives a notice, the posterior of
 * a beta-binomial, which is seldom wrong, a warning.
 */
export const highReturnRate = defineRule({
  id: 'high-return-rate',
  audiences: ['US'],
  severity: 'medium',
  gravest: 'medium',
  group: 'returns',
  weight: 3,
  certainty: 0.8,
  opensBy: 'time',
  explainedBy: null,
  promotion: 'none',
  needs: ['sales', 'returnBaseline'],
  uses: ['store'],
  settings: {
    minimumOrderAgeDays: {
      default: 30,
      min: 0,
      max: 120,
      unit: 'days',
      source: '[J] a usual term of return',
    },
    windowDays: {
      default: 365,
      min: 60,
      max: 1460,
      unit: 'days',
      source: '[J] every season once; what was fixed before is forgotten',
    },
    orders: { default: 10, min: 1, max: 1000, unit: 'orders', source: SIMULATED },
    returnedOrders: { default: 3, min: 1, max: 100, unit: 'orders', source: SIMULATED },
    noticeFactor: { default: 1.25, min: 1, max: 10, unit: 'times', source: SIMULATED },
    warningFactor: { default: 1.5, min: 1, max: 10, unit: 'times', source: SIMULATED },
    probability: { default: 0.8, min: 0.5, max: 0.999, unit: 'share', source: SIMULATED },
  },
  judge({ sales, returnBaseline, store }, { now, settings }): Outcome {
    const today = storeDay(now, timeZoneOf(store));
    const counts = returnCounts(sales, { ...settings, today });
    const { units, returnedUnits, orders, returnedOrders, unknownOrders, reasons } = counts;
    const { meanShare, products } = returnBaseline;
    if (products < 2) {
      return { outcome: 'unknown', reason: { id: 'reason.noReturnsToCompare', data: {} } };
    }
    const { level, probability } = judgeReturns(counts, returnBaseline, settings);
    if (level === 'high' || level === 'raised') {
      const [first] = reasons;
      return {
        outcome: 'fail',
        findings: [
          {
            key: 'returns',
            message: {
              id: 'rule.high-return-rate.high',
              data: {
                units,
                returnedUnits,
                orders,
                share: returnedOrders / orders,
                meanShare,
                factor: settings.warningFactor,
                probability,
                certain: level === 'high',
                reason: first ? reasonKey(first.reason) : 'none',
                reasonName: first ? reasonName(first.reason) : '',
                reasonUnits: first?.units ?? 0,
              },
            },
            field: 'returns',
            severity: level === 'high' ? 'medium' : 'low',
          },
        ],
      };
    }
    if (level === 'unknown' && orders + unknownOrders >= settings.orders) {
      return {
        outcome: 'unknown',
        reason: { id: 'reason.returnsUnknown', data: { orders, unknown: unknownOrders } },
      };
    }
    if (level === 'unknown') {
      return {
        outcome: 'unknown',
        reason: {
          id: 'reason.fewOrders',
          data: { orders, expected: settings.orders, days: settings.minimumOrderAgeDays },
        },
      };
    }
    return { outcome: 'pass' };
  },
});
