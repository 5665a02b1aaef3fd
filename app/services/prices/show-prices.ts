import { briefReferencePrice } from '~/core/audit/rules/brief-reference-price';
import { unsupportedWasPrice } from '~/core/audit/rules/unsupported-was-price';
import { volatilePrice } from '~/core/audit/rules/volatile-price';
import type { SettingOverrides } from '~/core/audit/ready-rule';
import { DAY_MS } from '~/core/days/milliseconds';
import type { Listing, Variant } from '~/core/listing/listing';
import type { PriceHistory, PriceSeries } from '~/core/prices/price-history';
import { steadyBand } from '~/core/prices/steady-band';
import { isConvertedIn, wasPriceClaim, type PricePlace } from '~/core/prices/was-price-claim';
import { timeTest } from '~/core/prices/was-price-law';
import { thresholdsOf } from '~/core/promotions/thresholds';
import { globalIdNumber } from '~/core/store/global-id';
import type { StoreDomain } from '~/core/store/store-domain';
import {
  promotionsOfListing,
  type PromotionsOfListingPorts,
} from '../promotions/promotions-of-listing';
import type { PlacePrices, PricesView, WasPriceDays } from './views';

/**
 * What buyers in Canada and the US were shown of one variant, over time: the one that is asked for (the number in its
 * id), else the one whose price changed most. A product may have 2,000 variants: of the others the names alone. `null`:
 * no such listing.
 */
export async function showPrices(
  ports: PromotionsOfListingPorts,
  store: StoreDomain,
  listingId: string,
  asked: string | null,
): Promise<PricesView | null> {
  const { stores, listings, now } = ports;
  const [record, stored, histories] = await Promise.all([
    stores.find(store),
    listings.find(store, listingId),
    listings.priceHistories(store, [listingId]),
  ]);
  if (stored === null) return null;
  const { listing } = stored;
  const history = histories.get(listingId) ?? { CA: [], US: [] };
  const variant = variantAsked(listing, history, asked);
  const thresholds = record?.settings.thresholds ?? {};
  const place = (of: PricePlace): PlacePrices | null =>
    variant && pricesIn(of, variant, history[of], { now: now(), thresholds });
  return {
    variants: listing.variants.map(({ id, title, sku }) => ({
      number: globalIdNumber(id),
      title,
      sku,
    })),
    shown: variant && globalIdNumber(variant.id),
    places: { CA: place('CA'), US: place('US') },
    promotions: await promotionsOfListing(ports, store, listingId),
  };
}

function variantAsked(
  { variants }: Listing,
  { CA, US }: Record<PricePlace, PriceHistory>,
  asked: string | null,
): Variant | null {
  const points = new Map<string, number>();
  for (const series of [...CA, ...US])
    points.set(series.variantId, Math.max(points.get(series.variantId) ?? 0, series.points.length));
  const changes = ({ id }: Variant) => points.get(id) ?? 0;
  return (
    variants.find(({ id }) => globalIdNumber(id) === asked) ??
    variants.reduce<Variant | null>(
      (most, each) => (most === null || changes(each) > changes(most) ? each : most),
      null,
    )
  );
}

interface Judging {
  now: Date;
  thresholds: SettingOverrides;
}

function pricesIn(
  place: PricePlace,
  variant: Variant,
  history: PriceHistory,
  judging: Judging,
): PlacePrices {
  const series = history.find(({ variantId }) => variantId === variant.id) ?? null;
  return {
    shown: variant.shownPrice?.[place] ?? null,
    series: series && { ...series, points: [...series.points] },
    isFixed: isConvertedIn(variant, place) === false,
    // That a price has to be steady is asked for Canadians alone.
    steady: place === 'CA' && series ? steadyIn(series, judging) : null,
    wasPrice: wasPriceDays(place, variant, history, judging),
  };
}

function steadyIn(series: PriceSeries, { now, thresholds }: Judging) {
  return steadyBand(series, { ...thresholdsOf(volatilePrice, { thresholds }), now });
}

/** How long the original price, or more, was asked, and how long the law of the place wants it; `null`: none is shown. */
function wasPriceDays(
  place: PricePlace,
  variant: Variant,
  history: PriceHistory,
  { now, thresholds }: Judging,
): WasPriceDays | null {
  const claim = wasPriceClaim(variant, place, history);
  if (claim === null || claim === 'unread') return null;
  const { timeWindowDays } = thresholdsOf(unsupportedWasPrice, { thresholds });
  const us = thresholdsOf(briefReferencePrice, { thresholds });
  const days = place === 'CA' ? timeWindowDays : us.windowDays;
  const neededDays = place === 'CA' ? Math.floor(days / 2) + 1 : us.heldDays;
  const to = now.getTime();
  const found = timeTest(claim, { from: to - days * DAY_MS, to }, (held) =>
    place === 'CA' ? held > days / 2 : held >= neededDays,
  );
  return {
    compareAt: claim.compareAt,
    days,
    neededDays,
    heldDays: Math.floor(found.heldDays),
    importedDays: Math.round(found.importedDays),
    verdict: found.verdict,
  };
}
