import { judgeWasPrices, type WasPriceAnswer } from '../../audit/was-price-answer';
import { briefReferencePrice } from '../../audit/rules/brief-reference-price';
import { unsupportedWasPrice } from '../../audit/rules/unsupported-was-price';
import type { PricePlace, WasPriceClaim } from '../../prices/was-price-claim';
import type { TestPeriod, TimeTest } from '../../prices/was-price-law';
import { haveBuyersInCommon, regionOf } from '../../store/market';
import { nameOf } from '../../listing/variant-name';
import { defineBlocker, type Found } from '../blocker';
import { datesDecided } from '../dates-decided';
import type { PromotedListing, PromotionFacts } from '../facts';
import { promotedVariant } from '../projected-prices';
import type { PromotionPlan } from '../promotion';
import { thresholdsOf } from '../thresholds';
import { discountsIn, placesReached, stretchesOf } from '../reach';
import { remedyOf, testOfPromotion, type PromotionTest, type Remedy } from '../was-price-remedy';

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
  messages: {
    CA: 'blocking',
    US: 'blocking',
    unknownCA: 'notice',
    unknownUS: 'notice',
    imported: 'notice',
  },
  ofListing(plan, listing, facts) {
    return placesReached(plan, facts).flatMap((place) =>
      foundIn(place, judge(place, plan, listing, facts), datesDecided(plan, facts)),
    );
  },
});

/** When buyers in this country are asked less than the price: by other offers, and by the promotion itself. */
function loweredIn(
  place: PricePlace,
  plan: PromotionPlan,
  listing: PromotedListing['listing'],
  { offers }: PromotionFacts,
): { others: TestPeriod[]; own: TestPeriod[]; endless: string } {
  const others = (offers ?? [])
    .filter(
      ({ isUnconditional, regions }) =>
        isUnconditional && haveBuyersInCommon(regions, [regionOf(place, null)]),
    )
    .map((offer) => ({ offer, stretches: stretchesOf(offer, listing.id) }));
  const isEndless = ({ stretches }: (typeof others)[number]) =>
    stretches.some(({ to }) => to === Infinity);
  return {
    others: others.flatMap(({ stretches }) => stretches),
    // By name; empty where each has an end.
    endless: others.find(isEndless)?.offer.name ?? '',
    own:
      plan.trigger.kind === 'automatic'
        ? [{ from: Date.parse(plan.startsAt), to: Date.parse(plan.endsAt) }]
        : [],
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

/** `byImport`: the claim of which most is known by the merchant's own word alone; `null`: none is. */
type JudgedPlace = WasPriceAnswer<Judged> & { byImport: TimeTest | null };

type Judged = TimeTest & { neededDays: number; remedy: Remedy; endless: string };

function judge(
  place: PricePlace,
  plan: PromotionPlan,
  { listing, prices }: PromotedListing,
  facts: PromotionFacts,
): JudgedPlace {
  const { others, own, endless } = loweredIn(place, plan, listing, facts);
  const { windowDays, minimumAgeDays, neededDays, isEnough } = expectationIn(place, facts);
  const { now, rates } = facts;
  const until = Date.parse(plan.endsAt);
  const { createdAt } = listing;
  const test: PromotionTest = {
    now,
    until,
    windowDays,
    minimumAgeDays,
    createdAt,
    isEnough,
    own,
    others,
  };
  // What is shown there now has to be known: what a history ends with is no price.
  const known = (prices?.[place] ?? []).filter(({ variantId }) =>
    listing.variants.some(({ id, shownPrice }) => id === variantId && shownPrice?.[place]),
  );
  let byImport: TimeTest | null = null;
  const judgeClaim = (claim: WasPriceClaim): Judged => {
    const found = testOfPromotion(claim, test) ?? NOT_JUDGED;
    if (found.importedDays > (byImport?.importedDays ?? 0)) byImport = found;
    return {
      ...found,
      neededDays: neededDays(Math.round(found.periodDays)),
      remedy: found.verdict === 'notMet' ? remedyOf(claim, test) : 'none',
      endless,
    };
  };
  // How deep it is does not matter to the claim: the deepest stands for all that buyers there get.
  const [discount = plan.discount] = discountsIn(place, plan, facts);
  const answer = judgeWasPrices(
    listing.variants.map((variant) => ({
      ...promotedVariant(variant, discount, rates),
      ...(variant.shownPrice?.[place] === undefined && { shownPrice: {} }),
    })),
    place,
    known,
    judgeClaim,
  );
  return { ...answer, byImport };
}

const NOT_JUDGED: TimeTest = { verdict: 'unknown', heldDays: 0, periodDays: 0, importedDays: 0 };

type Said = Found<'CA' | 'US' | 'unknownCA' | 'unknownUS' | 'imported'>;

function foundIn(place: PricePlace, judged: JudgedPlace, dates: readonly string[]): Said[] {
  const { byImport } = judged;
  const said = verdictIn(place, judged, dates);
  if (byImport === null || Math.round(byImport.importedDays) === 0) return said;
  const { importedDays, periodDays } = byImport;
  const days = { importedDays: Math.round(importedDays), days: Math.round(periodDays) };
  return [...said, { message: 'imported', data: { place, ...days }, about: [place] }];
}

function verdictIn(
  place: PricePlace,
  { claims, unread, failed, unknown }: JudgedPlace,
  dates: readonly string[],
): Said[] {
  const [worst] = failed;
  if (worst) {
    const { claim, heldDays, periodDays, neededDays, remedy, endless } = worst;
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
          remedy,
          other: endless,
          failedVariants: failed.length,
          claims,
        },
        about: [claim.variant.id, claim.compareAt.amount, ...dates],
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
