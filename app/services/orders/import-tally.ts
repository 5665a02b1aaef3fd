import type { AssignedLines } from './assign-lines';
import type { ImportedOrder } from './ports';

const COUNTS = [
  'orders',
  'lines',
  /** Whose SKU no listing has, or that have none. */
  'linesWithoutListing',
  /** Whose SKU several listings have. */
  'linesOfSeveral',
  /** Whose SKU is spelled otherwise in the store. */
  'linesRespelled',
  'unitsReturned',
  /** Of which it is not known whether they came back. */
  'unitsUnknown',
  /** That were paid back before they were sent: never sold. */
  'unitsUnsent',
  'ordersCancelled',
  'ordersVoided',
  'ordersApart',
  /** Of which the shipping alone was paid back. */
  'shippingRefunds',
  /** Of which less was paid back than any unit cost. */
  'adjustments',
] as const;

/** What was found in a file, and how many of each. */
export type ImportTally = Record<(typeof COUNTS)[number], number>;

export function newTally(): ImportTally {
  return Object.fromEntries(COUNTS.map((name) => [name, 0])) as ImportTally;
}

export function tallied(
  tally: ImportTally,
  { read, lines }: Pick<ImportedOrder, 'read' | 'lines'>,
  { unassigned, respelled }: AssignedLines,
): ImportTally {
  const several = unassigned.filter(({ listingIds }) => listingIds.length > 0).length;
  const units = (of: (line: (typeof lines)[number]) => number) =>
    lines.reduce((sum, line) => sum + of(line), 0);
  const found: ImportTally = {
    orders: 1,
    lines: lines.length,
    linesWithoutListing: unassigned.length - several,
    linesOfSeveral: several,
    linesRespelled: respelled,
    unitsReturned: units(({ returnedUnits }) => returnedUnits ?? 0),
    unitsUnknown: units((line) => (line.returnedUnits === null ? line.units : 0)),
    unitsUnsent: read.unsentUnits,
    ordersCancelled: Number(read.calledOff === 'cancelled'),
    ordersVoided: Number(read.calledOff === 'voided'),
    ordersApart: Number(!read.stoodTogether),
    shippingRefunds: Number(read.refund === 'shipping'),
    adjustments: Number(read.refund === 'adjustment'),
  };
  return Object.fromEntries(COUNTS.map((name) => [name, tally[name] + found[name]])) as ImportTally;
}
