/** A price that holds from its instant until the next one. */
export interface PricePoint {
  /** Milliseconds since 1970: a year of daily prices has too many instants to read each from text. */
  at: number;
  amount: number;
  compareAt: number | null;
  /** The price in the store's own currency at that instant; tells an exchange-rate change from the merchant's. */
  shopAmount?: number;
  /** Nobody here saw it: it is the merchant's own word, from a price history that they imported. */
  isImported?: true;
}

/** Numbers of a point, one after the other. */
const NUMBERS = 4;

/**
 * Points in ascending order of their instants, as numbers in one array: a batch of listings with a year of daily prices has
 * a hundred thousand of them, and objects of each kept garbage collection busy.
 */
export class PricePoints implements Iterable<PricePoint> {
  /** Of each point instant, amount, original price (`NaN`: none), price in the store's own currency (`NaN`: not read). */
  readonly #numbers: number[] = [];
  /** Indexes of points; `null`: none is imported. */
  #imported: Set<number> | null = null;

  /** In any order; of two at one instant the first stays the first. */
  static of(points: Iterable<PricePoint>): PricePoints {
    const all = new PricePoints();
    for (const point of [...points].sort((a, b) => a.at - b.at)) all.add(point);
    return all;
  }

  get length(): number {
    return this.#numbers.length / NUMBERS;
  }

  /** @throws RangeError before the last point's instant */
  add({ at, amount, compareAt, shopAmount, isImported }: PricePoint): void {
    this.put(at, amount, compareAt ?? NaN, shopAmount ?? NaN);
    if (isImported) (this.#imported ??= new Set()).add(this.length - 1);
  }

  /** `add` without an object: `NaN` for what there is not. */
  put(at: number, amount: number, compareAt: number, shopAmount: number): void {
    const { length } = this.#numbers;
    const last = length === 0 ? -Infinity : this.#numbers[length - NUMBERS];
    if (last !== undefined && at < last)
      throw new RangeError(`A price point of ${at} after one of ${last}`);
    this.#numbers.push(at, amount, compareAt, shopAmount);
  }

  instant(index: number): number {
    return this.#numbers[index * NUMBERS] ?? NaN;
  }

  amount(index: number): number {
    return this.#numbers[index * NUMBERS + 1] ?? NaN;
  }

  /** `NaN`: none. */
  compareAt(index: number): number {
    return this.#numbers[index * NUMBERS + 2] ?? NaN;
  }

  /** `NaN`: not read. */
  shopAmount(index: number): number {
    return this.#numbers[index * NUMBERS + 3] ?? NaN;
  }

  /** As the function of that name says of one price. */
  isMarkedDown(index: number): boolean {
    return this.compareAt(index) > this.amount(index);
  }

  isAnyMarkedDown(): boolean {
    for (let index = 0; index < this.length; index++) if (this.isMarkedDown(index)) return true;
    return false;
  }

  /** A negative index counts from the end. */
  at(index: number): PricePoint | undefined {
    const place = index < 0 ? this.length + index : index;
    if (place < 0 || place >= this.length) return undefined;
    const compareAt = this.compareAt(place);
    const shopAmount = this.shopAmount(place);
    const point: PricePoint = {
      at: this.instant(place),
      amount: this.amount(place),
      compareAt: Number.isNaN(compareAt) ? null : compareAt,
    };
    if (!Number.isNaN(shopAmount)) point.shopAmount = shopAmount;
    if (this.#imported?.has(place)) point.isImported = true;
    return point;
  }

  /** How many there are before an instant. */
  countBefore(instant: number): number {
    return this.#countWhile((at) => at < instant);
  }

  /** Of the last point at or before an instant; 0 where there is none. */
  indexAt(instant: number): number {
    return Math.max(0, this.#countWhile((at) => at <= instant) - 1);
  }

  /** By bisection. */
  #countWhile(isCounted: (instant: number) => boolean): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isCounted(this.instant(middle))) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Those from one index up to another one, which is left out. */
  slice(from: number, to = this.length): PricePoints {
    const points = new PricePoints();
    for (let index = from; index < to; index++) {
      points.put(
        this.instant(index),
        this.amount(index),
        this.compareAt(index),
        this.shopAmount(index),
      );
      if (this.#imported?.has(index)) (points.#imported ??= new Set()).add(index - from);
    }
    return points;
  }

  *[Symbol.iterator](): Generator<PricePoint> {
    for (let index = 0; index < this.length; index++) {
      const point = this.at(index);
      if (point) yield point;
    }
  }

  toJSON(): PricePoint[] {
    return [...this];
  }
}
