import { assembleFacts, type Surroundings } from '~/core/audit/assemble-facts';
import type { RuleResult } from '~/core/audit/outcome';
import { priceLookBackDays } from '~/core/audit/price-look-back';
import { ListingAudit, type AuditOptions } from '~/core/audit/run';
import { narrowedFacts, type StoreSettings } from '~/core/audit/settings';
import type { SeasonMark } from '~/core/calendar/season-mark';
import { seasonMarksOf } from '~/core/calendar/season-marks';
import { DAY_MS } from '~/core/days/milliseconds';
import type { StoreFacts } from '~/core/store/store-facts';
import { timeZoneOf } from '~/core/store/time-zone';
import type { CataloguePorts, StoredListing } from '../catalogue/ports';
import type { OrderPorts } from '../orders/ports';
import type { StoreRecord } from '../store/ports';

/** A stored listing with all that is stored around it: what rules judge. */
export interface JudgeableListing extends StoredListing {
  surroundings: Surroundings;
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
  { domain: store, facts, repeatedPhrases }: StoreRecord,
  listingIds: string[],
  pricesSince?: Date,
): Promise<JudgeableListing[]> {
  const [stored, histories, sales, { returnBaseline }] = await Promise.all([
    listings.findMany(store, listingIds),
    listings.priceHistories(store, listingIds, pricesSince),
    orders.salesHistories(store, listingIds),
    orders.history(store),
  ]);
  return stored.map((each) => ({
    ...each,
    surroundings: {
      store: facts ?? undefined,
      canadianPrices: histories.get(each.listing.id)?.CA,
      americanPrices: histories.get(each.listing.id)?.US,
      sales: sales?.get(each.listing.id),
      returnBaseline: returnBaseline ?? undefined,
      repeatedPhrases,
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
  options: Pick<AuditOptions, 'now' | 'onRuleError'>,
): (judgeable: JudgeableListing) => JudgedListing {
  const audit = new ListingAudit({
    ...options,
    settings: settings.thresholds,
    rulesOff: settings.rulesOff,
    glossary: settings.glossary,
  });
  return (judgeable) => {
    const { listing, surroundings } = judgeable;
    const store = surroundings.store && narrowedFacts(surroundings.store, settings);
    const seasons = store && seasonsOf(judgeable, store, options.now);
    return {
      results: audit.judge(assembleFacts(listing, { ...surroundings, store, seasons })),
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
