import { betaCumulative } from './beta-distribution';
import type { ReturnBaseline, ReturnEvidence } from './return-baseline';

/**
 * How probable it is that a product's own return rate lies above `factor` times the store's mean, given what
 * came back and, as prior, what the store's products are like. 0 to 1.
 */
export function probabilityAbove(
  { orders, returnedOrders }: ReturnEvidence,
  { meanShare, strength }: Pick<ReturnBaseline, 'meanShare' | 'strength'>,
  factor: number,
): number {
  const threshold = factor * meanShare;
  if (threshold >= 1) return 0;
  const a = meanShare * strength + returnedOrders;
  const b = (1 - meanShare) * strength + orders - returnedOrders;
  // Nothing ever came back in the whole store, this product included.
  if (a === 0) return 0;
  return 1 - betaCumulative(threshold, a, b);
}
