import { format, resolveConfig } from 'prettier';
import { assembleFacts } from '../../app/core/audit/assemble-facts';
import type { Message, RuleResult } from '../../app/core/audit/outcome';
import { auditListing, auditStore } from '../../app/core/audit/run';
import { seasonMarksOf } from '../../app/core/calendar/season-marks';
import type { HandlingHistory } from '../../app/core/listing/handling-history';
import type { Listing } from '../../app/core/listing/listing';
import type { PriceSeries } from '../../app/core/listing/price-history';
import type { SalesHistory } from '../../app/core/listing/sales-history';
import type { StoreFacts } from '../../app/core/listing/store-facts';
import { returnBaselineOf } from '../../app/core/returns/return-baseline';
import { returnCounts } from '../../app/core/returns/return-counts';
import { translator } from '../../app/locales/translate';
import { sampleStore } from '../sandbox/seeds/sample';

const NOW = new Date('2026-11-22T12:00:00Z');
const TODAY = '2026-11-22';

const seed = sampleStore({ now: NOW });
const listings: Listing[] = [];
for await (const listing of seed.listings) listings.push(listing);

const store: StoreFacts = {
  currency: seed.shop.currency,
  primaryLocale: seed.shop.primaryLocale,
  publishedLocales: ['en', 'fr'],
  timeZone: seed.shop.timeZone,
  country: 'US',
  sellsTo: ['US', 'CA', 'QC'],
};

const since = seed.orders[0]?.createdAt.slice(0, 10) ?? TODAY;
const say = translator('en');

/** Reviewed by eye: what each rule says of the sample store and of each of its listings. */
export async function sampleAudit(): Promise<string> {
  const sales = new Map(listings.map((listing) => [listing.id, salesOf(listing)]));
  const returnBaseline =
    returnBaselineOf(
      [...sales.values()].map((history) =>
        returnCounts(history, { today: TODAY, minimumOrderAgeDays: 30, windowDays: 365 }),
      ),
    ) ?? undefined;
  const audits = listings.map((listing) => {
    const facts = assembleFacts(listing, {
      store,
      canadianPrices: seriesOf(listing, 'CAD', seed.shop.canadianRate),
      americanPrices: seriesOf(listing, 'USD', seed.shop.usRate),
      sales: sales.get(listing.id),
      returnBaseline,
      seasons: seasonMarksOf({
        tags: listing.tags,
        audiences: store.sellsTo,
        now: NOW,
        timeZone: seed.shop.timeZone,
      }),
    });
    return [listing.handle, inWords(auditListing(facts, { now: NOW }))];
  });
  const ofStore = inWords(auditStore({ store, handling: handling() }, { now: NOW }));
  const audit = JSON.stringify({ store: ofStore, listings: Object.fromEntries(audits) });
  return format(audit, { ...(await resolveConfig(import.meta.filename)), parser: 'json' });
}

/** Failures in full, reasons by their id, passes by name. */
function inWords(results: RuleResult[]) {
  const reasons = (outcome: RuleResult['outcome']) =>
    Object.fromEntries(
      results
        .filter((result) => result.outcome === outcome)
        .map(({ rule, reason }) => [rule, reason?.id]),
    );
  return {
    fail: Object.fromEntries(
      results
        .filter(({ outcome }) => outcome === 'fail')
        .map(({ rule, audiences, findings }) => [
          rule,
          findings.map((finding) =>
            [
              finding.severity,
              (finding.audiences ?? audiences).join(' '),
              sentence(finding.message),
            ].join(' | '),
          ),
        ]),
    ),
    unknown: reasons('unknown'),
    notApplicable: reasons('notApplicable'),
    error: reasons('error'),
    pass: results.filter(({ outcome }) => outcome === 'pass').map(({ rule }) => rule),
  };
}

function sentence({ id, data }: Message): string {
  return say(id, data);
}

function seriesOf({ variants }: Listing, currency: string, rate: number): PriceSeries[] {
  return variants.map(({ id, sku }) => ({
    variantId: id,
    currency,
    observedUntil: NOW.toISOString(),
    points: seed.priceChanges
      .filter((change) => change.sku === sku)
      .map(({ at, price, compareAtPrice }) => ({
        at,
        amount: price * rate,
        compareAt: compareAtPrice === null ? null : compareAtPrice * rate,
        shopAmount: price,
      })),
  }));
}

function salesOf({ variants }: Listing): SalesHistory {
  const variantIds = new Map(variants.map(({ id, sku }) => [sku, id]));
  const days = seed.orders.flatMap(({ createdAt, country, lines }) =>
    lines
      .filter(({ sku }) => variantIds.has(sku))
      .map(({ sku, quantity, returnedQuantity, returnReason }) => ({
        day: createdAt.slice(0, 10),
        variantId: variantIds.get(sku) ?? null,
        country,
        units: quantity,
        returnedUnits: returnedQuantity,
        returnReasons: returnReason === null ? {} : { [returnReason]: returnedQuantity },
      })),
  );
  return { since, until: TODAY, days };
}

function handling(): HandlingHistory {
  return {
    since,
    until: TODAY,
    days: seed.orders.map(({ createdAt, country, province, fulfilledAt }) => ({
      day: createdAt.slice(0, 10),
      country,
      province,
      orders: 1,
      fulfilledOn: fulfilledAt?.slice(0, 10) ?? null,
    })),
  };
}
