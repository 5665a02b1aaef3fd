import { matchingSets, type AskedUnits } from './matching-sets';

/** What an order export says of one line, and what of it was asked for. Amounts are in the file's currency. */
export interface RefundableLine {
  /** Lines of the same article that cost the same are one. */
  article: string;
  units: number;
  /** For all units, after every discount; tax is in it where the order's prices hold it. `null`: not known. */
  paid: number | null;
  isTaxed: boolean;
}

export interface RefundedOrder {
  lines: readonly RefundableLine[];
  /** Of what was paid, how much came back by the payment's status. `null`: it does not say. */
  status: 'nothing' | 'part' | 'all' | null;
  /** `null`: not known. */
  refunded: number | null;
  subtotal: number | null;
  shipping: number | null;
  taxes: number | null;
  total: number | null;
}

/** How a refund was understood. */
export type RefundKind =
  'nothing' | 'everything' | 'units' | 'shipping' | 'adjustment' | 'severalSets' | 'notKnown';

export interface RefundedUnits {
  kind: RefundKind;
  /** Of each line; `null`: not known. */
  units: (number | null)[];
}

/**
 * An export tells the amount that was paid back, not for what. It is taken for one set of the order's units where it
 * is what they cost, with or without tax, and no other set's; for the shipping where it is that; below the cheapest
 * unit for an adjustment. Whatever else it may be is not known.
 */
export function refundedUnits(order: RefundedOrder): RefundedUnits {
  const { lines, status, refunded } = order;
  const all = (): RefundedUnits => ({
    kind: 'everything',
    units: lines.map(({ units }) => units),
  });
  const none = (kind: RefundKind): RefundedUnits => ({ kind, units: lines.map(() => 0) });
  const unknown: RefundedUnits = { kind: 'notKnown', units: lines.map(() => null) };
  if (status === 'all' && refunded !== 0) return all();
  if (refunded === null) return status === 'nothing' ? none('nothing') : unknown;
  if (refunded === 0) return status === 'nothing' || status === null ? none('nothing') : unknown;
  const asked = askedUnits(order);
  if (asked === null) return unknown;
  const cents = toCents(refunded);
  if (cents + 1 >= asked.withTax) return all();
  const sets = matchingSets(asked.units, cents, asked);
  if (sets === 'tooMany') return unknown;
  if (sets.length === 0) {
    const cheapest = Math.min(...asked.units.filter(({ cents: of }) => of > 0).map((u) => u.cents));
    return cents + 1 < cheapest ? none('adjustment') : unknown;
  }
  return {
    kind: kindOf(sets),
    // A line of which every set holds as many is known, whichever set it was.
    units: lines.map(({ units }, index) => {
      if (asked.units[index]?.cents === 0 && sets.some((set) => sum(set) > 0)) return null;
      const [first, ...others] = sets.map((set) => set[index] ?? 0);
      return first !== undefined && others.every((of) => of === first)
        ? Math.min(first, units)
        : null;
    }),
  };
}

function kindOf(sets: readonly (readonly number[])[]): RefundKind {
  if (sets.length > 1) return 'severalSets';
  return sum(sets[0] ?? []) === 0 ? 'shipping' : 'units';
}

interface AskedOrder {
  units: AskedUnits[];
  /** Cents of all goods, with their tax. */
  withTax: number;
  /** By which a taxed unit's price may have grown; several where it is not known whether shipping was taxed. */
  taxRates: number[];
  /** Cents. */
  shipping: number;
}

/** `null`: what a unit cost is not known. */
function askedUnits(order: RefundedOrder): AskedOrder | null {
  const { lines, subtotal } = order;
  if (subtotal === null || subtotal === 0) return null;
  const soleLine = lines.length === 1 ? subtotal : null;
  const paid = lines.map((line) => line.paid ?? soleLine);
  if (paid.some((of) => of === null)) return null;
  const units = lines.map(({ article, units: count, isTaxed }, index) => ({
    article,
    count,
    isTaxed,
    cents: count === 0 ? 0 : (100 * (paid[index] ?? 0)) / count,
  }));
  const shipping = order.shipping ?? 0;
  const taxes = order.taxes ?? 0;
  const pricesHoldTax =
    order.total !== null && taxes > 0 && Math.abs(subtotal + shipping - order.total) < 0.01;
  const ofTaxed = lines.reduce(
    (of, { isTaxed }, index) => of + (isTaxed ? (paid[index] ?? 0) : 0),
    0,
  );
  const isAdded = taxes > 0 && !pricesHoldTax && ofTaxed > 0;
  const taxRates = isAdded ? [...new Set([taxes / ofTaxed, taxes / (ofTaxed + shipping)])] : [];
  const lowestRate = Math.min(...taxRates, Infinity);
  return {
    units,
    withTax: toCents(subtotal + (isAdded ? ofTaxed * lowestRate : 0)),
    taxRates,
    shipping: toCents(shipping),
  };
}

function toCents(amount: number): number {
  return Math.round(amount * 100);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
