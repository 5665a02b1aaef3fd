import { assembleFacts } from '../../app/core/audit/assemble-facts';
import type { RuleResult } from '../../app/core/audit/outcome';
import { auditListing, auditStore } from '../../app/core/audit/run';
import { seasonMarksOf } from '../../app/core/calendar/season-marks';
import type { HandlingHistory } from '../../app/core/orders/handling-history';
import type { Listing } from '../../app/core/listing/listing';
import type { PriceSeries } from '../../app/core/prices/price-history';
import type { SalesHistory } from '../../app/core/orders/sales-history';
import { storeDay } from '../../app/core/days/store-day';
import type { StoreFacts } from '../../app/core/store/store-facts';
import { BASELINE_PERIOD, returnBaselineOf } from '../../app/core/returns/return-baseline';
import { returnCounts } from '../../app/core/returns/return-counts';
import type { SandboxSeed } from '../../sandbox/model';
import { sampleStore } from '../../sandbox/seeds/sample';

export interface AuditedSample {
  store: RuleResult[];
  /** By handle. */
  listings: Map<string, RuleResult[]>;
}

/** What the rules say of the sample store at an instant, without a database or a sync between. */
export function auditedSample(now: Date): AuditedSample {
  const seed = sampleStore({ now });
  const listings = seed.products as Listing[];
  const timeZone = seed.shop.timeZone;
  const today = storeDay(now, timeZone);
  const since = storeDay(new Date(seed.orders[0]?.createdAt ?? now), timeZone);
  const store: StoreFacts = {
    currency: seed.shop.currency,
    primaryLocale: seed.shop.primaryLocale,
    publishedLocales: ['en', 'fr'],
    timeZone,
    country: 'US',
    sellsTo: ['US', 'CA', 'QC'],
  };
  const sales = salesOf(seed, { since, until: today });
  const returnBaseline =
    returnBaselineOf(
      [...sales.values()].map((history) => returnCounts(history, { ...BASELINE_PERIOD, today })),
    ) ?? undefined;
  const audits = listings.map((listing) => {
    const facts = assembleFacts(listing, {
      store,
      canadianPrices: seriesOf(seed, listing, 'CAD', seed.shop.canadianRate, now),
      americanPrices: seriesOf(seed, listing, 'USD', seed.shop.usRate, now),
      sales: sales.get(listing.id),
      returnBaseline,
      seasons: seasonMarksOf({ tags: listing.tags, audiences: store.sellsTo, now, timeZone }),
    });
    return [listing.handle, auditListing(facts, { now })] as const;
  });
  const handling = handlingOf(seed, { since, until: today });
  return { store: auditStore({ store, handling }, { now }), listings: new Map(audits) };
}

function seriesOf(
  { priceChanges }: SandboxSeed,
  { variants }: Listing,
  currency: string,
  rate: number,
  now: Date,
): PriceSeries[] {
  return variants.map(({ id, sku }) => ({
    variantId: id,
    currency,
    observedUntil: now.toISOString(),
    points: priceChanges
      .filter((change) => change.sku === sku)
      .map(({ at, price, compareAtPrice }) => ({
        at,
        amount: price * rate,
        compareAt: compareAtPrice === null ? null : compareAtPrice * rate,
        shopAmount: price,
      })),
  }));
}

interface Span {
  since: string;
  until: string;
}

/** Each listing's sales by its id, as the app would have read them from the orders. */
function salesOf(
  { products: listings, orders, shop }: SandboxSeed,
  span: Span,
): Map<string, SalesHistory> {
  const owners = new Map(
    (listings as Listing[]).flatMap(({ id: listingId, variants }) =>
      variants.map(({ id, sku }) => [sku, { listingId, variantId: id }] as const),
    ),
  );
  const sales = new Map(
    (listings as Listing[]).map(({ id }): [string, SalesHistory] => [id, { ...span, days: [] }]),
  );
  for (const { createdAt, country, lines } of orders) {
    const day = storeDay(new Date(createdAt), shop.timeZone);
    for (const { sku, quantity, returnedQuantity, returnReason } of lines) {
      const owner = owners.get(sku);
      if (!owner) continue;
      sales.get(owner.listingId)?.days.push({
        day,
        variantId: owner.variantId,
        country,
        units: quantity,
        returnedUnits: returnedQuantity,
        returnReasons: returnReason === null ? {} : { [slug(returnReason)]: returnedQuantity },
      });
    }
  }
  return sales;
}

/** Shopify's handle of a return reason's name. */
function slug(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

function handlingOf({ orders, shop }: SandboxSeed, span: Span): HandlingHistory {
  return {
    ...span,
    days: orders.map(({ createdAt, country, province, fulfilledAt }) => ({
      day: storeDay(new Date(createdAt), shop.timeZone),
      country,
      province,
      orders: 1,
      fulfilledOn: fulfilledAt === null ? null : storeDay(new Date(fulfilledAt), shop.timeZone),
    })),
  };
}
