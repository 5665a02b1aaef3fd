import { assembleFacts, type Surroundings } from '~/core/audit/assemble-facts';
import type { RuleResult } from '~/core/audit/outcome';
import { auditListing, type AuditOptions } from '~/core/audit/run';
import { narrowedFacts, type StoreSettings } from '~/core/audit/settings';
import type { SeasonMark } from '~/core/calendar/season-mark';
import { seasonMarksOf } from '~/core/calendar/season-marks';
import type { Listing } from '~/core/listing/listing';
import type { StoreFacts } from '~/core/listing/store-facts';
import type { Ports, StoredListing, StoreRecord } from './ports';

/** A stored listing with all that is stored around it: what rules judge. */
export interface JudgeableListing extends StoredListing {
  surroundings: Surroundings;
}

/** Reads listings with what surrounds them, in as many queries for a batch as for one. */
export async function readJudgeable(
  { listings, orders }: Pick<Ports, 'listings' | 'orders'>,
  { domain: store, facts }: StoreRecord,
  listingIds: string[],
): Promise<JudgeableListing[]> {
  const [stored, histories, sales, { returnBaseline }] = await Promise.all([
    listings.findMany(store, listingIds),
    listings.priceHistories(store, listingIds),
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
    },
  }));
}

/** Judges one listing as the merchant wants it judged. */
export function judgeListing(
  { listing, surroundings }: JudgeableListing,
  settings: StoreSettings,
  options: Pick<AuditOptions, 'now' | 'onRuleError'>,
): RuleResult[] {
  const store = surroundings.store && narrowedFacts(surroundings.store, settings);
  const facts = assembleFacts(listing, {
    ...surroundings,
    store,
    seasons: store && seasonsOf(listing, store, options.now),
  });
  return auditListing(facts, {
    ...options,
    settings: settings.thresholds,
    rulesOff: settings.rulesOff,
    glossary: settings.glossary,
  });
}

function seasonsOf({ tags }: Listing, { sellsTo, timeZone }: StoreFacts, now: Date): SeasonMark[] {
  return seasonMarksOf({ tags, audiences: sellsTo, now, timeZone: timeZone ?? 'UTC' });
}
