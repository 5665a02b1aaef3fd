import { COUNTRY_OF } from '~/core/listing/audience';
import type { Variant } from '~/core/listing/listing';
import type { Money } from '~/core/listing/money';
import { type Blocker, stillBlocking } from '~/core/promotions/blocker';
import { foreseenGroups } from '~/core/promotions/discount-groups';
import { describeDiscounts } from '~/core/promotions/discount-parts';
import { checkPlan } from '~/core/promotions/plan';
import type { PlanInput } from '~/core/promotions/plan-input';
import type { PlanErrors } from '~/core/promotions/plan-errors';
import type {
  BlockerOverride,
  PromotionDiscount,
  PromotionPlan,
} from '~/core/promotions/promotion';
import {
  priceColumns,
  type ColumnDiscount,
  type PriceColumn,
} from '~/core/promotions/price-columns';
import { promotionPrices, type PromotionPrice } from '~/core/promotions/promotion-price';
import type { Rates } from '~/core/promotions/rates';
import { BLOCKER_KINDS } from '~/core/promotions/what-stands-in-the-way';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, notDone, type Answer, type Gone, type Invalid } from '../answer';
import { timeZoneOf } from '~/core/store/time-zone';
import type { CataloguePorts } from '../catalogue/ports';
import { judgePlan, type Judgement } from './judge-plan';
import type { Promotion } from './ports';
import {
  findPlannable,
  readPlanningFacts,
  type PlannableStore,
  type PlanningPorts,
  type ShopifyFacts,
} from './read-planning-facts';
import { previewSale } from './preview-sale';
import { readRecentShopifyFacts } from './recent-shopify-facts';
import type {
  BlockerGroup,
  BlockerItem,
  JudgedPlan,
  PlanPreview,
  PricePreviewRow,
  PriceRange,
} from './views';

const PRICES_ON_A_PAGE = 20;
const REASONS_IN_A_GROUP = 10;
/** [J] What is judged for somebody who is typing: as many of the first listings as time allows. */
export const JUDGED_AT_ONCE = 500;
const JUDGED_WITHIN_MS = 40;
/** [J] With a year of daily prices each takes about half a millisecond to read and judge. */
const JUDGED_AT_A_TIME = 10;

/** Of a plan that was typed: what it would do, or what is wrong with it. */
export type PreviewAnswer = Answer<PlanPreview, Gone | Invalid<PlanErrors>>;

/**
 * What a plan would do and what stands in its way, before anything is kept. `promotionId`: of the promotion that
 * the plan changes. Judges the first listings, and says of how many. `gone` too where nothing was read of the store
 * yet.
 */
export async function previewInput(
  ports: PlanningPorts,
  store: StoreDomain,
  asked: { input: PlanInput; promotionId: string | null; page: number },
): Promise<PreviewAnswer> {
  const [record, promotion] = await Promise.all([
    findPlannable(ports, store),
    asked.promotionId === null ? null : ports.promotions.find(store, asked.promotionId),
  ]);
  if (!record || (asked.promotionId !== null && promotion === null)) return GONE;
  const { plan, errors } = checkPlan(asked.input, planContext(record));
  if (errors !== null) return notDone({ why: 'invalid', errors });
  const inShopify = await readRecentShopifyFacts(ports, store);
  const preview = await previewPlan(ports, record, plan, {
    promotion,
    inShopify,
    page: asked.page,
  });
  return done(preview);
}

export function planContext({ facts }: PlannableStore): { currency: string; timeZone: string } {
  return { currency: facts.currency, timeZone: timeZoneOf(facts) };
}

export async function previewPlan(
  ports: PlanningPorts,
  record: PlannableStore,
  plan: PromotionPlan,
  context: {
    promotion: Promotion | null;
    inShopify: ShopifyFacts;
    page: number;
  },
): Promise<PlanPreview> {
  const { promotion, inShopify, page } = context;
  const store = record.domain;
  const known = await readPlanningFacts(ports, record, plan, { promotion, inShopify });
  const began = ports.now().getTime();
  const judgement = await judgePlan(ports, store, plan, known, {
    atMost: JUDGED_AT_ONCE,
    atATime: JUDGED_AT_A_TIME,
    goOn: () => ports.now().getTime() - began < JUDGED_WITHIN_MS,
  });
  const { listingIds } = known;
  const columns = priceColumns(plan, known.facts);
  const pages = Math.max(1, Math.ceil(listingIds.length / PRICES_ON_A_PAGE));
  const shown = Math.min(Math.max(0, page), pages - 1);
  const onPage = listingIds.slice(shown * PRICES_ON_A_PAGE, (shown + 1) * PRICES_ON_A_PAGE);
  return {
    prices: await pricesOf(ports, store, onPage, {
      discount: plan.discount,
      columns,
      rates: known.facts.rates,
    }),
    sale: await previewSale(ports, store, plan, { ...known, listingIds: onPage }),
    columns: columns.map(({ column }) => column),
    startsAt: plan.startsAt,
    endsAt: plan.endsAt,
    page: shown,
    pages,
    makes: describeDiscounts(
      plan,
      foreseenGroups(plan, marketsToUse(known.facts, inShopify.markets)),
      listingIds,
    ),
    ...(await judgedPlan(ports, store, judgement, {
      listings: listingIds.length,
      overrides: promotion?.overrides ?? [],
    })),
  };
}

