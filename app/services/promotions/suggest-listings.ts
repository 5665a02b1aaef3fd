import { readiness, weighListing } from '~/core/audit/readiness';
import { SEASON_NAMES, type SeasonName } from '~/core/calendar/season-mark';
import { currentOrNextSeason } from '~/core/calendar/seasons';
import { storeDay } from '~/core/days/store-day';
import type { Audience } from '~/core/listing/audience';
import { markdownOf } from '~/core/promotions/markdown';
import type {
  ComparedListing,
  SeasonComparison,
} from '~/core/promotions/suggestions/compare-sales';
import { suggestListings as suggest } from '~/core/promotions/suggestions/suggest';
import type {
  CandidateFacts,
  Suggestion,
  SuggestionContext,
} from '~/core/promotions/suggestions/suggestion';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import type { AuditPorts } from '../audit/ports';
import type { CataloguePorts } from '../catalogue/ports';
import type { OrderPorts } from '../orders/ports';
import { audiencesOf } from '../store/audiences-of';
import type { StorePorts, StoreRecord } from '../store/ports';
import { firstSyncOf } from '../sync/first-sync';
import type { SyncPorts } from '../sync/ports';
import { comparisonOf, readSeason, type AskedSeason, type ComparisonPorts } from './compare-season';
import type { MarkdownRow, SuggestionsView } from './suggestion-views';

type SuggestionPorts = StorePorts &
  SyncPorts &
  OrderPorts &
  CataloguePorts &
  Pick<AuditPorts, 'audits'> &
  ComparisonPorts;

const SHOWN = 50;

interface AskedSuggestions {
  /** `null`: the one whose end is next. */
  season: SeasonName | null;
  /** `null`: the first that the store sells to. */
  audience: Audience | null;
}

/**
 * Which listings to promote in a season that is on or comes next, why, and what speaks against it; and while it is
 * on, whose stock it is going to leave.
 */
export async function suggestListings(
  ports: SuggestionPorts,
  store: StoreDomain,
  asked: AskedSuggestions,
): Promise<SuggestionsView> {
  const record = await ports.stores.find(store);
  const audiences = audiencesOf(record);
  const audience =
    audiences.find((each) => each === asked.audience) ?? audiences[0] ?? ('US' as const);
  const today = storeDay(ports.now(), timeZoneOf(record?.facts));
  const season = asked.season ?? nextSeason(audience, today);
  const read = await readSeason(ports, store, record, { season, audience });
  const context = contextOf(record, read);
  const compared = await comparisonOf(ports, store, read);
  const comparison = compared ?? NOTHING_YET;
  const candidates = await candidatesOf(ports, store, comparison.shortlist, audience);
  const { suggestions, leftOut } = suggest(candidates, context);
  return {
    season,
    audience,
    audiences,
    start: context.start,
    end: context.end,
    isOn: context.start <= today,
    orders: {
      known: context.known,
      notice: read.history.notice,
      seasonsKnown: context.seasonsKnown,
      canCompare: context.canCompare,
    },
    isComparing: compared === null,
    comparison: {
      compared: comparison.compared,
      tooFew: comparison.tooFew,
      expectedByChance: comparison.expectedByChance,
      store: comparison.store,
      differ: comparison.differ,
    },
    suggestions: suggestions.slice(0, SHOWN),
    leftOut,
    markdowns: context.start <= today ? markdownsOf(suggestions) : [],
    firstSync: await firstSyncOf(ports, store),
  };
}

const NOTHING_YET: SeasonComparison = {
  compared: 0,
  tooFew: 0,
  expectedByChance: 0,
  store: null,
  differ: null,
  shortlist: [],
};

function nextSeason(audience: Audience, today: string): SeasonName {
  const [next] = SEASON_NAMES.map((season) => currentOrNextSeason(season, audience, today)).sort(
    (a, b) => (a.end < b.end ? -1 : 1),
  );
  return next?.season ?? 'holidays';
}

function contextOf(record: StoreRecord | null, read: AskedSeason): SuggestionContext {
  const { season, audience, start, end, today, known, periods, history } = read;
  return {
    season,
    audience,
    start,
    end,
    today,
    known,
    seasonsKnown: periods.seasons.length,
    canCompare: read.canCompare,
    returnBaseline: history.returnBaseline,
    thresholds: record?.settings.thresholds ?? {},
  };
}

async function candidatesOf(
  { listings, audits, orders }: SuggestionPorts,
  store: StoreDomain,
  shortlist: readonly ComparedListing[],
  audience: Audience,
): Promise<CandidateFacts[]> {
  const ids = shortlist.map(({ listingId }) => listingId);
  if (ids.length === 0) return [];
  const [stored, results, sales] = await Promise.all([
    listings.findMany(store, ids),
    audits.resultsOfMany(store, ids),
    orders.salesHistories(store, ids),
  ]);
  const byId = new Map(stored.map(({ listing }) => [listing.id, listing]));
  return shortlist.flatMap((compared): CandidateFacts[] => {
    const listing = byId.get(compared.listingId);
    // Removed, or no longer sold, since they were compared.
    if (listing?.status !== 'ACTIVE') return [];
    const ofListing = results.get(compared.listingId) ?? [];
    return [
      {
        ...compared,
        listing,
        results: ofListing,
        readiness: readiness(weighListing(ofListing)[audience]),
        sales: sales?.get(compared.listingId) ?? null,
      },
    ];
  });
}

/** The most units left first. What sells the whole year round sells on after the season. */
function markdownsOf(suggestions: readonly Suggestion[]): MarkdownRow[] {
  return suggestions
    .filter(({ ground }) => ground !== 'category')
    .flatMap(({ listingId, title, stock, margin }) => {
      const markdown = markdownOf(stock, margin);
      return markdown ? [{ listingId, title, markdown }] : [];
    })
    .sort((a, b) => b.markdown.leftoverUnits - a.markdown.leftoverUnits)
    .slice(0, SHOWN);
}
