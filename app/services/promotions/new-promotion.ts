import type { SeasonName } from '~/core/calendar/season-mark';
import { seasonWindow } from '~/core/calendar/seasons';
import { addDays, storeDay } from '~/core/days/store-day';
import { AUDIENCES, type Audience } from '~/core/listing/audience';
import type { PlanInput } from '~/core/promotions/plan-input';
import type { StoreDomain } from '~/core/store/store-domain';
import type { CataloguePorts } from '../catalogue/ports';
import type { Clock, Shopify } from '../common-ports';
import { audiencesOf } from '../store/audiences-of';
import type { StorePorts } from '../store/ports';
import { namesOfChosen } from './names-of-chosen';
import type { PromotionPorts, ShopifyPromotions } from './ports';
import { planContext } from './preview-plan';
import { findPlannable, type PlannableStore } from './read-planning-facts';
import type { NewPromotionView, PlanningStore } from './views';

/** What a link to a new promotion asks for. */
export interface PromotionWish {
  listingIds: string[];
  season: SeasonName | null;
  audience: Audience | null;
}

/** A plan to begin with. `null`: nothing was read of the store yet. */
export async function newPromotion(
  ports: StorePorts &
    CataloguePorts &
    Pick<PromotionPorts, 'promotions'> &
    Shopify<ShopifyPromotions> &
    Clock,
  store: StoreDomain,
  wish: PromotionWish,
): Promise<NewPromotionView | null> {
  const record = await findPlannable(ports, store);
  if (!record) return null;
  const input = inputFor(record, wish, ports.now());
  const [planning, chosen] = await Promise.all([
    planningStore(ports, record),
    namesOfChosen(ports, store, input),
  ]);
  return { store: planning, input, chosen };
}

export async function planningStore(
  { promotions }: Pick<PromotionPorts, 'promotions'>,
  record: PlannableStore,
): Promise<PlanningStore> {
  const support = await promotions.marketSupport(record.domain);
  return {
    ...planContext(record),
    audiences: audiencesOf(record),
    marketDiscounts: support?.supported ?? null,
  };
}

/** [J] Without a season, two weeks from now for a week: long enough to fix what is found. */
const DEFAULT_LEAD_DAYS = 14;
const DEFAULT_DAYS = 7;

function inputFor(record: PlannableStore, wish: PromotionWish, now: Date): PlanInput {
  const { timeZone } = planContext(record);
  const today = storeDay(now, timeZone);
  const audiences = audiencesOf(record);
  const audience = wish.audience ?? audiences[0] ?? AUDIENCES[0];
  const days = wish.season
    ? daysOfSeason(wish.season, audience, today)
    : {
        first: addDays(today, DEFAULT_LEAD_DAYS),
        last: addDays(today, DEFAULT_LEAD_DAYS + DEFAULT_DAYS - 1),
      };
  return {
    kind: 'discount',
    name: '',
    frenchName: '',
    audiences: wish.audience ? [wish.audience] : audiences,
    reach: 'allBuyers',
    selectionKind: 'listings',
    listingIds: wish.listingIds,
    collectionIds: [],
    excludedListingIds: [],
    excludedCollectionIds: [],
    excludedTags: '',
    discountKind: 'percentage',
    percent: '',
    isByAudience: false,
    valueUS: '',
    valueCA: '',
    valueQC: '',
    codeUS: '',
    codeCA: '',
    codeQC: '',
    amountOff: '',
    triggerKind: 'automatic',
    code: '',
    startsAt: `${days.first}T00:00`,
    // The end is the first instant that no longer belongs.
    endsAt: `${addDays(days.last, 1)}T00:00`,
    combinesWith: ['shippingDiscounts'],
    targetKind: 'none',
    target: '',
  };
}

/** The season that has tomorrow or a later day, from tomorrow where it is on already. */
function daysOfSeason(
  season: SeasonName,
  audience: Audience,
  today: string,
): { first: string; last: string } {
  const tomorrow = addDays(today, 1);
  const year = Number(today.slice(0, 4));
  const thisYears = seasonWindow(season, audience, year);
  const { start, end } =
    thisYears.end >= tomorrow ? thisYears : seasonWindow(season, audience, year + 1);
  return { first: start > tomorrow ? start : tomorrow, last: end };
}
