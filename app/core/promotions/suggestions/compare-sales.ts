import {
  approximateLowerBound,
  dispersionOf,
  liftOf,
  steadiedDispersion,
  type Lift,
  type PeriodSales,
} from '../lift';
import type { LiftPeriods } from '../lift-periods';

/** Units sold in a period, and how they came. */
export interface UnitSums {
  units: number;
  /** The sum over its weeks of units² / days. */
  squares: number;
  /** The sum over lines of orders of units². */
  lineSquares: number;
}

/** Of one listing, or all listings of a category, in the periods that are compared. */
export interface SeasonSums {
  season: UnitSums;
  other: UnitSums;
}

/** To the audience's own buyers, and to all. */
export interface BuyersSums {
  audience: SeasonSums;
  allBuyers: SeasonSums;
}

export interface ComparableListing {
  listingId: string;
  /** `null`: none. */
  category: string | null;
  /** Marked for this season by a tag or the merchant. */
  isMarked: boolean;
}

export type ListingSums = ComparableListing & BuyersSums;

export interface SalesToCompare {
  /** Those that can be bought. */
  listings: ListingSums[];
  /** Marked ones of which more may have been sold than is known to be theirs. */
  unknown: ComparableListing[];
  /** Of listings whose sales are known. */
  categories: ReadonlyMap<string, BuyersSums>;
  /** All that was sold, of whichever listing. */
  store: BuyersSums;
}

export type LiftBasis = keyof BuyersSums;

/** A lift with whose orders it was taken from. */
export interface BasedLift {
  basis: LiftBasis;
  lift: Lift;
}

export interface ComparedListing {
  listingId: string;
  isMarked: boolean;
  /** `null`: too few units to tell. */
  own: BasedLift | null;
  /** To all buyers, in both periods; `null`: not known. */
  units: number | null;
  /** `null`: it has none, or one that tells nothing: too few units or too few listings sold. */
  category: (BasedLift & { name: string }) | null;
}

export interface SeasonComparison {
  /** Listings that sold enough to compare, and those that sold, but less. */
  compared: number;
  tooFew: number;
  /** Listings of those compared that are about to exceed 1 by chance, were the season to lift none. */
  expectedByChance: number;
  /** All that the store sold; `null`: too few units. */
  store: BasedLift | null;
  /** Whether listings differ in their lift by more than chance explains; `null`: too few to tell. */
  differ: boolean | null;
  /** Worth a closer look, best first, at most as many as asked for. */
  shortlist: ComparedListing[];
}

/** [J] In lines of equal size: below it, one order more or less would turn the answer round. */
export const LEAST_LINES = 10;
/** [J] A quarter of a year: less is no rest of the year to compare with. */
export const LEAST_OTHER_DAYS = 91;
/** Half of what is outside a two-sided 95% interval. */
const BEYOND_BY_CHANCE = 0.025;
/** [J] Fewer listings do not tell whether listings differ. */
const LEAST_LISTINGS = 10;
/** [J] The lift of a category of fewer listings is that of one or two of them. */
const LEAST_IN_CATEGORY = 5;
/** The approximation is a little off: what comes close to 1 is worth the exact interval. */
const NEAR_ONE = 0.9;

/** Whether enough is known of a season to compare anything with it. */
export function canCompare({ seasons, otherDays }: LiftPeriods): boolean {
  return seasons.length > 0 && otherDays >= LEAST_OTHER_DAYS;
}

/**
 * Which listings the season lifts. By the lower ends of the intervals, not by the ratios: among many listings the
 * highest ratios are those of the least sold. Listings that sold too little for an interval of their own stand
 * behind, by the lift of their category, and by having been marked for the season.
 */
