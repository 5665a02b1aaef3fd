import { businessDaysBetween, type Place } from '../../calendar/business-days';
import { dayNumber } from '../../days/day-number';
import type { HandlingDay, HandlingHistory } from '../../orders/handling-history';
import type { StoreFacts } from '../../store/store-facts';
import { promisedTimes } from '../../service/delivery-promise';
import { wilsonLowerBound } from '../../statistics/wilson';
import type { Outcome } from '../outcome';
import { defineStoreRule } from '../rule';

/**
 * Orders for Canada that left later than promised, more of them than chance explains: the Wilson lower bound
 * of the late share, so that two late orders of five do not make a late store.
 */
export const lateHandling = defineStoreRule({
  id: 'late-handling',
  audiences: ['CA'],
  severity: 'medium',
  gravest: 'high',
  group: 'service',
  weight: 5,
  certainty: 1,
  opensBy: 'time',
  explainedBy: null,
  promotion: 'notice',
  needs: ['store', 'handling'],
  settings: {
    windowDays: { default: 90, min: 28, max: 365, unit: 'days', source: '[J] a quarter' },
    orders: {
      default: 20,
      min: 5,
      max: 1000,
      unit: 'orders',
      source: '[J] below it, one late order would be 5%',
    },
    handlingDays: {
      default: 2,
      min: 0,
      max: 30,
      unit: 'days',
      source:
        '[J] where the shipping policy names no handling time; Canadians call four days to the door fast (Canada Post)',
    },
    lateShare: {
      default: 0.05,
      min: 0.01,
      max: 0.5,
      unit: 'share',
      source: '[J] one order in twenty',
    },
    highLateShare: {
      default: 0.1,
      min: 0.01,
      max: 1,
      unit: 'share',
      source: '[J] twice `lateShare`',
    },
  },
  judge({ store, handling }, { settings }): Outcome {
    const promise = promisedHandlingDays(store);
    const promisedDays = promise ?? settings.handlingDays;
    const { orders, late, open } = countLate(handling, {
      windowDays: settings.windowDays,
      promisedDays,
      country: store.country,
    });
    if (orders < settings.orders) {
      return {
        outcome: 'unknown',
        reason: {
          id: 'reason.fewOrdersHandled',
          data: { orders, expected: settings.orders, days: settings.windowDays },
        },
      };
    }
    const lowerBound = wilsonLowerBound(late, orders);
    if (lowerBound <= settings.lateShare) return { outcome: 'pass' };
    // The policy may promise more days than the default, and then they are not late.
    if (store.policies === undefined) {
      return { outcome: 'unknown', reason: { id: 'reason.missing.policies', data: {} } };
    }
    return {
      outcome: 'fail',
      findings: [
        {
          key: 'handling',
          message: {
            id: 'rule.late-handling.late',
            data: {
              late,
              orders,
              open,
              share: late / orders,
              lowerBound,
              promisedDays,
              fromPolicy: promise !== null,
              days: settings.windowDays,
            },
          },
          field: 'handling',
          severity: lowerBound > settings.highLateShare ? 'high' : 'medium',
        },
      ],
    };
  },
});

/**
 * The longest handling time that the shipping policy names, so that no order is called late by mistake. `null`: it names
 * none, or was not read.
 */
function promisedHandlingDays({ policies }: StoreFacts): number | null {
  const body = policies?.find(({ type }) => type === 'SHIPPING_POLICY')?.bodyHtml ?? '';
  const days = promisedTimes(body).flatMap((time) => (time.of === 'handling' ? [time.days] : []));
  return days.length > 0 ? Math.max(...days) : null;
}

interface LateCount {
  /** Old enough for the promise to have run out. */
  orders: number;
  late: number;
  /** Of the late ones, those that have not left at all. */
  open: number;
}

/**
 * Only orders whose promise has run out are counted, fulfilled or not: among younger ones the quick are known
 * already and the slow are not.
 */
function countLate(
  { until, days }: HandlingHistory,
  rule: { windowDays: number; promisedDays: number; country: string | undefined },
): LateCount {
  const firstDay = dayNumber(until) - rule.windowDays;
  const count = { orders: 0, late: 0, open: 0 };
  for (const each of days) {
    if (each.country !== 'CA' || dayNumber(each.day) <= firstDay) continue;
    const places = placesOf(each, rule.country);
    if (businessDaysBetween(each.day, until, places) <= rule.promisedDays) continue;
    count.orders += each.orders;
    const isLate =
      each.fulfilledOn === null ||
      businessDaysBetween(each.day, each.fulfilledOn, places) > rule.promisedDays;
    if (isLate) count.late += each.orders;
    if (each.fulfilledOn === null) count.open += each.orders;
  }
  return count;
}

/** A day counts where neither the buyer's province nor the store's country has a holiday. */
function placesOf({ country, province }: HandlingDay, storeCountry: string | undefined): Place[] {
  const buyer = { country, province };
  return storeCountry === undefined || storeCountry === country
    ? [buyer]
    : [buyer, { country: storeCountry, province: null }];
}
