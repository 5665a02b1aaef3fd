import { wilsonLowerBound } from '../statistics/wilson';
import { probabilityAbove } from './beta-binomial';
import type { ReturnBaseline, ReturnEvidence } from './return-baseline';

export interface ReturnThresholds {
  /** Fewer orders tell nothing. */
  orders: number;
  /** Fewer orders back are no pattern. */
  returnedOrders: number;
  /** Times the store's mean. */
  noticeFactor: number;
  warningFactor: number;
  /** 0 to 1. */
  probability: number;
}

/** `high`: seldom wrong. `raised`: worth a look. `unknown`: too few orders, or too many of which nobody knows. */
export type ReturnLevel = 'high' | 'raised' | 'usual' | 'unknown';

/**
 * A product's returns beside the store's own mean. Two tests: the posterior of a beta-binomial, which is seldom
 * wrong, and Wilson's lower bound, which finds more. `unknownOrders`: orders besides, of which nobody knows whether
 * they came back; where they could decide, the level is unknown.
 */
export function judgeReturns(
  { orders, returnedOrders, unknownOrders = 0 }: ReturnEvidence & { unknownOrders?: number },
  baseline: ReturnBaseline,
  thresholds: ReturnThresholds,
): { level: ReturnLevel; probability: number } {
  const judged = judgeKnown({ orders, returnedOrders }, baseline, thresholds);
  if (unknownOrders === 0 || judged.level !== 'usual') return judged;
  const atWorst = judgeKnown(
    { orders: orders + unknownOrders, returnedOrders: returnedOrders + unknownOrders },
    baseline,
    thresholds,
  );
  return atWorst.level === 'usual' ? judged : { ...judged, level: 'unknown' };
}

function judgeKnown(
  evidence: ReturnEvidence,
  baseline: ReturnBaseline,
  thresholds: ReturnThresholds,
): { level: ReturnLevel; probability: number } {
  const { orders, returnedOrders } = evidence;
  const probability = probabilityAbove(evidence, baseline, thresholds.warningFactor);
  const isPattern = returnedOrders >= thresholds.returnedOrders;
  if (isPattern && probability > thresholds.probability) return { level: 'high', probability };
  const isEnough = orders >= thresholds.orders;
  const lowerBound = wilsonLowerBound(returnedOrders, orders);
  if (isPattern && isEnough && lowerBound > thresholds.noticeFactor * baseline.meanShare) {
    return { level: 'raised', probability };
  }
  return { level: isEnough ? 'usual' : 'unknown', probability };
}