export function compareSales(
  { listings, unknown, categories, store }: SalesToCompare,
  periods: LiftPeriods,
  { limit }: { limit: number },
): SeasonComparison {
  const sums = new Comparer(periods, dispersionOfAll(listings, periods), tellingOf(listings));
  const judged = listings.map((each): Judged => ({
    ...each,
    basis: basisOf(each),
    units: unitsOf(each.allBuyers),
  }));
  const enough = judged.filter(({ basis }) => basis !== null);
  const own = enough
    .map((each) => ({ ...each, bound: sums.approximateBound(each) }))
    .filter(({ bound }) => bound > NEAR_ONE)
    .sort((a, b) => b.bound - a.bound || compareIds(a, b))
    .slice(0, limit)
    .map((each) => sums.listing(each, categories))
    .filter(({ own: exact }) => exact !== null && exact.lift.lower > 1)
    .sort((a, b) => boundOf(b.own) - boundOf(a.own) || compareIds(a, b));
  const isTaken = new Set(own.map(({ listingId }) => listingId));
  const others = judged
    .filter(({ listingId }) => !isTaken.has(listingId))
    .filter(
      (each) => each.isMarked || (each.basis === null && sums.categoryBound(each, categories) > 1),
    );
  const behind = [...others, ...unknown.map(asUnknown)]
    .sort(
      (a, b) =>
        Number(b.isMarked) - Number(a.isMarked) ||
        sums.categoryBound(b, categories) - sums.categoryBound(a, categories) ||
        (b.units ?? 0) - (a.units ?? 0) ||
        compareIds(a, b),
    )
    .slice(0, Math.max(0, limit - own.length))
    .map((each) => sums.listing(each, categories));
  return {
    compared: enough.length,
    tooFew: judged.length - enough.length,
    expectedByChance: enough.length * BEYOND_BY_CHANCE,
    store: sums.together(store),
    differ: sums.differ(enough),
    shortlist: [...own, ...behind],
  };
}

type Judged = ListingSums & { basis: LiftBasis | null; units: number };
type Unknown = ComparableListing & { basis: null; units: null };

function asUnknown(each: ComparableListing): Unknown {
  return { ...each, basis: null, units: null };
}

class Comparer {
  readonly #categoryLifts = new Map<string, ComparedListing['category']>();

  constructor(
    private readonly periods: LiftPeriods,
    private readonly dispersionOfStore: number,
    private readonly tellingCategories: ReadonlySet<string>,
  ) {}

