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
import {
  STORE_TEXT_TYPES,
  type StoreTexts,
  type StoreTextType,
  type TextResource,
} from '../../app/core/store/store-texts';
import { toTextResource } from '../../app/shopify/mapping/store-text';
import { returnCounts } from '../../app/core/returns/return-counts';
import {
  SANDBOX_CONTENT_TYPES,
  type SandboxContentField,
  type SandboxSeed,
} from '../../sandbox/model';
import { sampleStore } from '../../sandbox/seeds/sample';
import { PricePoints } from '~/core/prices/price-points';

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
  const storeTexts = storeTextsOf(seed);
  return { store: auditStore({ store, handling, storeTexts }, { now }), listings: new Map(audits) };
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
    observedUntil: now.getTime(),
    points: PricePoints.of(
      priceChanges
        .filter((change) => change.sku === sku)
        .map(({ at, price, compareAtPrice }) => ({
          at: Date.parse(at),
          amount: price * rate,
          compareAt: compareAtPrice === null ? null : compareAtPrice * rate,
          shopAmount: price,
        })),
    ),
  }));
}

/** As the app would have read them from the sandbox store. */
function storeTextsOf({ contents = [], collections = [] }: SandboxSeed): StoreTexts {
  const read = new Map(STORE_TEXT_TYPES.map((type): [StoreTextType, TextResource[]] => [type, []]));
  const add = (type: StoreTextType, id: string, fields: SandboxContentField[]) => {
    const content = fields.map(
      ({ key, value, type: kind = 'SINGLE_LINE_TEXT_FIELD' as const }) => ({
        key,
        value,
        type: kind,
      }),
    );
    const french = fields.flatMap(({ key, french: value, outdated = false, isBuiltIn }) => {
      const updatedAt = isBuiltIn ? null : '2026-01-01T00:00:00Z';
      return value ? [{ key, value, locale: 'fr', marketId: null, outdated, updatedAt }] : [];
    });
    const resource = toTextResource({ resourceId: id, translatableContent: content }, french);
    if (resource) read.get(type)?.push(resource);
  };
  for (const [at, { type, id, fields }] of contents.entries()) {
    add(type, `gid://shopify/${SANDBOX_CONTENT_TYPES[type]}/${id ?? String(at)}`, fields);
  }
  for (const [at, { title, titleFr }] of collections.entries()) {
    const field = { key: 'title', value: title, ...(titleFr && { french: titleFr }) };
    add('COLLECTION', `gid://shopify/Collection/${String(at)}`, [field]);
  }
  return Object.fromEntries(
    [...read].map(([type, resources]) => [type, { state: 'read', resources, isWhole: true }]),
  );
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
