import type { PriceHistory } from '~/core/prices/price-history';
import { PricePoints, type PricePoint } from '~/core/prices/price-points';
import { isAnchor } from '~/core/prices/price-window';
import { DAY_MS } from '~/core/days/milliseconds';
import type { ShownPrice } from './listing-columns';

/** The prices that buyers in one country are shown for one variant, as stored. */
export interface StoredSeries {
  country: 'CA' | 'US';
  variantId: string;
  currency: string;
  /** Milliseconds since 1970; `null`: the variant is observed whenever its listing is. */
  observedUntil: number | null;
  /** One at least. */
  points: PricePoints;
}

/**
 * A stretch of the price history of a listing. Each begins with the latest point, if there is any, of what the one
 * before held, so that a reader may begin with it.
 */
export interface PriceChunk {
  /** Instant of the first look that is in it and not in the one before, in milliseconds since 1970. */
  since: number;
  series: StoredSeries[];
}

export type PriceHistories = Record<'CA' | 'US', PriceHistory>;

/** [J] A month of daily prices: what is written again each day stays small, and so does the share of row and key. */
const INSTANTS_IN_A_CHUNK = 32;

/**
 * A variant that was not read for thirteen months is carried over no further: no test looks back that far, and apps
 * that make a listing's variants anew each day would fill it with what is gone.
 */
const CARRIED_MS = 396 * DAY_MS;

/** Amounts are stored with four decimals, one more than any currency in use has. */
function stored(amount: number): number {
  return Number(amount.toFixed(4));
}

/**
 * The chunk with what a look found, `null` where it found nothing new: a point for each variant and country whose price
 * differs from its latest one. A series that the look does not hold ends with the look before it, and goes on when it
 * is read again.
 */
export function withLook(
  latest: PriceChunk | null,
  prices: readonly ShownPrice[],
  { readAt, lookBefore }: { readAt: number; lookBefore: number | null },
): PriceChunk | null {
  const unseen = new Map(latest?.series.map((series) => [seriesKey(series), series]));
  const hasRoom = latest !== null && hasRoomFor(latest, readAt);
  let isChanged = false;
  const series = prices.map((price) => {
    const known = unseen.get(seriesKey(price));
    unseen.delete(seriesKey(price));
    const next = withPrice(known, price, readAt);
    if (next !== known) isChanged = true;
    return next;
  });
  for (const gone of unseen.values()) {
    const { observedUntil, points } = gone;
    if (observedUntil === null) isChanged = true;
    series.push({
      ...gone,
      observedUntil: observedUntil ?? lookBefore ?? points.at(-1)?.at ?? readAt,
    });
  }
  if (!isChanged || series.length === 0) return null;
  if (hasRoom) return { since: latest.since, series };
  return { since: readAt, series: series.flatMap((each) => carriedOver(each, readAt)) };
}

/** The same object where the price is the one that is known. */
function withPrice(
  known: StoredSeries | undefined,
  price: ShownPrice,
  readAt: number,
): StoredSeries {
  const { country, variantId, currency } = price;
  const point: PricePoint = {
    at: readAt,
    amount: stored(price.amount),
    compareAt: price.compareAt === null ? null : stored(price.compareAt),
    shopAmount: stored(price.shopAmount),
  };
  const last = known?.points.at(-1);
  if (!known || !last)
    return { country, variantId, currency, observedUntil: null, points: PricePoints.of([point]) };
  // The price in the store's own currency tells why a price changed; alone it changes nothing that a buyer sees.
  const isSame =
    currency === known.currency &&
    point.amount === last.amount &&
    point.compareAt === last.compareAt;
  if (isSame || last.at > readAt)
    return known.observedUntil === null ? known : { ...known, observedUntil: null };
  // Amounts in two currencies do not compare: a market that changes its currency begins a new series.
  const points =
    currency === known.currency
      ? known.points.slice(0, known.points.countBefore(readAt))
      : new PricePoints();
  points.add(point);
  return { country, variantId, currency, observedUntil: null, points };
}

