import { setImmediate as nextTurn } from 'node:timers/promises';
import { wasPriceEvidence, type EvidenceRow } from '~/core/prices/was-price-evidence';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import type { Clock } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import type { StorePorts } from '../store/ports';
import type { CataloguePorts } from './ports';

/** Twelve months: the longest period that a test of was prices looks at. */
const WINDOW_DAYS = 365;

/** A record of one listing's prices and sales. */
export interface PriceEvidence {
  handle: string;
  /** By country and variant; made as they are read, since a listing of 2,000 variants has a million days. */
  rows: AsyncIterable<EvidenceRow>;
}

/** What a listing's prices in Canada and the US were over twelve months, and what sold at them. `null`: no such listing. */
export async function exportPriceEvidence(
  { stores, listings, orders, now }: StorePorts & CataloguePorts & OrderPorts & Clock,
  store: StoreDomain,
  listingId: string,
): Promise<PriceEvidence | null> {
  const [record, stored, histories, sales] = await Promise.all([
    stores.find(store),
    listings.find(store, listingId),
    listings.priceHistories(store, [listingId]),
    orders.salesHistories(store, [listingId]),
  ]);
  if (stored === null) return null;
  const { handle, variants } = stored.listing;
  // Before the first row: what cannot be read is an error, no file that ends early.
  const prices = histories.get(listingId);
  const options = {
    sales: sales?.get(listingId),
    now: now(),
    windowDays: WINDOW_DAYS,
    timeZone: timeZoneOf(record?.facts),
  };
  async function* rows(): AsyncIterable<EvidenceRow> {
    for (const place of ['CA', 'US'] as const) {
      const seriesOf = new Map(prices?.[place].map((series) => [series.variantId, series]));
      for (const variant of variants) {
        yield* wasPriceEvidence({ ...options, variant, series: seriesOf.get(variant.id), place });
        // Whoever asks for anything else meanwhile waits for one variant, not for two thousand.
        await nextTurn();
      }
    }
  }
  return { handle, rows: rows() };
}
