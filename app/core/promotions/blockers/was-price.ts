import { judgeWasPrices, type WasPriceAnswer } from '../../audit/was-price-answer';
import { briefReferencePrice } from '../../audit/rules/brief-reference-price';
import { unsupportedWasPrice } from '../../audit/rules/unsupported-was-price';
import type { PricePlace, WasPriceClaim } from '../../prices/was-price-claim';
import { testPeriod, timeTest, type TestPeriod, type TimeTest } from '../../prices/was-price-law';
import { regionOf } from '../../store/market';
import { nameOf } from '../../listing/variant-name';
import { defineBlocker, type Found } from '../blocker';
import type { PromotedListing, PromotionFacts } from '../facts';
import { daysWithin, projectedSeries, promotedVariant } from '../projected-prices';
import type { PromotionPlan } from '../promotion';
import { thresholdsOf } from '../thresholds';
import { endOf, offersOn, placesReached } from '../reach';

/**
 * A discount says that what is asked today, or the original price that is shown already, is the usual price: a claim
 * that is made anew on each of its days. It is judged for its last instant, when its own days weigh most: Canada's time
 * test (Competition Act, s. 74.01(3)) over 182 days, New Jersey's 28 of 90 days (N.J.A.C. 13:45A-9.4). Prices are
 * taken to stay as they are until it begins. Canada's other test, by volume, cannot be known ahead.
 *
 * Each country has a price history of its own, in which only what anybody there is asked counts: a code is something
 * that a buyer brings, also that of the promotion itself.
 */
export const wasPrice = defineBlocker({
  id: 'was-price',
  overridable: true,
  messages: { CA: 'blocking', US: 'blocking', unknownCA: 'notice', unknownUS: 'notice' },
  ofListing(plan, listing, facts) {
    return placesReached(plan, facts).flatMap((place) =>
      foundIn(place, judge(place, plan, listing, facts), plan),
    );
  },
});

/** When buyers in this country are asked less than the price: by other offers, and by the promotion itself. */
function loweredIn(
  place: PricePlace,
  plan: PromotionPlan,
  listing: PromotedListing['listing'],
  { offers }: PromotionFacts,
): { others: TestPeriod[]; own: TestPeriod[] } {
  const there = offersOn(offers ?? [], listing.id, [regionOf(place, null)]);
  const periodOf = (each: { startsAt: string; endsAt: string | null }): TestPeriod => ({
    from: Date.parse(each.startsAt),
    to: endOf(each),
  });
  return {
    others: there.filter(({ isUnconditional }) => isUnconditional).map(periodOf),
    own: plan.trigger.kind === 'automatic' ? [periodOf(plan)] : [],
  };
}

interface Expectation {
  windowDays: number;
  minimumAgeDays: number;
  /** Days at the reference price or above that are asked of a period. */
  neededDays: (periodDays: number) => number;
  isEnough: (heldDays: number, periodDays: number) => boolean;
}

function expectationIn(place: PricePlace, facts: PromotionFacts): Expectation {
  if (place === 'CA') {
    const { timeWindowDays, minimumAgeDays } = thresholdsOf(unsupportedWasPrice, facts);
    return {
      windowDays: timeWindowDays,
      minimumAgeDays,
      neededDays: (days) => Math.floor(days / 2) + 1,
      isEnough: (held, days) => held > days / 2,
    };
  }
  const { windowDays, heldDays, minimumAgeDays } = thresholdsOf(briefReferencePrice, facts);
  return {
    windowDays,
    minimumAgeDays,
    neededDays: () => heldDays,
    isEnough: (held) => held >= heldDays,
  };
}

type Judged = TimeTest & {
  neededDays: number;
  /** Whether fewer days of the promotion would leave enough days at the price. */
  isHelpedByShortening: boolean;
};

const NOT_JUDGED: Judged = {
  verdict: 'unknown',
  heldDays: 0,
  periodDays: 0,
  neededDays: 0,
  isHelpedByShortening: false,
};

function judge(
  place: PricePlace,
  plan: PromotionPlan,
  { listing, prices }: PromotedListing,
  facts: PromotionFacts,
): WasPriceAnswer<Judged> {
  const { others, own } = loweredIn(place, plan, listing, facts);
  const lowered = [...own, ...others];
  const { windowDays, minimumAgeDays, neededDays, isEnough } = expectationIn(place, facts);
  const until = Date.parse(plan.endsAt);
  const { createdAt } = listing;
  const period = testPeriod({ now: new Date(until), windowDays, createdAt, minimumAgeDays });
  const judgeClaim = (claim: WasPriceClaim): Judged => {
    if (period === null) return NOT_JUDGED;
    const test = timeTest(claim, period, isEnough);
    const needed = neededDays(Math.round(test.periodDays));
    const ownDays = daysWithin(period, lowered) - daysWithin(period, others);
    const judged = (answer: TimeTest): Judged => ({
      ...answer,
      neededDays: needed,
      isHelpedByShortening: isEnough(answer.heldDays + ownDays, answer.periodDays),
    });
    // However long the price was asked before, the days on which it was not are too many.
    const mostDays = test.periodDays - daysWithin(period, lowered);
    return test.verdict === 'unknown' && !isEnough(mostDays, test.periodDays)
      ? judged({ ...test, verdict: 'notMet', heldDays: mostDays })
      : judged(test);
  };
  return judgeWasPrices(
    // What is shown there now has to be known: what a projected history ends with is no price.
    listing.variants.map((variant) => ({
      ...promotedVariant(variant, plan.discount),
      ...(variant.shownPrice?.[place] === undefined && { shownPrice: {} }),
    })),
    place,
    prices?.[place]
      ?.filter(({ variantId }) =>
        listing.variants.some(({ id, shownPrice }) => id === variantId && shownPrice?.[place]),
      )
      .map((series) => projectedSeries(series, { now: facts.now, until, lowered })),
    judgeClaim,
  );
}

function foundIn(
  place: PricePlace,
  { claims, unread, failed, unknown }: WasPriceAnswer<Judged>,
  plan: PromotionPlan,
): Found<'CA' | 'US' | 'unknownCA' | 'unknownUS'>[] {
  const [worst] = failed;
  if (worst) {
    const { claim, heldDays, periodDays, neededDays, isHelpedByShortening } = worst;
    const name = nameOf(claim.variant);
    return [
      {
        message: place,
        data: {
          named: name !== null,
          variant: name ?? '',
          price: claim.price,
          reference: claim.compareAt,
          heldDays: Math.max(0, Math.floor(heldDays)),
          days: Math.round(periodDays),
          neededDays,
          shorter: isHelpedByShortening,
          failedVariants: failed.length,
          claims,
        },
        about: [claim.variant.id, claim.compareAt.amount, plan.startsAt, plan.endsAt],
      },
    ];
  }
  if (unknown.length + unread === 0) return [];
  return [
    {
      message: place === 'CA' ? 'unknownCA' : 'unknownUS',
      data: { unknown: unknown.length + unread, claims: claims + unread },
    },
  ];
}