/** Of a series that is about to go on in another chunk: its latest point, and what was found at `since`. */
function carriedOver(series: StoredSeries, since: number): StoredSeries[] {
  const { observedUntil, points } = series;
  if (observedUntil !== null && observedUntil < since - CARRIED_MS) return [];
  return [{ ...series, points: points.slice(Math.max(0, points.countBefore(since) - 1)) }];
}

function hasRoomFor({ since, series }: PriceChunk, readAt: number): boolean {
  if (readAt <= since) return true;
  const instants = instantsOf(series);
  return instants.length < INSTANTS_IN_A_CHUNK || instants.includes(readAt);
}

/** Ascending, each once. */
export function instantsOf(series: readonly StoredSeries[]): number[] {
  const instants = new Set<number>();
  for (const { points } of series)
    for (let index = 0; index < points.length; index++) instants.add(points.instant(index));
  return [...instants].sort((a, b) => a - b);
}

/** A whole history in chunks. */
export function inChunks(series: readonly StoredSeries[]): PriceChunk[] {
  const instants = instantsOf(series);
  const chunks: PriceChunk[] = [];
  for (let start = 0; start < instants.length; start += INSTANTS_IN_A_CHUNK) {
    const since = instants[start] ?? 0;
    const until = instants[start + INSTANTS_IN_A_CHUNK] ?? Infinity;
    chunks.push({
      since,
      series: series.flatMap((each) => {
        const points = each.points.slice(0, each.points.countBefore(until));
        return points.length === 0 ? [] : carriedOver({ ...each, points }, since);
      }),
    });
  }
  return chunks;
}

/** Two histories of one listing as one. Of two currencies the one that was shown last counts. */
export function merged(
  one: readonly StoredSeries[],
  other: readonly StoredSeries[],
): StoredSeries[] {
  const all = new Map(one.map((series) => [seriesKey(series), series]));
  for (const series of other) {
    const known = all.get(seriesKey(series));
    all.set(seriesKey(series), known ? mergedSeries(known, series) : series);
  }
  return [...all.values()];
}

function mergedSeries(one: StoredSeries, other: StoredSeries): StoredSeries {
  const lastAt = ({ points }: StoredSeries) => points.at(-1)?.at ?? 0;
  const [earlier, later] = lastAt(one) <= lastAt(other) ? [one, other] : [other, one];
  if (earlier.currency !== later.currency) return later;
  const points = [...earlier.points, ...later.points].map((point) => [point.at, point] as const);
  return { ...later, points: PricePoints.of(new Map(points).values()) };
}

/** Whether what is asked about the time from this chunk on may begin with it: see `isAnchor`. */
export function isAnchored({ since, series }: PriceChunk): boolean {
  return series.every(({ points }) => points.instant(0) >= since || isAnchor(points, 0));
}

/** Whether a "was" price is shown: what is asked of it looks back as far as anything is known. */
export function hasWasPrice({ series }: PriceChunk): boolean {
  return series.some(({ points }) => points.isMarkedDown(points.length - 1));
}

export function toHistories(
  all: readonly StoredSeries[],
  pricesReadAt: number | null,
): PriceHistories {
  const histories: PriceHistories = { CA: [], US: [] };
  const inOrder = all.toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1));
  for (const { country, variantId, currency, observedUntil, points } of inOrder) {
    const looked = observedUntil ?? pricesReadAt ?? 0;
    const lastAt = points.at(-1)?.at ?? 0;
    histories[country].push({
      variantId,
      currency,
      points,
      observedUntil: Math.max(lastAt, looked),
    });
  }
  return histories;
}

export function seriesKey({
  country,
  variantId,
}: Pick<StoredSeries, 'country' | 'variantId'>): string {
  return `${country} ${variantId}`;
}
