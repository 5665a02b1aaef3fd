import type { OrderCounts, UnassignedLine } from '~/core/orders/order-counts';
import type { SkuMatches } from '~/core/orders/sku-matches';
import type { ImportedOrder } from './ports';

export interface AssignedLines {
  lines: OrderCounts['lines'];
  unassigned: UnassignedLine[];
  /** Of `lines`, those whose SKU is spelled otherwise in the store. */
  respelled: number;
}

/** Gives each line to the listing whose SKU it names, where that is one alone. */
export function assignLines(
  lines: ImportedOrder['lines'],
  matches: SkuMatches,
  { withRevenue }: { withRevenue: boolean },
): AssignedLines {
  const assigned: AssignedLines = { lines: [], unassigned: [], respelled: 0 };
  for (const { sku, returnReasons, ...read } of lines) {
    const counts = withRevenue ? read : { ...read, revenue: null };
    const match = matches.of(sku);
    if (match.kind === 'one') {
      const { listingId, variantId, isRespelled } = match;
      assigned.lines.push({ listingId, variantId, returnReasons, ...counts });
      if (isRespelled) assigned.respelled += 1;
    } else {
      const listingIds = match.kind === 'several' ? match.listingIds : [];
      assigned.unassigned.push({ listingIds, ...counts });
    }
  }
  return assigned;
}
