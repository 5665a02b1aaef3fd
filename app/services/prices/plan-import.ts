import { createHash } from 'node:crypto';
import { storeDay } from '~/core/days/store-day';
import type { PriceHistory } from '~/core/prices/price-history';
import {
  endOfRows,
  seriesOfRows,
  variantFinder,
  type NamedRows,
  type PriceRow,
  type PricedVariant,
} from '~/core/prices/price-rows';
import type { PricePlace } from '~/core/prices/was-price-claim';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import { done, type Answer } from '../answer';
import type { CataloguePorts } from '../catalogue/ports';
import type { Clock } from '../common-ports';
import type { BadFile } from '../orders/ports';
import type { StorePorts } from '../store/ports';
import type { ImportedPrices, PricePorts, ReadPrices } from './ports';
import type { PricePreview, UnmatchedRows } from './views';

export type PlanPorts = StorePorts & Pick<CataloguePorts, 'listings'> & PricePorts & Clock;

export interface PlannedImport {
  preview: PricePreview;
  prices: ImportedPrices[];
}

const PLACES: readonly PricePlace[] = ['CA', 'US'];
const LISTINGS_AT_ONCE = 500;
/** [J] Whoever has more to mend sees from these what is wrong with all. */
const MOST_UNMATCHED = 50;

/** What a file of past prices would add to what the app saw itself. */
export async function planImport(
  ports: PlanPorts,
  store: StoreDomain,
  file: string,
): Promise<Answer<PlannedImport, BadFile>> {
  const timeZone = timeZoneOf((await ports.stores.find(store))?.facts);
  const now = ports.now();
  const read = await ports.priceFiles.read(file, { now, timeZone });
  if (!read.done) return read;
  const { named, lastAt } = read.value;
  const matched = await match(ports, store, named);
  const seen = await firstLooks(ports, store, matched.variants);
  const until = endOfRows(lastAt ?? 0, { now, timeZone });
  const planned = matched.variants.map((each) => planVariant(each, { seen, until, timeZone }));
  const prices = byListing(planned);
  const counted = previewOf(read.value, matched.unmatched, planned, prices);
  return done({ prices, preview: { ...counted, days: daysOf(planned, timeZone) } });
}

interface MatchedVariant {
  variant: PricedVariant;
  rows: Map<string, PriceRow[]>;
}

async function match(
  { priceImports }: PricePorts,
  store: StoreDomain,
  named: NamedRows[],
): Promise<{ variants: MatchedVariant[]; unmatched: UnmatchedRows[] }> {
  const namesOf = (of: 'handle' | 'sku') =>
    [...new Set(named.map((each) => each[of]))].filter((name) => name !== '');
  const find = variantFinder(
    await priceImports.variantsNamed(store, { handles: namesOf('handle'), skus: namesOf('sku') }),
  );
  const variants = new Map<string, MatchedVariant>();
  const unmatched: UnmatchedRows[] = [];
  for (const { handle, sku, rows } of named) {
    const found = find({ handle, sku });
    if ('why' in found) {
      const all = [...rows.values()].flat();
      const line = Math.min(...all.map((row) => row.line));
      unmatched.push({ line, rows: all.length, handle, sku, why: found.why });
      continue;
    }
    const { variant } = found;
    // One that is named now with its product, now by its SKU alone.
    const known = variants.get(variant.variantId)?.rows ?? new Map<string, PriceRow[]>();
    for (const [currency, more] of rows)
      known.set(currency, [...(known.get(currency) ?? []), ...more]);
    variants.set(variant.variantId, { variant, rows: known });
  }
  return { variants: [...variants.values()], unmatched };
}

/** When the app first saw the price of a variant in a country, and in which currency. */
type FirstLooks = Map<string, { at: number; currency: string }>;

const lookKey = (place: PricePlace, variantId: string) => `${place} ${variantId}`;

async function firstLooks(
  { listings }: Pick<CataloguePorts, 'listings'>,
  store: StoreDomain,
  matched: MatchedVariant[],
): Promise<FirstLooks> {
  const ids = [...new Set(matched.map(({ variant }) => variant.listingId))];
  const looks: FirstLooks = new Map();
  for (let start = 0; start < ids.length; start += LISTINGS_AT_ONCE) {
    const histories = await listings.priceHistories(
      store,
      ids.slice(start, start + LISTINGS_AT_ONCE),
    );
    for (const history of histories.all())
      for (const place of PLACES) noteFirst(looks, place, history[place]);
  }
  return looks;
}

