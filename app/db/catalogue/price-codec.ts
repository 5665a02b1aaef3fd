import { PricePoints, type PricePoint } from '~/core/prices/price-points';
import { ByteReader, ByteWriter } from '../bytes';
import { instantsOf, seriesKey, type StoredSeries } from './price-chunk';

/**
 * How a chunk's series are kept in bytes. All variants of a listing are looked at together, so their instants stand
 * once, each as the difference to the one before; and a price that follows the exchange rate moves by some cents, so
 * that a point takes three bytes, not the four hundred of a row with its key. Nothing is rounded.
 */
const VERSION = 1;

const CA = 1;
const NUMBERED = 2;
const ENDED = 4;
const FINE = 8;
const WIDE = 16;

const COMPARE_AT_MOVED = 1;
const SHOP_AMOUNT_MOVED = 2;
const POINT_FLAGS = 4;

const VARIANT = 'gid://shopify/ProductVariant/';

export function encodeSeries(all: readonly StoredSeries[]): Buffer {
  const bytes = new ByteWriter();
  bytes.unsigned(VERSION);
  const instants = instantsOf(all);
  const indexOf = new Map(instants.map((instant, index) => [instant, index]));
  bytes.unsigned(instants.length);
  instants.forEach((instant, index) => {
    bytes.signed(instant - (instants[index - 1] ?? 0));
  });
  bytes.unsigned(all.length);
  for (const series of all) writeSeries(bytes, series, indexOf);
  return bytes.toBuffer();
}

function writeSeries(bytes: ByteWriter, series: StoredSeries, indexOf: Map<number, number>) {
  const { country, variantId, currency, observedUntil, points } = series;
  const number = numberOf(variantId);
  const scale = scaleOf(points);
  const isNumbered = number === null ? 0 : NUMBERED;
  const scaleFlag = scale === null ? WIDE : scale === 100 ? 0 : FINE;
  const ended = observedUntil === null ? 0 : ENDED;
  bytes.unsigned((country === 'CA' ? CA : 0) | isNumbered | ended | scaleFlag);
  if (number === null) bytes.text(variantId);
  else bytes.unsigned(number);
  bytes.text(currency);
  if (observedUntil !== null) bytes.signed(observedUntil);
  bytes.unsigned(points.length);
  writePoints(bytes, points, indexOf, scale);
}

function writePoints(
  bytes: ByteWriter,
  points: PricePoints,
  indexOf: Map<number, number>,
  scale: number | null,
) {
  const write = (amount: number, before: number | null | undefined) => {
    if (scale === null) bytes.double(amount);
    else bytes.signed(Math.round(amount * scale) - Math.round((before ?? 0) * scale));
  };
  const writeOptional = (amount: number | null | undefined, before: number | null | undefined) => {
    bytes.unsigned(amount === null || amount === undefined ? 0 : 1);
    if (amount !== null && amount !== undefined) write(amount, before);
  };
  let last: Partial<PricePoint> = {};
  let lastIndex = 0;
  for (const point of points) {
    const index = indexOf.get(point.at) ?? 0;
    const moved = point.compareAt === (last.compareAt ?? null) ? 0 : COMPARE_AT_MOVED;
    const shopMoved = point.shopAmount === last.shopAmount ? 0 : SHOP_AMOUNT_MOVED;
    bytes.unsigned((index - lastIndex) * POINT_FLAGS + moved + shopMoved);
    write(point.amount, last.amount);
    if (moved) writeOptional(point.compareAt, last.compareAt ?? point.amount);
    if (shopMoved) writeOptional(point.shopAmount, last.shopAmount ?? point.amount);
    last = point;
    lastIndex = index;
  }
}

/** Throws a `RangeError` on bytes that are none of `encodeSeries`'s. */
export function decodeSeries(buffer: Buffer): StoredSeries[] {
  const bytes = new ByteReader(buffer);
  const all: StoredSeries[] = [];
  readSeries(bytes, [], ({ country, variantId, currency }, observedUntil, read) =>
    all.push({ country, variantId, currency, observedUntil, points: read(new PricePoints()) }),
  );
  bytes.expectEnd();
  return all;
}

/**
 * The series of chunks that follow each other (see `PriceChunk`), given one after the other, as one. A series that does
 * not begin with the latest point of the chunk before began anew, in another currency. Throws as `decodeSeries`.
 */
export function decodeChunks(buffer: Buffer): StoredSeries[] {
  const bytes = new ByteReader(buffer);
  const all = new Map<string, StoredSeries>();
  const names: SeriesName[] = [];
  while (!bytes.isAtEnd) {
    readSeries(bytes, names, ({ key, country, variantId, currency }, observedUntil, read) => {
      const before = all.get(key);
      const points = read(before?.currency === currency ? before.points : new PricePoints());
      if (points === before?.points) before.observedUntil = observedUntil;
      else all.set(key, { country, variantId, currency, observedUntil, points });
    });
  }
  return [...all.values()];
}

