export interface AskedUnits {
  /** Lines of the same article that cost the same are one. */
  article: string;
  count: number;
  /** What one of them cost, before tax that was added. */
  cents: number;
  isTaxed: boolean;
}

/** [J] Of an order with more sets, one of them would match almost any amount. */
const MOST_SETS = 20_000;

/**
 * Which sets of units cost that many cents, with or without tax, each as units of each line. An empty set is the
 * shipping alone. Only where no set costs that much by itself, one with the shipping may. Lines that cost the same are
 * one: their units are taken from the first of them.
 */
export function matchingSets(
  lines: readonly AskedUnits[],
  cents: number,
  { taxRates, shipping }: { taxRates: readonly number[]; shipping: number },
): number[][] | 'tooMany' {
  const alike = groupAlike(lines);
  const sets = alike.reduce((product, { count }) => product * (count + 1), 1);
  if (sets > MOST_SETS) return 'tooMany';
  const prices = pricesOf(taxRates);
  const ofShipping =
    shipping > 0 ? [shipping, ...taxRates.map((rate) => shipping * (1 + rate))] : [];
  const alone: number[][] = [];
  const withShipping: number[][] = [];
  for (const set of setsOf(alike)) {
    const lineCount = set.filter((of) => of > 0).length;
    // Each line's tax and share of a discount is rounded by itself.
    const costs = (wanted: number) => Math.abs(wanted - cents) <= 1 + lineCount / 2;
    const amounts = prices.map((price) =>
      alike.reduce((of, unit, index) => of + (set[index] ?? 0) * price(unit), 0),
    );
    if (lineCount === 0) {
      if (ofShipping.some(costs)) alone.push(set);
    } else if (amounts.some(costs)) alone.push(set);
    else if (amounts.some((amount) => ofShipping.some((extra) => costs(amount + extra))))
      withShipping.push(set);
  }
  const found = alone.length > 0 ? alone : withShipping;
  return found.map((set) => spread(set, alike, lines.length));
}

type Alike = AskedUnits & { lines: { index: number; count: number }[] };

/** Lines without a price cost nothing in any number, and are left out. */
function groupAlike(lines: readonly AskedUnits[]): Alike[] {
  const groups = new Map<string, Alike>();
  for (const [index, line] of lines.entries()) {
    if (line.cents <= 0 || line.count === 0) continue;
    const key = JSON.stringify([line.article, line.cents.toFixed(2), line.isTaxed]);
    const group = groups.get(key) ?? { ...line, count: 0, lines: [] };
    group.count += line.count;
    group.lines.push({ index, count: line.count });
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** What a unit costs: as it is, and with each of the rates. */
function pricesOf(taxRates: readonly number[]): ((unit: AskedUnits) => number)[] {
  return [0, ...taxRates].map((rate) => (unit) => unit.cents * (unit.isTaxed ? 1 + rate : 1));
}

function* setsOf(lines: readonly { count: number }[]): Generator<number[]> {
  const [first, ...rest] = lines;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const ofRest of setsOf(rest))
    for (let units = 0; units <= first.count; units += 1) yield [units, ...ofRest];
}

function spread(set: readonly number[], alike: readonly Alike[], lineCount: number): number[] {
  const units = Array.from({ length: lineCount }, () => 0);
  for (const [group, { lines }] of alike.entries()) {
    let left = set[group] ?? 0;
    for (const { index, count } of lines) {
      units[index] = Math.min(left, count);
      left -= Math.min(left, count);
    }
  }
  return units;
}