function noteFirst(looks: FirstLooks, place: PricePlace, history: PriceHistory): void {
  for (const { variantId, currency, points } of history) {
    const first = [...points].find(({ isImported, amount }) => !isImported && amount > 0);
    if (first) looks.set(lookKey(place, variantId), { at: first.at, currency });
  }
}

interface PlannedVariant {
  variant: PricedVariant;
  series: ImportedPrices['series'];
  counted: PriceRow[];
  seen: number;
  otherCurrency: number;
}

function planVariant(
  { variant, rows }: MatchedVariant,
  { seen, until, timeZone }: { seen: FirstLooks; until: number; timeZone: string },
): PlannedVariant {
  const { variantId, shopCurrency, shownCurrency } = variant;
  const series: ImportedPrices['series'] = { CA: [], US: [] };
  const counted = new Set<PriceRow>();
  const shown = new Set<PriceRow>();
  for (const place of PLACES) {
    const look = seen.get(lookKey(place, variantId));
    const currency = look?.currency ?? shownCurrency[place];
    if (currency === null) continue;
    const firstDay = look === undefined ? null : storeDay(new Date(look.at), timeZone);
    const isBefore = ({ at }: PriceRow) =>
      firstDay === null || storeDay(new Date(at), timeZone) < firstDay;
    const before = new Map([...rows].map(([each, all]) => [each, all.filter(isBefore)]));
    const made = seriesOfRows(before, { variantId, currency, shopCurrency, until });
    if (made) series[place].push(made);
    for (const row of rows.get(currency) ?? []) shown.add(row);
    for (const row of before.get(currency) ?? []) counted.add(row);
  }
  const all = [...rows.values()].reduce((sum, each) => sum + each.length, 0);
  return {
    variant,
    series,
    counted: [...counted],
    seen: shown.size - counted.size,
    otherCurrency: all - shown.size,
  };
}

function byListing(planned: PlannedVariant[]): ImportedPrices[] {
  const telling = planned.filter(({ counted }) => counted.length > 0);
  const groups = Map.groupBy(telling, ({ variant }) => variant.listingId);
  return [...groups].map(([listingId, variants]) => ({
    listingId,
    series: {
      CA: variants.flatMap(({ series }) => series.CA),
      US: variants.flatMap(({ series }) => series.US),
    },
  }));
}

function previewOf(
  { rows, refused, refusedRows }: ReadPrices,
  unmatched: UnmatchedRows[],
  planned: PlannedVariant[],
  prices: ImportedPrices[],
): Omit<PricePreview, 'days'> {
  const sum = (of: (each: PlannedVariant) => number) =>
    planned.reduce((total, each) => total + of(each), 0);
  return {
    digest: digestOf(prices),
    rows,
    counted: sum(({ counted }) => counted.length),
    listings: prices.length,
    variants: planned.filter(({ counted }) => counted.length > 0).length,
    seen: sum(({ seen }) => seen),
    otherCurrency: sum(({ otherCurrency }) => otherCurrency),
    refused,
    refusedRows,
    unmatched: unmatched.toSorted((a, b) => a.line - b.line).slice(0, MOST_UNMATCHED),
    unmatchedRows: unmatched.reduce((total, each) => total + each.rows, 0),
  };
}

/** Of a file that tells of today, the end moves with the clock. */
function digestOf(prices: ImportedPrices[]): string {
  const points = prices.map(({ listingId, series }) => [
    listingId,
    ...[...series.CA, ...series.US].map((each) => [each.variantId, each.currency, each.points]),
  ]);
  return createHash('sha256').update(JSON.stringify(points)).digest('hex');
}

function daysOf(planned: PlannedVariant[], timeZone: string): PricePreview['days'] {
  let first = Infinity;
  let last = -Infinity;
  for (const { counted } of planned)
    for (const { at } of counted) {
      first = Math.min(first, at);
      last = Math.max(last, at);
    }
  if (first > last) return null;
  const day = (at: number) => storeDay(new Date(at), timeZone);
  return { first: day(first), last: day(last) };
}