interface SeriesName extends Pick<StoredSeries, 'country' | 'variantId' | 'currency'> {
  /** See `seriesKey`. */
  key: string;
  /** The variant's number; `null`: its id has none. */
  number: number | null;
}
/** The series' points, added to those before where they go on from the last of these. */
type ReadPoints = (before: PricePoints) => PricePoints;

/**
 * Each series has to have its points read before the next one. `names`: those of the chunk before, by place, to which
 * these are put.
 */
function readSeries(
  bytes: ByteReader,
  names: SeriesName[],
  onSeries: (name: SeriesName, observedUntil: number | null, read: ReadPoints) => void,
): void {
  const version = bytes.unsigned();
  if (version !== VERSION) throw new RangeError(`No price chunk of a known version: ${version}`);
  const instants: number[] = [];
  let instant = 0;
  for (let left = bytes.unsigned(); left > 0; left--) {
    instant += bytes.signed();
    instants.push(instant);
  }
  const seriesCount = bytes.unsigned();
  for (let index = 0; index < seriesCount; index++) {
    const flags = bytes.unsigned();
    const name = readName(bytes, flags, names[index]);
    names[index] = name;
    const observedUntil = flags & ENDED ? bytes.signed() : null;
    const scale = flags & WIDE ? null : flags & FINE ? 10_000 : 100;
    onSeries(name, observedUntil, (before) => readPoints(bytes, instants, scale, before));
  }
}

/** Chunks name the same series in the same order, nearly always: making texts would cost more than all their points. */
function readName(bytes: ByteReader, flags: number, before: SeriesName | undefined): SeriesName {
  const country = flags & CA ? 'CA' : 'US';
  const number = flags & NUMBERED ? bytes.unsigned() : null;
  const writtenId = number === null ? bytes.text(before?.variantId) : null;
  const currency = bytes.text(before?.currency);
  const isSame =
    before?.number === number &&
    (writtenId === null || writtenId === before.variantId) &&
    country === before.country &&
    currency === before.currency;
  if (isSame) return before;
  const variantId = writtenId ?? `${VARIANT}${number}`;
  return { key: seriesKey({ country, variantId }), number, country, variantId, currency };
}

function readPoints(
  bytes: ByteReader,
  instants: readonly number[],
  scale: number | null,
  before: PricePoints,
): PricePoints {
  const count = bytes.unsigned();
  const parts = scale ?? 1;
  let points = before;
  let instant = 0;
  // In parts of a unit of currency, whole ones unless amounts are wide.
  let amount = 0;
  let compareAt: number | null = null;
  let shopAmount: number | undefined;
  for (let index = 0; index < count; index++) {
    const head = bytes.unsigned();
    instant += Math.floor(head / POINT_FLAGS);
    amount = readParts(bytes, scale, amount);
    if (head & COMPARE_AT_MOVED)
      compareAt = bytes.unsigned() === 0 ? null : readParts(bytes, scale, compareAt ?? amount);
    if (head & SHOP_AMOUNT_MOVED)
      shopAmount =
        bytes.unsigned() === 0 ? undefined : readParts(bytes, scale, shopAmount ?? amount);
    const at = instants[instant];
    if (at === undefined) throw new RangeError(`No instant ${instant} in a price chunk`);
    if (index === 0) {
      // The point that a chunk begins with is the last one of the chunk before.
      if (points.instant(points.length - 1) === at) continue;
      if (points.length > 0) points = new PricePoints();
    }
    const was = compareAt === null ? NaN : compareAt / parts;
    const shop = shopAmount === undefined ? NaN : shopAmount / parts;
    points.put(at, amount / parts, was, shop);
  }
  return points;
}

function readParts(bytes: ByteReader, scale: number | null, before: number): number {
  return scale === null ? bytes.double() : before + bytes.signed();
}

/** How many parts of a unit of currency the amounts are whole numbers of; `null`: none that fits a number. */
function scaleOf(points: PricePoints): 100 | 10_000 | null {
  const amounts = [...points].flatMap(({ amount, compareAt, shopAmount }) => [
    amount,
    compareAt ?? 0,
    shopAmount ?? 0,
  ]);
  const isWhole = (scale: number) => (amount: number) =>
    Number.isSafeInteger(Math.round(amount * scale) * 2) &&
    Math.round(amount * scale) / scale === amount;
  if (amounts.every(isWhole(100))) return 100;
  return amounts.every(isWhole(10_000)) ? 10_000 : null;
}

function numberOf(variantId: string): number | null {
  if (!variantId.startsWith(VARIANT)) return null;
  const number = Number(variantId.slice(VARIANT.length));
  return Number.isSafeInteger(number) && `${VARIANT}${number}` === variantId && number >= 0
    ? number
    : null;
}
