import { dayNumber } from '../../days/day-number';
import type { Audience } from '../../listing/audience';
import type { HandlingDay } from '../../orders/handling-history';
import { defineStoreRule } from '../rule';

/**
 * Paid orders that have not left after 30 days. 16 CFR 435: who promised no other time ships within 30 days,
 * or asks the buyer, or refunds.
 */
export const overdueOrders = defineStoreRule({
  id: 'overdue-orders',
  audiences: ['US', 'CA', 'QC'],
  severity: 'high',
  gravest: 'high',
  group: 'service',
  weight: 5,
  certainty: 1,
  opensBy: 'time',
  explainedBy: null,
  promotion: 'notice',
  needs: ['handling'],
  settings: {
    days: { default: 30, min: 1, max: 90, unit: 'days', source: '16 CFR 435.2' },
  },
  judge({ handling }, { settings }) {
    const lastDay = dayNumber(handling.until) - settings.days;
    const overdue = handling.days.filter(
      ({ day, fulfilledOn, orders }) =>
        fulfilledOn === null && orders > 0 && dayNumber(day) < lastDay,
    );
    const audiences = AUDIENCE_ORDER.filter((audience) =>
      overdue.some((each) => isFor(audience, each)),
    );
    if (audiences.length === 0) {
      if (dayNumber(handling.since) < lastDay) return { outcome: 'pass' };
      return {
        outcome: 'unknown',
        reason: { id: 'reason.shortOrderHistory', data: { days: settings.days } },
      };
    }
    const concerned = overdue.filter((each) => audiences.some((audience) => isFor(audience, each)));
    const oldest = Math.min(...concerned.map(({ day }) => dayNumber(day)));
    return {
      outcome: 'fail',
      findings: [
        {
          key: 'orders',
          message: {
            id: 'rule.overdue-orders.overdue',
            data: {
              orders: concerned.reduce((sum, { orders }) => sum + orders, 0),
              days: settings.days,
              oldestDays: dayNumber(handling.until) - oldest,
            },
          },
          field: 'orders',
          severity: 'high',
          audiences,
        },
      ],
    };
  },
});

const AUDIENCE_ORDER: readonly Audience[] = ['US', 'CA', 'QC'];

function isFor(audience: Audience, { country, province }: HandlingDay): boolean {
  return audience === 'QC' ? country === 'CA' && province === 'QC' : country === audience;
}