  listing(each: Judged | Unknown, categories: ReadonlyMap<string, BuyersSums>): ComparedListing {
    return {
      listingId: each.listingId,
      isMarked: each.isMarked,
      own: each.basis === null ? null : { basis: each.basis, lift: this.#lift(each[each.basis]) },
      units: each.units,
      category: this.#category(each.category, categories),
    };
  }

  approximateBound(each: Judged): number {
    if (each.basis === null) return 0;
    const { season, other } = this.#withDays(each[each.basis]);
    return approximateLowerBound(season, other, this.#dispersion(each[each.basis]));
  }

  categoryBound(each: ComparableListing, categories: ReadonlyMap<string, BuyersSums>): number {
    return this.#category(each.category, categories)?.lift.lower ?? 0;
  }

  together(sums: BuyersSums): BasedLift | null {
    const basis = basisOf(sums);
    return basis && { basis, lift: this.#lift(sums[basis]) };
  }

  /** Pearson's statistic of a binomial share that is the same for all, by the normal approximation, one-sided 5%. */
  differ(listings: readonly Judged[]): boolean | null {
    if (listings.length < LEAST_LISTINGS) return null;
    const inSeason = listings.reduce((sum, { allBuyers }) => sum + allBuyers.season.units, 0);
    const units = listings.reduce((sum, { allBuyers }) => sum + unitsOf(allBuyers), 0);
    const share = inSeason / units;
    if (share === 0 || share === 1) return null;
    let statistic = 0;
    for (const { allBuyers } of listings) {
      const expected = unitsOf(allBuyers) * share;
      const variance = expected * (1 - share) * this.#dispersion(allBuyers);
      statistic += (allBuyers.season.units - expected) ** 2 / variance;
    }
    const freedom = listings.length - 1;
    return statistic > freedom + 1.645 * Math.sqrt(2 * freedom);
  }

  #category(
    name: string | null,
    categories: ReadonlyMap<string, BuyersSums>,
  ): ComparedListing['category'] {
    if (name === null || !this.tellingCategories.has(name)) return null;
    const known = this.#categoryLifts.get(name);
    if (known !== undefined) return known;
    const sums = categories.get(name);
    const basis = sums ? basisOf(sums) : null;
    const lift = sums && basis ? { name, basis, lift: this.#lift(sums[basis]) } : null;
    this.#categoryLifts.set(name, lift);
    return lift;
  }

  #lift(sums: SeasonSums): Lift {
    const { season, other } = this.#withDays(sums);
    return liftOf(season, other, this.#dispersion(sums));
  }

  /** Buyers decide, not units: forty units in one line say as much as one. */
  #dispersion(sums: SeasonSums): number {
    const { season, other } = this.#withDays(sums);
    const own = dispersionOf(season, other);
    const ofWeeks = steadiedDispersion(own, season.units + other.units, this.dispersionOfStore);
    return Math.max(ofWeeks, unitsALine(sums));
  }

  #withDays({ season, other }: SeasonSums): { season: PeriodSales; other: PeriodSales } {
    return withDays({ season, other }, this.periods);
  }
}

function withDays({ season, other }: SeasonSums, { weeks, seasonDays, otherDays }: LiftPeriods) {
  const seasonWeeks = weeks.filter(({ inSeason }) => inSeason).length;
  return {
    season: { ...season, days: seasonDays, weeks: seasonWeeks },
    other: { ...other, days: otherDays, weeks: weeks.length - seasonWeeks },
  };
}

/** Categories in which enough listings sold anything. */
function tellingOf(listings: readonly ListingSums[]): Set<string> {
  const sold = new Map<string, number>();
  for (const { category, allBuyers } of listings) {
    if (category === null || unitsOf(allBuyers) === 0) continue;
    sold.set(category, (sold.get(category) ?? 0) + 1);
  }
  return new Set([...sold].filter(([, count]) => count >= LEAST_IN_CATEGORY).map(([name]) => name));
}

/** What a listing of the store has on average, each weighing as much as it sold. */
function dispersionOfAll(listings: readonly ListingSums[], periods: LiftPeriods): number {
  let weighted = 0;
  let units = 0;
  for (const { allBuyers } of listings) {
    const { season, other } = withDays(allBuyers, periods);
    const own = dispersionOf(season, other);
    if (own === null) continue;
    weighted += own * (season.units + other.units);
    units += season.units + other.units;
  }
  return units === 0 ? 1 : weighted / units;
}

/** The audience's own orders where there are enough, else everyone's. */
function basisOf(sums: BuyersSums): LiftBasis | null {
  if (linesOf(sums.audience) >= LEAST_LINES) return 'audience';
  return linesOf(sums.allBuyers) >= LEAST_LINES ? 'allBuyers' : null;
}

/**
 * Units in the line that the average unit was bought in. Where buyers come independently, the variance of what they buy
 * is so many times its mean (compound Poisson: E[u²] / E[u] for lines of u units).
 */
function unitsALine({ season, other }: SeasonSums): number {
  const units = season.units + other.units;
  return units === 0 ? 1 : (season.lineSquares + other.lineSquares) / units;
}

/** How many lines of equal size tell as much (Kish's effective sample size, Survey Sampling, 1965). */
function linesOf(sums: SeasonSums): number {
  return unitsOf(sums) / unitsALine(sums);
}

function unitsOf({ season, other }: SeasonSums): number {
  return season.units + other.units;
}

function boundOf(based: BasedLift | null): number {
  return based?.lift.lower ?? 0;
}

function compareIds(a: { listingId: string }, b: { listingId: string }): number {
  return a.listingId < b.listingId ? -1 : a.listingId > b.listingId ? 1 : 0;
}
