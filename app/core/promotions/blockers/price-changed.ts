import { DAY_MS } from '../../days/milliseconds';
import { LEAD_DAYS } from '../../calendar/milestones';
import { volatilePrice } from '../../audit/rules/volatile-price';
import type { Variant } from '../../listing/listing';
import type { PriceSeries } from '../../prices/price-history';
import { priceSteps } from '../../prices/price-steps';
import {
  isExchangeRates,
  regularChanges,
  regularPricesWithin,
  type RegularChange,
} from '../../prices/regular-changes';
import { isConvertedIn } from '../../prices/was-price-claim';
import { LOOK_GAP_MS } from '../../prices/was-price-law';
import { defineBlocker } from '../blocker';
import { datesDecided } from '../dates-decided';
import { dayInMessage } from '../day-in-message';
import { thresholdsOf } from '../thresholds';
import { placesReached } from '../reach';

const FREEZE_DAYS = LEAD_DAYS['prices-frozen'];

/**
 * A regular price that the merchant changed within the 14 days before the promotion begins: buyers who looked
 * before take the discount for a trick, and the price that it is taken off was hardly asked. What the exchange
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
    const [decidedStart] = datesDecided(plan, facts);
    // A start that waits leaves no change behind that somebody set aside: they are told by all since its first freeze.
    const since = Math.min(freeze, Date.parse(decidedStart) - FREEZE_DAYS * DAY_MS);
    const variants = new Map(listing.variants.map((variant) => [variant.id, variant]));
    const known = placesReached(plan, facts).flatMap((place) =>
      (prices?.[place] ?? []).flatMap((series) => {
        const variant = variants.get(series.variantId);
        return variant ? [{ series, isFixed: isConvertedIn(variant, place) === false }] : [];
      }),
    );
    const series = known.map((each) => each.series);
    const { deadband, dipDays } = thresholdsOf(volatilePrice, facts);
    const changes = known.flatMap(({ series: each, isFixed }) =>
      regularChanges(
        regularPricesWithin(each, {
          now: new Date(until),
          windowDays: (until - since) / DAY_MS,
          deadband,
          dipDays,
        }),
        deadband,
      )
        // The store's own price stands still as well where a fixed one is changed.
        .filter((change) => isFixed || !isExchangeRates(change))
        .map((change) => ({ change, currency: each.currency })),
    );
    const latest = changes.toSorted((a, b) => b.change.after.from - a.change.after.from)[0];
    if (latest && latest.change.after.from >= freeze) {
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
          about: [...changes.map((each) => aboutChange(each.change)).sort(), decidedStart],
        },
      ];
    }
    const isKnown =
      series.length > 0 &&
      isOfAllShown(listing.variants, series) &&
      series.every((each) => isSeenThrough(each, freeze, until));
    return isKnown ? [] : [{ message: 'unknown', data: { days: FREEZE_DAYS } }];
  },
});

function aboutChange({ before, after }: RegularChange): string {
  return `${before.amount} ${after.amount} ${after.from}`;
}

/** Whether each variant that is shown in the currency of these series has one. */
function isOfAllShown(variants: readonly Variant[], series: readonly PriceSeries[]): boolean {
  const known = new Set(series.map(({ variantId, currency }) => `${variantId} ${currency}`));
  const currencies = new Set(series.map(({ currency }) => currency));
  return variants.every(({ id, shownPrice }) =>
    [shownPrice?.CA, shownPrice?.US].every(
      (shown) =>
        !shown ||
        !currencies.has(shown.price.currency) ||
        known.has(`${id} ${shown.price.currency}`),
    ),
  );
}

/** Whether the price was seen all that time, but for a look or two that were missed. */
function isSeenThrough(series: PriceSeries, from: number, to: number): boolean {
  let seenUntil = from;
  for (const step of priceSteps(series, new Date(to))) {
    const isFirst = seenUntil === from;
    if (step.from - seenUntil > (isFirst ? 0 : LOOK_GAP_MS)) return false;
    seenUntil = Math.max(seenUntil, step.to);
  }
  return to - seenUntil <= LOOK_GAP_MS && seenUntil > from;
}
