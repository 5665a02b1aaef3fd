import { assembleFacts, type Surroundings } from '~/core/audit/assemble-facts';
import type { RuleResult } from '~/core/audit/outcome';
import { priceLookBackDays } from '~/core/audit/price-look-back';
import { ListingAudit, type AuditOptions } from '~/core/audit/run';
import { narrowedFacts, type StoreSettings } from '~/core/audit/settings';
import type { SeasonMark } from '~/core/calendar/season-mark';
import { seasonMarksOf } from '~/core/calendar/season-marks';
import { DAY_MS } from '~/core/days/milliseconds';
import type { Listing } from '~/core/listing/listing';
import { firstPrices } from '~/core/prices/first-prices';
import type { PriceHistory } from '~/core/prices/price-history';
import type { StoreFacts } from '~/core/store/store-facts';
import { timeZoneOf } from '~/core/store/time-zone';
import type { CataloguePorts, StoredListing } from '../catalogue/ports';
import type { OrderPorts } from '../orders/ports';
import type { StoreRecord } from '../store/ports';

/** A stored listing with all that is stored around it: what rules judge. */
export interface JudgeableListing extends StoredListing {
  surroundings: Omit<Surroundings, keyof Prices>;
  /** Worked out whenever they are asked for, as `PricesByListing` are. */
  prices: () => Prices;
}

type Prices = Pick<Surroundings, 'canadianPrices' | 'americanPrices'>;

/** With its prices held, to be judged time and again. */
export function withPricesHeld(judgeable: JudgeableListing): JudgeableListing {
  const prices = judgeable.prices();
  return { ...judgeable, prices: () => prices };
}

/** From when on prices have to be read for all of these settings. */
export function pricesWanted(now: Date, ...settings: Pick<StoreSettings, 'thresholds'>[]): Date {
  const days = Math.max(...settings.map(({ thresholds }) => priceLookBackDays(thresholds)));
  return new Date(now.getTime() - days * DAY_MS);
}

/**
 * Reads listings with what surrounds them, in as many queries for a batch as for one. Without `pricesSince` prices are read
 * whole.
 */
export async function readJudgeable(
  { listings, orders }: CataloguePorts & OrderPorts,
  record: StoreRecord,
  listingIds: string[],
  pricesSince?: Date,
): Promise<JudgeableListing[]> {
  const [stored, histories] = await Promise.all([
    listings.findMany(record.domain, listingIds),
    listings.priceHistories(record.domain, listingIds, pricesSince),
  ]);
  return withSurroundings({ orders }, record, stored, ({ listing: { id } }) => histories.get(id));
}

/** Listings as they were just read, which are not stored yet, as storing and reading them gives them. */
export async function judgeableNew(
  { orders }: OrderPorts,
  record: StoreRecord,
  read: Listing[],
  readAt: Date,
): Promise<JudgeableListing[]> {
  const stored = read.map((listing) => ({
    listing,
    readAt,
    revision: 1,
    chosenSeasons: [],
    photoReadings: new Map(),
  }));
  return withSurroundings({ orders }, record, stored, ({ listing }) =>
    firstPrices(listing, readAt),
  );
}

async function withSurroundings(
  { orders }: OrderPorts,
  { domain: store, facts, repeatedPhrases }: StoreRecord,
  stored: StoredListing[],
  pricesOf: (stored: StoredListing) => Record<'CA' | 'US', PriceHistory> | undefined,
): Promise<JudgeableListing[]> {
  const [sales, { returnBaseline }] = await Promise.all([
    orders.salesHistories(
      store,
      stored.map(({ listing }) => listing.id),
    ),
    orders.history(store),
  ]);
  return stored.map((each) => ({
    ...each,
    surroundings: {
      store: facts ?? undefined,
      sales: sales?.get(each.listing.id),
      returnBaseline: returnBaseline ?? undefined,
      repeatedPhrases,
      photoReadings: each.photoReadings,
    },
    prices: () => {
      const prices = pricesOf(each);
      return { canadianPrices: prices?.CA, americanPrices: prices?.US };
    },
  }));
}

export interface JudgedListing {
  results: RuleResult[];
  /** Seasons for which it is marked; none where the store's facts are not known, or nobody can buy it. */
  seasons: SeasonMark[];
}

/** Judges listings as the merchant wants them judged. */
export function listingJudge(
  settings: StoreSettings,
  options: Pick<AuditOptions, 'now' | 'onRuleError' | 'rules'>,
): (judgeable: JudgeableListing) => JudgedListing {
  const audit = new ListingAudit({
    ...options,
    settings: settings.thresholds,
    rulesOff: settings.rulesOff,
    glossary: settings.glossary,
  });
  return (judgeable) => {
    const { listing } = judgeable;
    const { photoReadings, ...surroundings } = judgeable.surroundings;
    const read = settings.readsPhotos && photoReadings !== undefined ? { photoReadings } : {};
    const store = surroundings.store && narrowedFacts(surroundings.store, settings);
    const seasons = store && seasonsOf(judgeable, store, options.now);
    const around = { ...surroundings, ...judgeable.prices(), ...read, store, seasons };
    return {
      results: audit.judge(assembleFacts(listing, around)),
      seasons: listing.status === 'ARCHIVED' ? [] : (seasons ?? []),
    };
  };
}

function seasonsOf(
  { listing: { tags }, chosenSeasons: chosen }: StoredListing,
  facts: StoreFacts,
  now: Date,
): SeasonMark[] {
  return seasonMarksOf({
    tags,
    chosen,
    audiences: facts.sellsTo,
    now,
    timeZone: timeZoneOf(facts),
  });
}
