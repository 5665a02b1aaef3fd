import { DAY_MS } from '../../days/milliseconds';
import { LEAD_DAYS } from '../../calendar/milestones';
import { volatilePrice } from '../../audit/rules/volatile-price';
import type { PriceSeries } from '../../prices/price-history';
import {
  isExchangeRates,
  regularChanges,
  regularPricesWithin,
  type RegularChange,
} from '../../prices/regular-changes';
import { LOOK_GAP_MS } from '../../prices/was-price-law';
import { defineBlocker } from '../blocker';
import { dayInMessage } from '../day-in-message';
import { thresholdsOf } from '../thresholds';
import { placesReached } from '../reach';

const FREEZE_DAYS = LEAD_DAYS['prices-frozen'];

/**
 * A regular price that the merchant changed within the 14 days before the promotion begins: buyers who looked
 * before take the discount for a trick, and the price that is struck out was hardly asked. What the exchange
 * rate did is no change of the merchant's.
 */
export const priceChanged = defineBlocker({
  id: 'price-changed',
  overridable: true,
  messages: { changed: 'blocking', unknown: 'notice' },
  ofListing(plan, { listing, prices }, facts) {
    const start = Date.parse(plan.startsAt);
    const freeze = start - FREEZE_DAYS * DAY_MS;
    const until = Math.min(start, facts.now.getTime());
    // Nothing of the freeze has passed yet.
    if (until <= freeze) return [];
    const ids = new Set(listing.variants.map(({ id }) => id));
    const series = placesReached(plan, facts).flatMap((place) =>
      (prices?.[place] ?? []).filter(({ variantId }) => ids.has(variantId)),
    );
    const { deadband, dipDays } = thresholdsOf(volatilePrice, facts);
    const changes = series.flatMap((each) =>
      regularChanges(
        regularPricesWithin(each, {
          now: new Date(until),
          windowDays: (until - freeze) / DAY_MS,
          deadband,
          dipDays,
        }),
        deadband,
      )
        .filter((change) => !isExchangeRates(change))
        .map((change) => ({ change, currency: each.currency })),
    );
    const latest = changes.toSorted((a, b) => b.change.after.from - a.change.after.from)[0];
    if (latest) {
      const { change, currency } = latest;
      return [
        {
          message: 'changed',
          data: {
            before: { amount: change.before.amount, currency },
            after: { amount: change.after.amount, currency },
            at: dayInMessage(change.after.from, facts),
            days: FREEZE_DAYS,
          },
          about: [...changes.map((each) => aboutChange(each.change)).sort(), plan.startsAt],
        },
      ];
    }
    const isKnown = series.length > 0 && series.every((each) => isSeenThrough(each, freeze, until));
    return isKnown ? [] : [{ message: 'unknown', data: { days: FREEZE_DAYS } }];
  },
});

function aboutChange({ before, after }: RegularChange): string {
  return `${before.amount} ${after.amount} ${after.from}`;
}

function isSeenThrough({ points, observedUntil }: PriceSeries, from: number, to: number): boolean {
  const first = Math.min(...points.map(({ at }) => at));
  return first <= from && observedUntil >= to - LOOK_GAP_MS;
}