/** `null`: Shopify lets this store limit no discount to markets, or they are not known. */
function marketsToUse(
  { marketDiscounts }: { marketDiscounts: boolean | null },
  markets: ShopifyFacts['markets'],
) {
  return marketDiscounts === false ? null : markets;
}

/** For pages: reasons by kind, after what people decided. */
export async function judgedPlan(
  ports: CataloguePorts,
  store: StoreDomain,
  { blockers, judged }: Judgement,
  { listings, overrides }: { listings: number; overrides: readonly BlockerOverride[] },
): Promise<JudgedPlan> {
  return {
    listings,
    judged,
    groups: await groupsOf(ports, store, blockers, overrides),
    blocking: stillBlocking(blockers, overrides).length,
  };
}

async function pricesOf(
  { promotionSales }: Pick<PlanningPorts, 'promotionSales'>,
  store: StoreDomain,
  listingIds: string[],
  asked: AskedPrices,
): Promise<PricePreviewRow[]> {
  const stored = new Map(
    (await promotionSales.waresOf(store, listingIds)).map((ware) => [ware.id, ware]),
  );
  return listingIds.flatMap((id) => {
    const listing = stored.get(id);
    if (!listing) return [];
    const shop = rangeOf(listing.variants, asked, 'shop');
    return shop === null
      ? []
      : [
          {
            id,
            title: listing.title,
            shop,
            US: rangeIn('US', listing.variants, asked),
            CA: rangeIn('CA', listing.variants, asked),
            QC: rangeIn('QC', listing.variants, asked),
          },
        ];
  });
}

interface AskedPrices {
  discount: PromotionDiscount;
  columns: readonly ColumnDiscount[];
  rates: Rates;
}

/** `null`: nobody there gets it, or what a variant costs there is not known. */
function rangeIn(
  wanted: PriceColumn,
  variants: readonly Variant[],
  { columns, rates }: AskedPrices,
): PriceRange | null {
  const found = columns.find(({ column }) => column === wanted);
  return found ? rangeOf(variants, { ...found, rates }, COUNTRY_OF[wanted]) : null;
}

function rangeOf(
  variants: readonly Variant[],
  { discount, rates }: Pick<AskedPrices, 'discount' | 'rates'>,
  where: 'US' | 'CA' | 'shop',
): PriceRange | null {
  const prices: PromotionPrice[] = [];
  for (const variant of variants) {
    const price = promotionPrices(variant, discount, rates)[where];
    if (price) prices.push(price);
    // A range without it would be that of others.
    else if (where !== 'shop' && variant.shownPrice?.[where]) return null;
  }
  const before = extremes(prices.map((price) => price.before));
  const after = extremes(prices.map((price) => price.after));
  return before && after ? { before, after, isApproximate: prices.some(isApproximate) } : null;
}

function isApproximate(price: PromotionPrice): boolean {
  return price.isApproximate;
}

function extremes(amounts: Money[]): [Money, Money] | null {
  const sorted = amounts.toSorted((a, b) => a.amount - b.amount);
  const [lowest] = sorted;
  const highest = sorted.at(-1);
  return lowest && highest ? [lowest, highest] : null;
}

async function groupsOf(
  { listings }: CataloguePorts,
  store: StoreDomain,
  blockers: readonly Blocker[],
  overrides: readonly BlockerOverride[],
): Promise<BlockerGroup[]> {
  const overrideOf = new Map(overrides.map((override) => [override.blocker, override]));
  const isOverridden = ({ overridable, key }: Blocker) => overridable && overrideOf.has(key);
  const rank = (blocker: Blocker) =>
    blocker.severity === 'notice' ? 2 : isOverridden(blocker) ? 1 : 0;
  const groups = BLOCKER_KINDS.flatMap((kind) => {
    const ofKind = blockers.filter(({ id }) => id === kind.id);
    if (ofKind.length === 0) return [];
    const shown = ofKind.toSorted((a, b) => rank(a) - rank(b)).slice(0, REASONS_IN_A_GROUP);
    return [{ kind, ofKind, shown }];
  });
  const shown = groups.flatMap((group) => group.shown.flatMap(({ listingId }) => listingId ?? []));
  const titles = await listings.titlesOf(store, [...new Set(shown)]);
  return groups.map(({ kind, ofKind, shown }) => ({
    kind: kind.id,
    blocking: ofKind.filter((blocker) => rank(blocker) === 0).length,
    overridden: ofKind.filter((blocker) => rank(blocker) === 1).length,
    notices: ofKind.filter((blocker) => rank(blocker) === 2).length,
    overridable: kind.overridable,
    items: shown.map((blocker): BlockerItem => {
      const { key, listingId, severity, message, overridable } = blocker;
      const override = isOverridden(blocker) ? overrideOf.get(key) : undefined;
      return {
        key,
        listing: listingId === null ? null : { id: listingId, title: titles.get(listingId) ?? '' },
        severity,
        message,
        overridable,
        override: override ? { reason: override.reason, by: override.by, at: override.at } : null,
      };
    }),
    total: ofKind.length,
  }));
}
